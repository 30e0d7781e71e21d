using System.Globalization;
using Goldthread.Support;

namespace Goldthread.Host.Tests.Operations;

/// <summary>What a Prometheus server reads.</summary>
[Collection(OneHostCollection.Name)]
public sealed class MetricsTests
{
    [Fact]
    public async Task Metrics_AfterAWriteAndARead_CountThem()
    {
        await using var world = await World.Start();
        using var http = new HttpClient { BaseAddress = world.Address };
        (await http.GetAsync("/metrics")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var before = Figures(await http.GetStringAsync("/metrics"));

        await world.System.Post("Patient", """{"resourceType":"Patient"}""");

        var after = Figures(await http.GetStringAsync("/metrics"));
        after["goldthread_store_commit_duration_seconds_count"].ShouldBeGreaterThan(before.GetValueOrDefault("goldthread_store_commit_duration_seconds_count"));
        after.Keys.ShouldContain(k => k.StartsWith("http_server_request_duration_seconds_bucket{", StringComparison.Ordinal) && k.Contains("le=\"+Inf\"", StringComparison.Ordinal));
        after.Keys.ShouldContain(k => k.StartsWith("dotnet_gc_collections_total", StringComparison.Ordinal));
        after.Keys.ShouldContain("dotnet_process_memory_working_set_bytes");
    }

    [Fact]
    public async Task Metrics_OfAReadRecord_NameNobody()
    {
        await using var world = await World.Start();
        using var http = new HttpClient { BaseAddress = world.Address };
        await world.System.Put("Patient/seen-in-figures", """{"resourceType":"Patient","id":"seen-in-figures","name":[{"family":"Wexcombe"}]}""");
        await world.System.Get("Patient/seen-in-figures");
        await world.System.Get("Patient?family=Wexcombe");

        var text = await http.GetStringAsync("/metrics");

        text.ShouldNotContain("seen-in-figures");
        text.ShouldNotContain("Wexcombe");
    }

    // Each line is "name{labels} value": anything else is not the format.
    private static Dictionary<string, double> Figures(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(l => !l.StartsWith('#'))
        .ToDictionary(l => l[..l.LastIndexOf(' ')], l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}

/// <summary>Figures belong to the process: another host that ends in it takes its figures away from this one's.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneHostCollection
{
    public const string Name = "one host";
}
