using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>$meta of a type and of everything.</summary>
public sealed class LabelsInUseTests
{
    [DatabaseTheory]
    public async Task Meta_OfTypeAndSystem_ShowsWhatIsInUseAsTheAskerSeesIt(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (x, y) = (await world.Professional("X"), await world.Professional("Y"));
        var patient = await x.Add(Patient("""{"tag":[{"system":"urn:t","code":"mine"},{"system":"urn:t","code":"both"}],"profile":["urn:p1"]}"""));
        await x.Add(Patient("""{"tag":[{"system":"urn:t","code":"both","display":"again"}],"security":[{"system":"urn:s","code":"R"}]}"""));
        await y.Add(Patient("""{"tag":[{"system":"urn:t","code":"hidden"}]}"""));
        var gone = await x.Add(Patient("""{"tag":[{"system":"urn:t","code":"gone"}]}"""));
        await x.Delete($"Patient/{gone}");
        await x.Add($$"""{"resourceType":"Observation","meta":{"tag":[{"system":"urn:t","code":"other"}]},"subject":{"reference":"Patient/{{patient}}"},"status":"final","code":{"text":"x"} }""");
        await world.System.Add("""{"resourceType":"Organization","name":"Trust","meta":{"tag":[{"system":"urn:t","code":"place"}]}}""");

        (await Tags(x, "Patient/$meta")).ShouldBe(["both", "mine"]);
        (await Tags(x, "$meta")).ShouldBe(["both", "mine", "other", "place"]);
        (await Tags(y, "$meta")).ShouldBe(["hidden", "place"]);
        (await Tags(x, "Condition/$meta")).ShouldBeEmpty();
        var meta = (await x.Post("Patient/$meta", "{}")).Body["parameter"]![0]!["valueMeta"]!;
        meta["profile"]!.ToJsonString().ShouldBe("""["urn:p1"]""");
        meta["security"]![0]!["code"]!.ToString().ShouldBe("R");
        (await x.Get("Nonsense/$meta")).Status.ShouldBe(404);
        (await world.Stranger().Get("$meta")).Status.ShouldBe(401);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static async Task<List<string>> Tags(FhirClient client, string address)
    {
        var answer = await client.Get(address);
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Body["parameter"]?[0]!["valueMeta"]!["tag"]?.AsArray().Select(t => t!["code"]!.ToString()) ?? []];
    }

    private static string Patient(string meta) => $$"""{"resourceType":"Patient","meta":{{meta}},"active":true}""";
}
