using System.Globalization;
using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Bulk;

/// <summary>Exports of a part: of some resources, of some elements, and of what was deleted.</summary>
public sealed class ExportFilterTests
{
    private static readonly (string, string) Later = ("Prefer", "respond-async");

    [DatabaseTheory]
    public async Task Export_TypeFilters_TakeWhatAnyOfThemFinds(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var patient = await world.System.Add("""{"resourceType":"Patient","gender":"female","birthDate":"1941-03-04"}""");
        var (weight, height, pulse) = (await world.System.Add(Observation(patient, "weight")), await world.System.Add(Observation(patient, "height")), await world.System.Add(Observation(patient, "pulse")));

        (await Exported(world.System, "$export?_typeFilter=Observation%3Fcode%3Dweight,Observation%3Fcode%3Dheight"))
            .ShouldBe([$"Patient/{patient}", $"Observation/{weight}", $"Observation/{height}"], ignoreOrder: true);
        (await Exported(world.System, "$export?_type=Observation&_typeFilter=Observation%3Fcode%3Dpulse,weight")).ShouldBe([$"Observation/{weight}", $"Observation/{pulse}"], ignoreOrder: true);
        (await Exported(world.System, "$export?_typeFilter=Patient%3Fbirthdate%3Dgt1950&_typeFilter=Observation%3Fcode:not%3Dpulse")).ShouldBe([$"Observation/{weight}", $"Observation/{height}"], ignoreOrder: true);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("_typeFilter=Observation", "_typeFilter")]
    [InlineData("_typeFilter=Nonsense%3Fcode%3Dx", "_typeFilter")]
    [InlineData("_typeFilter=Observation%3Fnonsense%3Dx", "_typeFilter")]
    [InlineData("_typeFilter=Observation%3F_sort%3Ddate", "_typeFilter")]
    [InlineData("_typeFilter=Observation%3Fpatient.name%3Dx", "_typeFilter")]
    [InlineData("_typeFilter=Observation%3Fcode:in%3Durn:x", "_typeFilter")]
    [InlineData("_elements=nonsense", "_elements")]
    [InlineData("_elements=Patient.nonsense", "_elements")]
    public async Task Export_FilterThatCannotBe_IsRefusedByName(string query, string path)
    {
        await using var world = await World.Start();

        var answer = await world.System.Get("$export?" + query, Later);

        answer.Status.ShouldBe(400, answer.Text);
        answer.FaultPaths.ShouldBe([path]);
    }

    [Fact]
    public async Task Export_Elements_SendsThoseAndWhatMustBeThere()
    {
        await using var world = await World.Start();
        var patient = await world.System.Add("""{"resourceType":"Patient","gender":"female","birthDate":"1941-03-04"}""");
        await world.System.Add(Observation(patient, "weight"));

        var lines = await Lines(world.System, (await Done(world.System, "$export?_elements=Patient.birthDate,Observation.code")).Body["output"]!);

        lines.ConvertAll(l => string.Join(',', l.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal)))
            .ShouldBe(["birthDate,id,meta,resourceType", "code,id,meta,resourceType,status"], ignoreOrder: true);
        lines.ShouldAllBe(l => l["meta"]!["tag"]!.ToJsonString().Contains("SUBSETTED"));
    }

    [DatabaseTheory]
    public async Task Export_Since_ListsWhatWasDeletedInSight(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (x, y) = (await world.Professional("X"), await world.Professional("Y"));
        var (one, two) = (await x.Add("""{"resourceType":"Patient"}"""), await x.Add("""{"resourceType":"Patient"}"""));
        var earlier = await x.Add(Observation(one, "earlier"));
        await x.Delete($"Observation/{earlier}");
        var (deleted, moved, kept) = (await x.Add(Observation(one, "weight")), await x.Add(Observation(one, "moved")), await x.Add(Observation(one, "kept")));
        var hidden = await y.Add("""{"resourceType":"Patient"}""");
        var place = await world.System.Add("""{"resourceType":"Organization","name":"Trust"}""");
        await Task.Delay(20);
        var since = DateTimeOffset.Parse((await x.Get($"Observation/{kept}")).Body["meta"]!["lastUpdated"]!.ToString(), CultureInfo.InvariantCulture).AddMilliseconds(10);
        await x.Delete($"Observation/{deleted}");
        await y.Delete($"Patient/{hidden}");
        await world.System.Delete($"Organization/{place}");
        await x.Put($"Observation/{moved}", Observation(two, "moved", moved));

        var manifest = (await Done(x, $"$export?_since={Uri.EscapeDataString(since.ToString("o", CultureInfo.InvariantCulture))}")).Body;

        manifest["deleted"]![0]!["type"]!.ToString().ShouldBe("Bundle");
        var urls = (await Lines(x, manifest["deleted"]!)).ConvertAll(b => $"{b["type"]} {b["entry"]![0]!["request"]!["method"]} {b["entry"]![0]!["request"]!["url"]}");
        urls.ShouldBe([$"transaction DELETE Observation/{deleted}", $"transaction DELETE Organization/{place}"], ignoreOrder: true);
        (await Lines(x, manifest["output"]!)).ConvertAll(l => l["id"]!.ToString()).ShouldBe([moved]);
        (await Done(x, "$export")).Body["deleted"]!.AsArray().ShouldBeEmpty();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static async Task<List<string>> Exported(FhirClient fhir, string address) =>
        (await Lines(fhir, (await Done(fhir, address)).Body["output"]!)).ConvertAll(r => $"{r["resourceType"]}/{r["id"]}");

    private static async Task<FhirAnswer> Done(FhirClient fhir, string address) => await ExportTests.Done(fhir, await fhir.Get(address, Later));

    private static async Task<List<JsonNode>> Lines(FhirClient fhir, JsonNode files)
    {
        var lines = new List<JsonNode>();
        foreach (var file in files.AsArray())
        {
            lines.AddRange((await fhir.Get(file!["url"]!.ToString())).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!));
        }

        return lines;
    }

    private static string Observation(string patient, string code, string? id = null) => $$"""
        {"resourceType":"Observation",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"subject":{"reference":"Patient/{{patient}}"},"status":"final","code":{"coding":[{"system":"urn:c","code":"{{code}}"}]} }
        """;
}
