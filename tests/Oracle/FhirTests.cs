using System.Collections.Concurrent;
using Goldthread.Support;
using Xunit.Abstractions;

namespace Goldthread.Oracle;

/// <summary>
/// For an asker of each kind, no question may be answered otherwise than in the world where what they may not see was never written.
/// GOLDTHREAD_LONG=1 asks with every value there is.
/// </summary>
public sealed class FhirTests(ITestOutputHelper output)
{
    private const int MostPages = 40;
    private const int MostShown = 12;

    private static bool IsLong => Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";

    [DatabaseTheory]
    public Task Gp_NoQuestion_TellsOfWhatIsHidden(DatabaseKind kind) => Compare(kind, "gp");

    [Fact]
    public async Task Oracle_WorldWithoutWhatTheAskerSees_FindsTheDifference()
    {
        await using var worlds = await Worlds.Start(DatabaseKind.Sqlite, "gp", madeFor: "practice-nurse");

        foreach (var query in new[] { "Observation/obs-g1", "Observation?code=obs-g1", "Patient?_has:Flag:patient:identifier=flag-g1", "Goal?_summary=count", "Task/_history", "Condition?encounter:Encounter.type=enc-g1" })
        {
            (await Differs(query, worlds)).ShouldNotBeNull(query);
        }
    }

    [Fact]
    public async Task Questions_WhoeverSeesAll_WouldLearnFromThem()
    {
        await using var worlds = await Worlds.Start(DatabaseKind.Sqlite, "gp");
        var queries = new Queries(Worlds.All, isLong: false).Reads().Where((_, i) => i % 8 == 0).ToList();
        var told = 0;
        foreach (var query in queries)
        {
            var with = Answer.Of(await worlds.With.System.Get(query), worlds.With.Address);
            told += with.Text != Answer.Of(await worlds.Without.System.Get(query), worlds.Without.Address).Text ? 1 : 0;
        }

        told.ShouldBeGreaterThan(queries.Count / 2);
    }

    [DatabaseTheory]
    public Task PracticeNurse_NoQuestion_TellsOfWhatIsHidden(DatabaseKind kind) => Compare(kind, "practice-nurse");

    private async Task Compare(DatabaseKind kind, string role)
    {
        await using var worlds = await Worlds.Start(kind, role);
        var queries = new Queries(Worlds.All, IsLong).Reads().ToList();
        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(queries, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (query, _) =>
        {
            if (await Differs(query, worlds) is { } difference)
            {
                differences.Add(difference);
            }
        });

        output.WriteLine($"Oracle: {queries.Count} questions by a {role} on {kind}, {differences.Count} of them tell");
        differences.ShouldBeEmpty($"{differences.Count} of {queries.Count} questions differ:\n" + string.Join("\n", differences.Order(StringComparer.Ordinal).Take(MostShown)));
    }

    private static async Task<string?> Differs(string query, Worlds worlds)
    {
        var (there, here) = (query, query);
        for (var page = 1; page <= MostPages; page++)
        {
            var with = Answer.Of(await worlds.Asker.Get(there), worlds.With.Address);
            var without = Answer.Of(await worlds.AskerWithout.Get(here), worlds.Without.Address);
            if (with.Status != without.Status || with.Text != without.Text)
            {
                return $"{query} (page {page}): {with.Status} and {without.Status}; {Answer.Around(with.Text, without.Text)}";
            }

            if (with.Next is null || without.Next is null)
            {
                return null;
            }

            (there, here) = (with.Next, without.Next);
        }

        return null;
    }
}
