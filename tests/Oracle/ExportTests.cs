using System.Text.Json;
using Goldthread.Support;

namespace Goldthread.Oracle;

/// <summary>What leaves in files and tables: bulk exports and views, row by row.</summary>
public sealed class ExportTests
{
    [DatabaseTheory]
    public async Task Exports_OfEveryKind_HoldWhatTheWorldWithoutHolds(DatabaseKind kind)
    {
        await using var worlds = await Worlds.Start(kind, "practice-nurse");
        foreach (var kickOff in new[]
        {
            "$export", "Patient/$export", "$export?_type=Observation,Task,Appointment", "Patient/$export?_since=2020-01-01T00:00:00Z",
            "$export?_typeFilter=" + Uri.EscapeDataString("Observation?code=obs-s1,obs-v1") + "&_type=Observation", "$export?_elements=id",
        })
        {
            var with = await Export(worlds.Asker, kickOff, worlds.With.Address);

            var (there, here) = (string.Join('\n', with), string.Join('\n', await Export(worlds.AskerWithout, kickOff, worlds.Without.Address)));
            (there == here).ShouldBeTrue($"{kickOff}: {Answer.Around(there, here)}");
            with.Count.ShouldBeGreaterThan(2, kickOff);
        }
    }

    [DatabaseTheory]
    public async Task Views_OfEveryType_ShowWhatTheWorldWithoutShows(DatabaseKind kind)
    {
        await using var worlds = await Worlds.Start(kind, "practice-nurse");
        foreach (var type in Items.Types.Append("Patient").Append("Appointment"))
        {
            var view = $$"""{"resourceType":"ViewDefinition","resource":"{{type}}","status":"active","select":[{"column":[{"name":"id","path":"getResourceKey()"},{"name":"tag","path":"meta.tag.code"}]}]}""";
            var run = $$$"""{"resourceType":"Parameters","parameter":[{"name":"viewResource","resource":{{{view}}}},{"name":"_format","valueCode":"csv"}]}""";

            var with = await worlds.Asker.Post("ViewDefinition/$run", run);

            with.Status.ShouldBe(200, with.Text);
            with.Text.ShouldBe((await worlds.AskerWithout.Post("ViewDefinition/$run", run)).Text);
            with.Text.Split('\n').Length.ShouldBeGreaterThan(2, type);
        }
    }

    private static async Task<List<string>> Export(FhirClient fhir, string kickOff, Uri server)
    {
        var started = await fhir.Get(kickOff, ("Prefer", "respond-async"));
        started.Status.ShouldBe(202, started.Text);
        var job = started.ContentHeaders.ContentLocation!.ToString();
        var status = await fhir.Get(job);
        while (status.Status == 202)
        {
            await Task.Delay(50);
            status = await fhir.Get(job);
        }

        var lines = new List<string>();
        foreach (var file in JsonDocument.Parse(status.Text).RootElement.GetProperty("output").EnumerateArray())
        {
            lines.Add($"{file.GetProperty("type")} {(file.TryGetProperty("count", out var count) ? count.ToString() : "")}");
            lines.AddRange((await fhir.Get(file.GetProperty("url").GetString()!)).Text.Replace(server.ToString(), "/", StringComparison.Ordinal).Split('\n').Order(StringComparer.Ordinal));
        }

        return lines;
    }
}
