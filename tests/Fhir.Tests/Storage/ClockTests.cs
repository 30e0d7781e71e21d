using System.Globalization;
using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>A clock that is put back: order comes from numbers, and what was written says the time the clock said.</summary>
public sealed class ClockTests
{
    [DatabaseTheory]
    public async Task Write_ClockPutBack_VersionsHistoryAndChainsStayRight(DatabaseKind kind)
    {
        var clock = new Clock();
        await using var world = await World.Start(kind, clock);
        var patient = await world.System.Add("""{"resourceType":"Patient"}""");
        var before = clock.Text;
        var id = await world.System.Add(Observation(patient, 1));
        await Seal.Take(world.Records, world.Reads, clock);
        (await world.System.Put($"Observation/{id}", Observation(patient, 2, id))).Version.ShouldBe(2);
        var onlyThen = await world.System.Add(Observation(patient, 20));

        clock.Step(TimeSpan.FromMinutes(-10));
        var after = clock.Text;
        var third = await world.System.Put($"Observation/{id}", Observation(patient, 3, id), ("If-Match", "W/\"2\""));
        third.Version.ShouldBe(3);
        var later = await world.System.Add(Observation(patient, 30));
        await Seal.Take(world.Records, world.Reads, clock);

        (await world.System.Get($"Observation/{id}")).Body["valueInteger"]!.GetValue<int>().ShouldBe(3, "the newest version is the last written, whatever the clock says");
        var history = (await world.System.Get($"Observation/{id}/_history")).Body["entry"]!.AsArray().Select(e => e!["resource"]!["meta"]!["versionId"]!.GetValue<string>());
        history.ShouldBe(["3", "2", "1"]);

        // What came after the clock was put back does not hide what came before.
        (await Versions(world, $"Observation/_history?_since={before}")).ShouldBe([$"{id}/1", $"{id}/2", $"{onlyThen}/1"], ignoreOrder: true);
        (await Versions(world, $"Observation/_history?_since={after}")).ShouldBe([$"{id}/1", $"{id}/2", $"{id}/3", $"{onlyThen}/1", $"{later}/1"], ignoreOrder: true);

        // _lastUpdated is what the resource says it is.
        (await world.System.Search("Observation", ("patient", patient), ("_lastUpdated", "ge" + before))).Entries.ShouldBe([$"Observation/{onlyThen}"]);
        (await world.System.Search("Observation", ("patient", patient), ("_lastUpdated", "lt" + before))).Entries.ShouldBe([$"Observation/{id}", $"Observation/{later}"], ignoreOrder: true);
        var sorted = (await world.System.Search("Observation", ("patient", patient), ("_sort", "_lastUpdated"))).Body["entry"]!.AsArray()
            .Select(e => DateTimeOffset.Parse(e!["resource"]!["meta"]!["lastUpdated"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToList();
        sorted.ShouldBe(sorted.Order());

        clock.Step(TimeSpan.FromMinutes(20));
        (await world.System.Put($"Observation/{id}", Observation(patient, 4, id))).Version.ShouldBe(4);
        await Seal.Take(world.Records, world.Reads, clock);

        var report = await new JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify();
        report.Faults.ShouldBeEmpty();
        report.Seals.ShouldBe(3);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static string Observation(string patient, int value, string? id = null) => $$"""
        {"resourceType":"Observation",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"status":"final","code":{"text":"steps"},"subject":{"reference":"Patient/{{patient}}"},"valueInteger":{{value}}}
        """;

    private static async Task<List<string>> Versions(World world, string address) =>
        [.. (await world.System.Get(address)).Body["entry"]!.AsArray().Select(e => $"{e!["resource"]!["id"]}/{e["resource"]!["meta"]!["versionId"]}")];

    private sealed class Clock : TimeProvider
    {
        private TimeSpan _off;

        // To the second, as addresses give it; a moment that lies before what is written next.
        public string Text => GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

        public void Step(TimeSpan by) => _off += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _off;
    }
}
