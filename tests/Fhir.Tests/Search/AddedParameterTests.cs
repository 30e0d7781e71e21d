using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>Search parameters that somebody adds. https://hl7.org/fhir/R4/searchparameter.html</summary>
public sealed class AddedParameterTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task AddedParameter_IsSearchable_UntilItIsTakenAway()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient","maritalStatus":{"coding":[{"system":"http://m","code":"M"}]}}""");
        await Fhir.Add("""{"resourceType":"Patient","maritalStatus":{"coding":[{"system":"http://m","code":"S"}]}}""");
        (await Fhir.Get("Patient?marital=M")).Status.ShouldBe(400);

        var parameter = await Fhir.Add(Parameter("marital", "Patient.maritalStatus"));

        (await Eventually("Patient?marital=M", 200)).Entries.ShouldBe([$"Patient/{patient}"]);
        (await Fhir.Get("Patient?marital=http://m|M,http://m|S")).Total.ShouldBe(2);
        (await Fhir.Get("Patient?marital:not=http://m|S")).Entries.ShouldBe([$"Patient/{patient}"]);
        (await Fhir.Get($"Patient?_id={patient}&marital:missing=true")).Total.ShouldBe(0);
        (await world.Stranger().Get("metadata")).Text.ShouldContain("\"marital\"");
        (await Fhir.Delete($"SearchParameter/{parameter}")).Status.ShouldBeLessThan(300);
        (await Eventually("Patient?marital=M", 400)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task AddedParameter_ThatCannotBeRead_IsRefused()
    {
        var answer = await Fhir.Post("SearchParameter", Parameter("broken", "Patient.name.where("));

        answer.Status.ShouldBe(400);
        answer.FaultPaths.ShouldBe(["SearchParameter.expression"]);
    }

    [Fact]
    public async Task AddedParameter_OfAKnownCode_DoesNotReplaceIt()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient","gender":"other"}""");
        await Fhir.Add(Parameter("gender", "Patient.birthDate"));
        await Fhir.Add(Parameter("odd-one", "Patient.birthDate + 1"));

        (await Eventually("Patient?odd-one=1", 200)).Total.ShouldBe(0);
        (await Fhir.Get("Patient?gender=other")).Entries.ShouldBe([$"Patient/{patient}"]);
    }

    // Programs look for added parameters about once a second.
    private async Task<FhirAnswer> Eventually(string address, int status)
    {
        for (var i = 0; ; i++)
        {
            var answer = await Fhir.Get(address);
            if (answer.Status == status || i == 100)
            {
                return answer;
            }

            await Task.Delay(100);
        }
    }

    private static string Parameter(string code, string expression) =>
        $$$"""{"resourceType":"SearchParameter","url":"http://own/{{{code}}}","name":"Own","status":"active","description":"x","code":"{{{code}}}","base":["Patient"],"type":"token","expression":"{{{expression}}}"}""";
}
