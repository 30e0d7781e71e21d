using System.Globalization;
using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Agreement;

/// <summary>Asks a store for everything that an oracle knows: current content, each version, histories at all levels, searches.</summary>
internal static class StoreCheck
{
    public static async Task Holds(FhirClient client, StoreOracle oracle, Random chance)
    {
        foreach (var (name, versions) in oracle.Kept)
        {
            var current = await client.Get(name);
            Same(current, versions[^1], name);
            foreach (var version in versions)
            {
                Same(await client.Get($"{name}/_history/{version.Number}"), version, $"{name} version {version.Number}");
            }

            var history = await Pages(client, $"{name}/_history", chance);
            history.Total.ShouldBe(versions.Count, name);
            history.Entries.ShouldBe([.. versions.Select(v => (name, v.Number)).Reverse()], name);
        }

        foreach (var type in (string?[])[null, "Patient", "Observation"])
        {
            var acts = oracle.History(type).ToDictionary(v => (v.Name, v.Version.Number), v => v.Version.Act);
            var history = await Pages(client, type is null ? "_history" : $"{type}/_history", chance);
            history.Entries.Order().ShouldBe(acts.Keys.Order(), type ?? "system");

            // Within one act there is no order.
            var order = history.Entries.ConvertAll(e => acts[e]);
            order.ShouldBe(order.OrderDescending());
        }

        foreach (var type in (string[])["Patient", "Observation"])
        {
            for (var i = 0; i < 4; i++)
            {
                var found = await client.Search(type, ("identifier", $"http://s|{i}"), ("_count", "1000"));
                found.Entries.Order(StringComparer.Ordinal).ShouldBe(oracle.Matching(type, $"http://s|{i}", new HashSet<string>()).Order(StringComparer.Ordinal));
            }
        }

        foreach (var patient in oracle.Kept.Keys.Where(k => k.StartsWith("Patient/", StringComparison.Ordinal)))
        {
            var found = await client.Search("Observation", ("patient", patient), ("_count", "1000"));
            found.Entries.Order(StringComparer.Ordinal).ShouldBe(
                oracle.Kept.Keys.Where(k => oracle.Current(k)?["subject"]?["reference"]?.ToString() == patient).Order(StringComparer.Ordinal), patient);
        }
    }

    private static void Same(FhirAnswer answer, KeptVersion version, string what)
    {
        answer.Status.ShouldBe(version.Body is null ? 410 : 200, what);
        if (version.Body is not null)
        {
            answer.Version.ShouldBe(version.Number, what);
            JsonNode.DeepEquals(StoreOracle.Content(answer.Body.AsObject()), version.Body).ShouldBeTrue($"{what}: {answer.Text} is not {version.Body.ToJsonString()}");
        }
    }

    private static async Task<(int? Total, List<(string Name, int Version)> Entries)> Pages(FhirClient client, string address, Random chance)
    {
        var entries = new List<(string, int)>();
        int? total = null;
        var count = chance.Next(3) == 0 ? chance.Next(1, 30) : 1000;
        for (string? next = $"{address}?_count={count}"; next is not null;)
        {
            var page = await client.Get(next);
            page.Status.ShouldBe(200, page.Text);
            total = page.Body["total"]?.GetValue<int>();
            var shown = page.Body["entry"]?.AsArray() ?? [];
            shown.Count.ShouldBeLessThanOrEqualTo(count);
            entries.AddRange(shown.Select(e => (
                e!["fullUrl"]!.ToString() is var url ? string.Join('/', url.Split('/')[^2..]) : "",
                int.Parse(e["response"]!["etag"]!.ToString().Trim('W', '/', '"'), CultureInfo.InvariantCulture))));
            next = page.Link("next");
        }

        return (total, entries);
    }
}
