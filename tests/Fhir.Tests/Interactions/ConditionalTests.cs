using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Writes and reads that depend on what is there.</summary>
public sealed class ConditionalTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [DatabaseTheory]
    public async Task Create_FiftyClientsWithTheSameCondition_MakeExactlyOne(DatabaseKind kind)
    {
        await using var crowd = await World.Start(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            crowd.System.Post("Patient", Patient("same", i.ToString()), ("If-None-Exist", "identifier=urn:x|same"))));

        answers.Count(a => a.Status == 201).ShouldBe(1, string.Join('\n', answers.Select(a => a.Status + a.Text).Concat(crowd.UnexpectedFaults)));
        answers.Count(a => a.Status == 200).ShouldBe(49);
        answers.Select(a => a.Id).Distinct().Count().ShouldBe(1);
        (await crowd.System.Search("Patient", ("identifier", "urn:x|same"))).Total.ShouldBe(1);
        crowd.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Create_SameConditionInOtherWords_MakesExactlyOne(DatabaseKind kind)
    {
        await using var crowd = await World.Start(kind);
        string[] words =
        [
            "identifier=urn:x|a,urn:x|b&family=Same", "family=Same&identifier=urn:x%7Ca,urn:x%7Cb&_format=json", "?identifier=urn:x|b,urn:x|a&family=same", "Patient?family=SAME&identifier=urn:x|b,urn:x|a,urn:x|b",
        ];
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => crowd.System.Post(
                "Patient", """{"resourceType":"Patient","identifier":[{"system":"urn:x","value":"b"}],"name":[{"family":"Same"}]}""", ("If-None-Exist", words[i % words.Length]))));

            answers.Count(a => a.Status == 201).ShouldBe(1, string.Join('\n', answers.Select(a => a.Status + a.Text).Concat(crowd.UnexpectedFaults)));
            (await crowd.System.Delete("Patient?identifier=urn:x|b")).Status.ShouldBe(204);
        }
    }

    [DatabaseTheory]
    public async Task Update_ManyClientsWithTheSameCondition_MakeExactlyOne(DatabaseKind kind)
    {
        await using var crowd = await World.Start(kind);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => crowd.System.Put("Patient?identifier=urn:x|same", Patient("same", i.ToString()))));

        answers.Count(a => a.Status == 201).ShouldBe(1, string.Join('\n', answers.Select(a => a.Status + a.Text).Concat(crowd.UnexpectedFaults)));
        answers.Count(a => a.Status == 200).ShouldBe(19);
        (await crowd.System.Search("Patient", ("identifier", "urn:x|same"))).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Create_OneMatches_AnswersWithItAndWritesNothing()
    {
        var id = await Fhir.Add(Patient("c1", "first"));

        var again = await Fhir.Post("Patient", Patient("c1", "second"), ("If-None-Exist", "?identifier=urn:x|c1"));

        again.Status.ShouldBe(200);
        again.Id.ShouldBe(id);
        again.Version.ShouldBe(1);
        again.Text.ShouldContain("first");
    }

    [Theory]
    [InlineData("identifier=urn:x|twins", 412)]
    [InlineData("", 201)]
    [InlineData("nonsense=1", 400)]
    [InlineData("_count=1", 400)]
    [InlineData("identifier=urn:x|none-at-all", 201)]
    public async Task Create_ByCondition_AnswersAsR4Says(string condition, int status)
    {
        await Fhir.Add(Patient("twins", "a"));
        await Fhir.Add(Patient("twins", "b"));

        (await Fhir.Post("Patient", Patient("twins", "c"), ("If-None-Exist", condition))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Condition_MatchIsOutOfSight_IsAsIfItWereNotThere()
    {
        var hidden = await Fhir.Add(Patient("secret", "hidden"));
        var gp = await world.World.Professional("Y01");

        var created = await gp.Post("Patient", Patient("secret", "own"), ("If-None-Exist", "identifier=urn:x|secret"));
        var updated = await gp.Put("Patient?identifier=urn:x|secret", Patient("secret", "own, changed"));
        var deleted = await gp.Delete("Patient?identifier=urn:x|secret");

        created.Status.ShouldBe(201);
        updated.Status.ShouldBe(200);
        updated.Id.ShouldBe(created.Id);
        deleted.Status.ShouldBe(204);
        (await Fhir.Get($"Patient/{hidden}")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Update_ByCondition_ChangesTheOneOrMakesIt()
    {
        var made = await Fhir.Put("Patient?identifier=urn:x|u1", Patient("u1", "a"));
        var changed = await Fhir.Put("Patient?identifier=urn:x|u1", Patient("u1", "b"));
        var another = await Fhir.Put("Patient?identifier=urn:x|u1", """{"resourceType":"Patient","id":"another"}""");
        var stale = await Fhir.Put("Patient?identifier=urn:x|u1", Patient("u1", "c"), ("If-Match", "W/\"1\""));
        var chosen = await Fhir.Put("Patient?identifier=urn:x|u2", """{"resourceType":"Patient","id":"chosen","identifier":[{"system":"urn:x","value":"u2"}]}""");

        made.Status.ShouldBe(201);
        changed.Status.ShouldBe(200);
        changed.Id.ShouldBe(made.Id);
        changed.Version.ShouldBe(2);
        another.Status.ShouldBe(400);
        stale.Status.ShouldBe(412);
        chosen.Status.ShouldBe(201);
        chosen.Id.ShouldBe("chosen");
    }

    [Fact]
    public async Task Update_ConditionMatchesSeveral_IsRefused()
    {
        await Fhir.Add(Patient("pair", "a"));
        await Fhir.Add(Patient("pair", "b"));

        (await Fhir.Put("Patient?identifier=urn:x|pair", Patient("pair", "c"))).Status.ShouldBe(412);
        (await Fhir.Put("Patient", Patient("pair", "c"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Delete_ByCondition_TakesOneOrAsManyAsAllowed()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add(await Fhir.Add(Patient("d", i.ToString())));
        }

        (await Fhir.Delete("Patient?identifier=urn:x|d")).Status.ShouldBe(412);
        (await Fhir.Delete("Patient?identifier=urn:x|d&_count=2")).Status.ShouldBe(412);
        (await Fhir.Delete("Patient")).Status.ShouldBe(400);
        (await Fhir.Delete("Patient?identifier=urn:x|d&_count=1001")).Status.ShouldBe(400);
        (await Fhir.Search("Patient", ("identifier", "urn:x|d"))).Total.ShouldBe(3);

        (await Fhir.Delete("Patient?identifier=urn:x|d&_count=3")).Status.ShouldBe(204);
        (await Fhir.Delete("Patient?identifier=urn:x|d")).Status.ShouldBe(204);
        (await Fhir.Search("Patient", ("identifier", "urn:x|d"))).Total.ShouldBe(0);
        foreach (var id in ids)
        {
            (await Fhir.Get($"Patient/{id}")).Status.ShouldBe(410);
        }
    }

    [Fact]
    public async Task Read_ByDateAndVersion_AnswersAsHttpSays()
    {
        var id = await Fhir.Add(Patient("read", "a"));
        var read = await Fhir.Get($"Patient/{id}");
        var modified = read.ContentHeaders.LastModified!.Value;

        (await Fhir.Get($"Patient/{id}", ("If-Modified-Since", modified.ToString("R")))).Status.ShouldBe(304);
        (await Fhir.Get($"Patient/{id}", ("If-Modified-Since", modified.AddSeconds(-1).ToString("R")))).Status.ShouldBe(200);
        (await Fhir.Get($"Patient/{id}", ("If-Modified-Since", modified.ToString("R")), ("If-None-Match", "W/\"7\""))).Status.ShouldBe(200);
        (await Fhir.Get($"Patient/{id}", ("If-None-Match", "W/\"1\""))).Status.ShouldBe(304);
        (await Fhir.Get($"Patient/{id}", ("If-Match", "W/\"1\""))).Status.ShouldBe(200);
        (await Fhir.Get($"Patient/{id}", ("If-Match", "W/\"2\""))).Status.ShouldBe(412);
    }

    [Fact]
    public async Task Write_PreferOperationOutcome_AnswersInWords()
    {
        var created = await Fhir.Post("Patient", Patient("prefer", "a"), ("Prefer", "return=OperationOutcome"));

        created.Status.ShouldBe(201);
        created.Body["resourceType"]!.ToString().ShouldBe("OperationOutcome");
        created.Body["issue"]![0]!["severity"]!.ToString().ShouldBe("information");
        created.Headers.Location.ShouldNotBeNull();
    }

    private static string Patient(string number, string name) =>
        $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:x","value":"{{{number}}}"}],"name":[{"text":"{{{name}}}"}]}""";
}
