using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>How a search is answered: what is not known, links, pages that keep their moment. What matches is drawn in tests/Spec.</summary>
public sealed class SearchTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task UnknownParameter_BesideAKnownFilter_IsNamedAndLeftOut()
    {
        var id = await Fhir.Add(Patient("lenient"));

        var answer = await Fhir.Get("Patient?family=lenient&shoe-size=9&_sort=shoe-size,-family&_elements=shoe");

        answer.Status.ShouldBe(200);
        answer.Entries.ShouldBe([$"Patient/{id}"]);
        answer.FaultPaths.ShouldBe(["shoe-size", "_sort", "_elements"], ignoreOrder: true);
        answer.Link("self").ShouldEndWith("/fhir/Patient?family=lenient&_sort=-family");
        answer.Body["entry"]!.AsArray().Last()!["search"]!["mode"]!.ToString().ShouldBe("outcome");
        answer.Outcome!["issue"]![0]!["severity"]!.ToString().ShouldBe("warning");
    }

    [Theory]
    [InlineData("family=x&shoe-size=9", true, 400)]
    [InlineData("shoe-size=9", false, 400)]
    [InlineData("_list=x", false, 400)]
    [InlineData("shoe-size=9&_count=5", false, 400)]
    [InlineData("_sort=shoe-size", false, 200)]
    [InlineData("_sort=shoe-size", true, 400)]
    [InlineData("_include=Patient:organization", false, 200)]
    [InlineData("general-practitioner.shoe-size=x", false, 400)]
    [InlineData("family.name=x", false, 400)]
    [InlineData("_has:Observation:patient:shoe-size=x", false, 400)]
    [InlineData("_has:Observation:encounter:code=x", false, 400)]
    [InlineData("_has:Observation", false, 400)]
    [InlineData("_include=Observation:subject", false, 200)]
    [InlineData("_include=Patient:shoe-size", true, 400)]
    [InlineData("_summary=everything", false, 400)]
    [InlineData("_contained=true", false, 400)]
    [InlineData("_contained=false", true, 200)]
    [InlineData("_format=json&_pretty=true", true, 200)]
    [InlineData("_total=accurate", true, 200)]
    public async Task UnknownParameter_StrictOrAlone_IsRefused(string query, bool strict, int status)
    {
        var answer = strict ? await Fhir.Get($"Patient?{query}", ("Prefer", "handling=strict")) : await Fhir.Get($"Patient?{query}");

        answer.Status.ShouldBe(status, answer.Text);
    }

    [Fact]
    public async Task PostSearch_Form_AnswersAsGetDoes()
    {
        var id = await Fhir.Add(Patient("formed"));
        using var form = new FormUrlEncodedContent([new("family", "formed")]);
        using var json = new StringContent("{}", Encoding.UTF8, FhirClient.Json);

        (await Fhir.Send(HttpMethod.Post, "Patient/_search", form)).Entries.ShouldBe([$"Patient/{id}"]);
        (await Fhir.Send(HttpMethod.Post, "Patient/_search", json)).Status.ShouldBe(415);
    }

    [Fact]
    public async Task CountAndSummary_Total_IsExact()
    {
        for (var i = 0; i < 5; i++)
        {
            await Fhir.Add(Patient("counted"));
        }

        foreach (var query in new[] { "family=counted", "family=counted&_count=2", "family=counted&_count=0", "family=counted&_summary=count" })
        {
            (await Fhir.Get($"Patient?{query}")).Total.ShouldBe(5, query);
        }

        var counted = await Fhir.Get("Patient?family=counted&_summary=count");
        counted.Entries.ShouldBeEmpty();
        counted.Link("next").ShouldBeNull();
    }

    [Theory]
    [InlineData("family=paged{0}")]
    [InlineData("family=paged{0}&_sort=birthdate")]
    [InlineData("gender=female&address-city=paged{0}")]
    [InlineData("_id={1}")]
    public async Task Pages_WhileOthersWriteAndDelete_ShowTheMomentOfTheFirst(string query)
    {
        var mark = Math.Abs(query.GetHashCode(StringComparison.Ordinal)).ToString();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await Fhir.Add(Full("paged" + mark, 1950 + i)));
        }

        var address = $"Patient?{string.Format(query, mark, string.Join(',', ids))}&_count=2";
        var expected = (await Fhir.Get(address.Replace("&_count=2", "", StringComparison.Ordinal))).Entries;
        expected.Count.ShouldBe(7);

        var seen = new List<string>();
        for (var page = await Fhir.Get(address); ; page = await Fhir.Get(page.Link("next")!))
        {
            page.Total.ShouldBe(7);
            seen.AddRange(page.Entries);
            await Fhir.Add(Full("paged" + mark, 1900));
            await Fhir.Delete(expected[seen.Count < 6 ? seen.Count : 0]);
            await Fhir.Put(expected[^1], Full("renamed", 2000, expected[^1].Split('/')[1]));
            if (page.Link("next") is null)
            {
                break;
            }
        }

        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task Pages_OfOnePerson_ShowTheMomentOfTheFirst()
    {
        var patient = await Fhir.Add(Patient("x"));
        var ids = new List<string>();
        for (var i = 1; i <= 5; i++)
        {
            ids.Insert(0, "Observation/" + await Fhir.Add(Observation(patient, i)));
        }

        var first = await Fhir.Get($"Observation?patient={patient}&_count=3");
        await Fhir.Add(Observation(patient, 9));
        await Fhir.Delete(ids[3]);
        await Fhir.Put(ids[4], Observation(patient, 28, ids[4].Split('/')[1]));
        var second = await Fhir.Get(first.Link("next")!);

        first.Entries.ShouldBe(ids.Take(3), "newest first");
        second.Entries.ShouldBe(ids.Skip(3));
        second.Body["entry"]![1]!["resource"]!["effectiveDateTime"]!.ToString().ShouldBe("2025-01-01", "the version of that moment");
        second.Link("next").ShouldBeNull();
        (await Fhir.Get(second.Link("first")!)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task Reference_ByOurOwnAddress_IsTheSameAsTypeAndId()
    {
        var patient = await Fhir.Add(Patient("x"));
        var observation = await Fhir.Add(Observation(patient, 1));

        (await Fhir.Search("Observation", ("subject", $"{world.World.Address}fhir/Patient/{patient}"))).Entries.ShouldBe([$"Observation/{observation}"]);
    }

    [Fact]
    public async Task SharedTypes_UriAndName_AreFound()
    {
        var id = await Fhir.Add("""{"resourceType":"ValueSet","status":"active","url":"http://goldthread.example/vs/1","name":"VS"}""");

        (await Fhir.Search("ValueSet", ("url", "http://goldthread.example/vs/1"))).Entries.ShouldBe([$"ValueSet/{id}"]);
        (await Fhir.Search("ValueSet", ("url", "http://goldthread.example/vs"))).Total.ShouldBe(0);
        (await Fhir.Search("ValueSet", ("url:below", "http://goldthread.example/vs"))).Entries.ShouldBe([$"ValueSet/{id}"]);
        (await Fhir.Search("ValueSet", ("url", ""))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task LongNames_AreFoundOnEveryRoute()
    {
        var name = string.Concat(Enumerable.Range(0, 900).Select(i => "Zx" + i)) + "\U00020BB7";
        var id = await Fhir.Add(Patient(name));
        var other = await Fhir.Add(Patient("Qq\U00020BB7q"));

        (await Fhir.Search("Patient", ("family", name[..300]))).Entries.ShouldBe([$"Patient/{id}"]);
        (await Fhir.Search("Patient", ("family", name[..300] + "other"))).Total.ShouldBe(0);
        (await Fhir.Search("Patient", ("family", "qq"))).Entries.ShouldBe([$"Patient/{other}"]);
    }

    [Fact]
    public async Task TooManyValues_AreRefusedInWords()
    {
        var answer = await Fhir.Get("Patient?family=" + string.Join(',', Enumerable.Repeat("x", 600)));

        answer.Status.ShouldBe(422);
        answer.Outcome.ShouldNotBeNull();
    }

    private static string Patient(string family) => new JsonObject
    {
        ["resourceType"] = "Patient",
        ["name"] = new JsonArray(new JsonObject { ["family"] = family }),
    }.ToJsonString();

    private static string Full(string mark, int born, string? id = null) =>
        $$$"""{"resourceType":"Patient",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"gender":"female","birthDate":"{{{born}}}","name":[{"family":"{{{mark}}}"}],"address":[{"city":"{{{mark}}}"}]}""";

    private static string Observation(string patient, int day, string? id = null) =>
        $$$"""{"resourceType":"Observation",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2025-01-{{{day:00}}}"}""";
}
