using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Agreement;

/// <summary>
/// The whole answer to random searches, over HTTP and to the last page: what is found, in which order, how many, and what comes along, of a
/// type, of several types and of a person's compartment.
/// </summary>
public sealed class ListTests
{
    private const int Seed = 4711;
    private static readonly bool Long = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";
    private static readonly int Worlds = Long ? 20 : 1;
    private static readonly int Queries = Long ? 1000 : 150;

    [DatabaseTheory]
    public async Task List_RandomQueries_IsWhatPlainLoopsSay(DatabaseKind kind)
    {
        for (var round = 0; round < Worlds; round++)
        {
            await using var world = await World.Start(kind);
            var sample = new Sample(new Random(Seed + round));
            var resources = sample.Everything();
            await SampleStore.Load(world, resources, sample);
            var ofX = await world.Professional("X");
            var wrong = new List<string>();
            for (var i = 0; i < Queries; i++)
            {
                var question = ListQuestion.Any(sample);
                var narrow = sample.Maybe(40);
                var fault = await Check(narrow ? ofX : world.System, question, resources, r => !narrow || SampleStore.IsInSight(r));
                if (fault is not null)
                {
                    wrong.Add($"world {round}, {question.Address}{(narrow ? " as X" : "")}: {fault}");
                }
            }

            wrong.ShouldBeEmpty();
            world.UnexpectedFaults.ShouldBeEmpty();
        }
    }

    private static async Task<string?> Check(FhirClient client, ListQuestion question, List<JsonObject> resources, Func<JsonObject, bool> inSight)
    {
        var oracle = new Oracle(resources);
        var lists = new ListOracle(resources);
        var named = resources.ToDictionary(ListOracle.Name);
        var expected = resources.Where(r => question.IsAbout(r) && oracle.Holds(r, question.Filters, inSight)).Select(ListOracle.Name).Order(StringComparer.Ordinal).ToList();
        var all = new List<string>();
        for (var address = question.Address; address is not null;)
        {
            var answer = await client.Get(address, ("Prefer", "handling=strict"));
            if (answer.Status != 200)
            {
                return $"{answer.Status} {answer.Text}";
            }

            var page = Entries(answer, "match");
            all.AddRange(page);
            var total = answer.Body["total"]?.GetValue<int>();
            if (total != (question.WithTotal ? expected.Count : null))
            {
                return $"total {total}, loops {expected.Count}";
            }

            if (page.Count > question.Count || (page.Count == 0 && all.Count > 0))
            {
                return $"a page of {page.Count} where {question.Count} were asked";
            }

            var along = Entries(answer, "include").Order(StringComparer.Ordinal).ToList();
            var bring = lists.Along([.. page.Where(named.ContainsKey).Select(n => named[n])], question.Inclusions, inSight);
            if (!along.SequenceEqual(bring))
            {
                return $"with {string.Join(' ', page)} come {string.Join(' ', along)}, loops {string.Join(' ', bring)}";
            }

            address = answer.Link("next");
            if (question.CountOnly && (page.Count > 0 || address is not null))
            {
                return "only the number was asked";
            }
        }

        return question.CountOnly ? null
            : !all.Order(StringComparer.Ordinal).SequenceEqual(expected) ? $"store {string.Join(' ', all)}, loops {string.Join(' ', expected)}"
            : !ListOracle.IsSorted([.. all.Select(n => named[n])], question.Sort) ? $"not in order: {string.Join(' ', all)}"
            : null;
    }

    private static List<string> Entries(FhirAnswer answer, string mode) =>
        [.. answer.Body["entry"]?.AsArray().Where(e => e!["search"]!["mode"]!.ToString() == mode).Select(e => ListOracle.Name(e!["resource"]!.AsObject())) ?? []];
}
