using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Agreement;

/// <summary>
/// Random queries over random resources: the store on SQLite, the store on PostgreSQL, and plain loops over the JSON must find the same.
/// The seed is fixed; GOLDTHREAD_LONG=1 asks more of it.
/// </summary>
public sealed class AgreementTests
{
    private const int Seed = 20261122;
    private static readonly bool Long = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";
    private static readonly int Worlds = Long ? 20 : 2;
    private static readonly int Queries = Long ? 5000 : 750;

    [DatabaseTheory]
    public async Task Search_RandomQueries_FindWhatPlainLoopsFind(DatabaseKind kind)
    {
        for (var round = 0; round < Worlds; round++)
        {
            await using var world = await World.Start(kind);
            var sample = new Sample(new Random(Seed + round));
            var resources = sample.Everything();
            await SampleStore.Load(world, resources, sample);
            var oracle = new Oracle(resources);
            var wrong = new List<string>();
            for (var i = 0; i < Queries; i++)
            {
                var (type, query) = Questions.Any(sample);
                var narrow = sample.Maybe(40);
                var expected = oracle.Find(type, query, r => !narrow || SampleStore.IsInSight(r));
                var withTotal = !sample.Maybe(20);
                var (ids, total) = await Ask(world, type, query, narrow ? SampleStore.OfX : SampleStore.Everything, withTotal);
                if (!ids.SequenceEqual(expected) || total != (withTotal ? expected.Count : null))
                {
                    wrong.Add($"world {round}, {type}?{string.Join('&', query.Select(q => $"{q.Name}={q.Value}"))}{(narrow ? " as X" : "")}: "
                        + $"store {string.Join(' ', ids)} ({total}), loops {string.Join(' ', expected)}");
                }
            }

            wrong.ShouldBeEmpty();
        }
    }

    private static async Task<(List<string> Ids, int? Total)> Ask(
        World world, string type, IReadOnlyList<(string Name, string Value)> query, Sight sight, bool withTotal)
    {
        var parsed = world.Services.GetRequiredService<SearchParser>().Parse(
            type, [.. query.Select(q => KeyValuePair.Create(q.Name, q.Value)), KeyValuePair.Create("_count", "1000"), KeyValuePair.Create("_total", withTotal ? "accurate" : "none")], "http://own/", strict: true);
        parsed.Succeeded.ShouldBeTrue(parsed.Succeeded ? "" : parsed.Fault + string.Join('&', query));
        var found = await world.Services.GetRequiredService<SearchRunner>().Run(parsed.Value, sight, CancellationToken.None);
        return ([.. found.Value.Page.Select(r => r.Id).Order(StringComparer.Ordinal)], found.Value.Total);
    }
}
