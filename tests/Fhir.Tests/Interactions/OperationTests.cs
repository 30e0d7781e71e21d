using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>$meta and its kin, $match, and the choices of $everything.</summary>
public sealed class OperationTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private const string Nhs = "https://fhir.nhs.uk/Id/nhs-number";

    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Meta_AddedAndTakenAway_IsSearchable()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","meta":{"tag":[{"system":"urn:t","code":"a"}]}}""");

        var added = await Fhir.Post($"Patient/{id}/$meta-add", Meta("""{"tag":[{"system":"urn:t","code":"a"},{"system":"urn:t","code":"meta-b"}],"security":[{"system":"urn:s","code":"r"}]}"""));
        (await Fhir.Search("Patient", ("_tag", "urn:t|meta-b"))).Entries.ShouldBe([$"Patient/{id}"]);
        var removed = await Fhir.Post($"Patient/{id}/$meta-delete", Meta("""{"tag":[{"system":"urn:t","code":"meta-b"},{"system":"urn:t","code":"a"},{"system":"urn:t","code":"never"}]}"""));
        var read = await Fhir.Get($"Patient/{id}/$meta");

        added.Status.ShouldBe(200, added.Text);
        added.Body["parameter"]![0]!["valueMeta"]!["tag"]!.AsArray().Count.ShouldBe(2);
        removed.Status.ShouldBe(200, removed.Text);
        read.Body["parameter"]![0]!["valueMeta"]!["tag"].ShouldBeNull();
        read.Body["parameter"]![0]!["valueMeta"]!["security"]!.AsArray().Count.ShouldBe(1);
        read.Body["parameter"]![0]!["valueMeta"]!["versionId"]!.ToString().ShouldBe("3");
        (await Fhir.Post($"Patient/{id}/$meta-add", """{"resourceType":"Parameters"}""")).Status.ShouldBe(400);
        (await Fhir.Get("Patient/never-was/$meta")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Match_Grades_AreWhatTheyRestOn()
    {
        await using var place = await World.Start();
        var same = await place.System.Add(Patient("9990000018", "Óneill", "Ann", "1950-01-02"));
        var noNumber = await place.System.Add("""{"resourceType":"Patient","name":[{"family":"O'Neill","given":["Ann"]}],"birthDate":"1950-01-02"}""");
        var otherNumber = await place.System.Add(Patient("9990000026", "Oneill", "Ann", "1950-01-02"));
        var otherPerson = await place.System.Add(Patient("9990000034", "Oneill", "Bob", "1990-01-02"));

        var found = await place.System.Post("Patient/$match", Match(Patient("9990000018", "Oneill", "Ann", "1950-01-02")));
        var certain = await place.System.Post("Patient/$match", Match(Patient("9990000018", "Oneill", "Ann", "1950-01-02"), """,{"name":"onlyCertainMatches","valueBoolean":true}"""));
        var one = await place.System.Post("Patient/$match", Match(Patient("9990000018", "Oneill", "Ann", "1950-01-02"), """,{"name":"count","valueInteger":1}"""));

        found.Status.ShouldBe(200, found.Text);
        found.Entries.ShouldBe([$"Patient/{same}", $"Patient/{noNumber}", $"Patient/{otherNumber}"]);
        Grades(found).ShouldBe(["certain", "probable", "possible"]);
        found.Entries.ShouldNotContain($"Patient/{otherPerson}");
        certain.Entries.ShouldBe([$"Patient/{same}"]);
        one.Entries.Count.ShouldBe(1);
        var scores = found.Body["entry"]!.AsArray().Select(e => e!["search"]!["score"]!.GetValue<decimal>()).ToList();
        scores.ShouldAllBe(s => s >= 0 && s <= 1);
        (await place.System.Post("Patient/$match", """{"resourceType":"Parameters"}""")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Match_TwoCertain_AreNotCertainEnough()
    {
        await using var place = await World.Start();
        await place.System.Add(Patient("9990000018", "Oneill", "Ann", "1950-01-02"));
        await place.System.Add(Patient("9990000018", "Oneill", "Ann", "1950-01-02"));

        (await place.System.Post("Patient/$match", Match(Patient("9990000018", "Oneill", "Ann", "1950-01-02"), """,{"name":"onlyCertainMatches","valueBoolean":true}"""))).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Match_PersonOutOfSight_IsNotFound()
    {
        await using var place = await World.Start();
        await place.System.Add(Patient("9990000018", "Oneill", "Ann", "1950-01-02"));
        var gp = await place.Professional("Y01");

        (await gp.Post("Patient/$match", Match(Patient("9990000018", "Oneill", "Ann", "1950-01-02")))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Everything_ByDateTypeAndSince_IsAPart()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","birthDate":"1950-01-02"}""");
        var old = await Fhir.Add(Observation(id, "2020-01-01"));
        var recent = await Fhir.Add(Observation(id, "2024-06-01"));
        var encounter = await Fhir.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/{{{id}}}"},"period":{"start":"2024-06-01"}}""");

        (await Fhir.Get($"Patient/{id}/$everything?start=2024")).Entries.ShouldBe([$"Patient/{id}", $"Observation/{recent}", $"Encounter/{encounter}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{id}/$everything?end=2020-12-31")).Entries.ShouldBe([$"Patient/{id}", $"Observation/{old}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{id}/$everything?_type=Observation")).Entries.ShouldBe([$"Observation/{old}", $"Observation/{recent}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{id}/$everything?_since=2999")).Entries.ShouldBeEmpty();
        var page = await Fhir.Get($"Patient/{id}/$everything?start=2024&_count=2");
        page.Total.ShouldBe(3);
        page.Entries.Concat((await Fhir.Get(page.Link("next")!)).Entries).ShouldBe([$"Patient/{id}", $"Observation/{recent}", $"Encounter/{encounter}"], ignoreOrder: true);
        (await Fhir.Get($"Patient/{id}/$everything?start=soon")).Status.ShouldBe(400);
        (await Fhir.Get($"Patient/{id}/$everything?_type=Nonsense")).Status.ShouldBe(400);
    }

    private static string Observation(string patient, string date) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"{{{date}}}"}""";

    private static string Patient(string number, string family, string given, string birth) =>
        $$$"""{"resourceType":"Patient","identifier":[{"system":"{{{Nhs}}}","value":"{{{number}}}"}],"name":[{"family":"{{{family}}}","given":["{{{given}}}"]}],"birthDate":"{{{birth}}}"}""";

    private static string Match(string patient, string more = "") => $$$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{{patient}}}}{{{more}}}]}""";

    private static string Meta(string meta) => $$$"""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{{{meta}}}}]}""";

    private static IEnumerable<string> Grades(FhirAnswer answer) => answer.Body["entry"]!.AsArray().Select(e => e!["search"]!["extension"]![0]!["valueCode"]!.ToString());
}
