using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

public sealed class EverythingTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Everything_Pages_ShowTheMomentOfTheFirst()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var expected = new List<string> { $"Patient/{patient}" };
        for (var i = 0; i < 9; i++)
        {
            expected.Add("Observation/" + await Fhir.Add(Observation(patient, i)));
        }

        var other = await Fhir.Add("""{"resourceType":"Patient"}""");
        expected.Add("Group/" + await Fhir.Add(Group(patient, other)));

        var seen = new List<string>();
        var page = await Fhir.Get($"Patient/{patient}/$everything?_count=3");
        while (true)
        {
            page.Total.ShouldBe(expected.Count);
            seen.AddRange(page.Entries);

            // Meanwhile somebody adds, changes and deletes.
            await Fhir.Add(Observation(patient, 100 + seen.Count));
            await Fhir.Add(Group(patient, other));
            await Fhir.Delete(expected[^(seen.Count > 8 ? 1 : 2)]);
            await Fhir.Put(expected[1], Observation(patient, 50 + seen.Count, expected[1].Split('/')[1]));
            if (page.Link("next") is not { } next)
            {
                break;
            }

            page = await Fhir.Get(next);
        }

        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task Everything_WithoutCount_IsOnePage()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        for (var i = 0; i < 30; i++)
        {
            await Fhir.Add(Observation(patient, i));
        }

        var all = await Fhir.Get($"Patient/{patient}/$everything");

        all.Total.ShouldBe(31);
        all.Entries.Count.ShouldBe(31);
        all.Link("next").ShouldBeNull();
    }

    [Theory]
    [InlineData("_count=x")]
    [InlineData("_count=0")]
    [InlineData("_page=!!")]
    public async Task Everything_MalformedParameter_IsRefused(string query)
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");

        (await Fhir.Get($"Patient/{patient}/$everything?{query}")).Status.ShouldBe(400);
    }

    private static string Observation(string patient, int code, string? id = null) =>
        $$$"""{"resourceType":"Observation",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"status":"final","code":{"text":"{{{code}}}"},"subject":{"reference":"Patient/{{{patient}}}"}}""";

    private static string Group(string one, string two) =>
        $$$"""{"resourceType":"Group","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/{{{one}}}"}},{"entity":{"reference":"Patient/{{{two}}}"}}]}""";
}
