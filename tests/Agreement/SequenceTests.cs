using System.Globalization;
using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Agreement;

/// <summary>
/// Random sequences of writes, by themselves, in batches and in transactions: what each answers, and what stands in the store afterwards, with
/// all its history, must be what a dictionary of lists says.
/// </summary>
public sealed class SequenceTests
{
    private const int Seed = 2718;
    private static readonly bool Long = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1";
    private static readonly int Worlds = Long ? 20 : 1;
    private static readonly int Rounds = Long ? 600 : 150;

    [DatabaseTheory]
    public async Task Writes_RandomSequences_AnswerAndLeaveWhatADictionarySays(DatabaseKind kind)
    {
        for (var round = 0; round < Worlds; round++)
        {
            var clock = new StepClock();
            await using var world = await World.Start(kind, clock);
            var chance = new Random(Seed + round);
            var oracle = new StoreOracle();
            for (var i = 1; i <= Rounds; i++)
            {
                var what = chance.Next(4);
                var steps = Enumerable.Range(0, what < 2 ? 1 : chance.Next(1, 5)).Select(_ => Step.Any(chance)).ToList();
                if (what == 3 && chance.Next(2) == 0)
                {
                    steps.AddRange(Step.Pair(chance, "urn:uuid:" + new Guid(i, 0, 0, new byte[8])));
                }

                var fault = what switch
                {
                    2 => await Batch(world.System, oracle, steps),
                    3 => await Transaction(world.System, oracle, steps),
                    _ => await Alone(world.System, oracle, steps[0]),
                };
                fault.ShouldBeNull($"seed {Seed + round}, round {i}, {(what < 2 ? "" : what == 2 ? "batch " : "transaction ")}{string.Join("; ", steps)}");
                if (i % 50 == 0 || i == Rounds)
                {
                    await StoreCheck.Holds(world.System, oracle, chance);
                }
            }

            world.UnexpectedFaults.ShouldBeEmpty();
        }
    }

    private static async Task<string?> Alone(FhirClient client, StoreOracle oracle, Step step)
    {
        var expected = oracle.Expect(step, new HashSet<string>());
        List<(string, string)> headers = [];
        if (step.IfMatch is { } version)
        {
            headers.Add(("If-Match", $"W/\"{version}\""));
        }

        if (step is { Method: "POST", Query: { } query })
        {
            headers.Add(("If-None-Exist", "identifier=" + query));
        }

        var answer = step.Method switch
        {
            "POST" => await client.Post(step.Address, step.Sent!, [.. headers]),
            "PUT" => await client.Put(step.Address, step.Sent!, [.. headers]),
            "PATCH" => await client.Patch(step.Address, step.Sent!, "application/json-patch+json", [.. headers]),
            _ => await client.Delete(step.Address, [.. headers]),
        };
        var isWritten = answer.Status is 200 or 201;
        var answered = new Answered(answer.Status, isWritten ? $"{step.Type}/{answer.Id}" : null, isWritten ? answer.Version : null);
        oracle.Apply([(expected, answered.Name)]);
        return answered.Differs(expected) is { } how ? $"{how}: {answer.Text}" : null;
    }

    private static async Task<string?> Batch(FhirClient client, StoreOracle oracle, List<Step> steps)
    {
        var answers = Answered.Of(await client.Post("", Bundle("batch", steps)));
        for (var i = 0; i < steps.Count; i++)
        {
            var expected = oracle.Expect(steps[i], new HashSet<string>());
            oracle.Apply([(expected, answers[i].Name)]);
            if (answers[i].Differs(expected) is { } how)
            {
                return $"entry {i}: {how}";
            }
        }

        return null;
    }

    private static async Task<string?> Transaction(FhirClient client, StoreOracle oracle, List<Step> steps)
    {
        // Conditions do not see what the same transaction deletes: R4 has deletions first.
        var deleted = steps.Where(s => s.Method == "DELETE").SelectMany(s => oracle.Expect(s, new HashSet<string>()) is { Status: 204 } e ? e.Bodies.Select(b => b.Name).Append(e.Name ?? "") : []).ToHashSet();
        var expected = steps.ConvertAll(s => oracle.Expect(s, deleted));
        var refusals = expected.Where(e => e.Status >= 400).Select(e => e.Status).ToHashSet();
        var written = steps.Zip(expected).Where(p => p.Second.Status < 400 && p.First is not { Method: "POST" })
            .SelectMany(p => p.Second.Bodies.Select(b => b.Name).Append(p.Second.Name ?? "").Where(n => n.Length > 0).Distinct()).ToList();
        var conditions = steps.Where(s => s.Query is not null && s.Method != "DELETE").Select(s => (s.Type, s.Query)).ToList();
        if (written.Distinct().Count() < written.Count || conditions.Distinct().Count() < conditions.Count)
        {
            refusals.Add(400);
        }

        var answer = await client.Post("", Bundle("transaction", steps));
        if (refusals.Count > 0)
        {
            return refusals.Contains(answer.Status) ? null : $"{answer.Status}, expected one of {string.Join(' ', refusals)}: {answer.Text}";
        }

        if (answer.Status != 200)
        {
            return $"{answer.Status}: {answer.Text}";
        }

        var answers = Answered.Of(answer);
        var aliases = steps.Select((s, i) => (s.FullUrl, answers[i].Name)).Where(a => a.FullUrl is not null).ToDictionary(a => a.FullUrl!, a => a.Name!);
        oracle.Apply(expected.Select((e, i) => (e, answers[i].Name)), aliases);

        // One that is named only because it is there already may be changed by another entry.
        return expected.Select((e, i) => (How: answers[i].Differs(e with { Version = written.Contains(e.Name ?? "") && e.Bodies.Count == 0 ? null : e.Version }), i))
            .Where(d => d.How is not null).Select(d => $"entry {d.i}: {d.How}").FirstOrDefault();
    }

    private static string Bundle(string type, IEnumerable<Step> steps) =>
        new JsonObject { ["resourceType"] = "Bundle", ["type"] = type, ["entry"] = new JsonArray([.. steps.Select(s => s.ToEntry())]) }.ToJsonString();

    /// <summary>What an answer said.</summary>
    private sealed record Answered(int Status, string? Name, int? Version)
    {
        public static List<Answered> Of(FhirAnswer bundle)
        {
            bundle.Status.ShouldBe(200, bundle.Text);
            return [.. bundle.Body["entry"]!.AsArray().Select(e => e!["response"]!).Select(response =>
            {
                var steps = response["location"]?.ToString().Split('/');
                var status = int.Parse(response["status"]!.ToString()[..3], CultureInfo.InvariantCulture);
                return new Answered(status, steps is null ? null : $"{steps[0]}/{steps[1]}", steps is null ? null : int.Parse(steps[3], CultureInfo.InvariantCulture));
            })];
        }

        public string? Differs(Expected expected) =>
            Status != expected.Status ? $"answered {Status}, expected {expected.Status}"
            : expected.Name is not null && Name is not null && Name != expected.Name ? $"about {Name}, expected {expected.Name}"
            : expected.Version is not null && Version != expected.Version ? $"version {Version}, expected {expected.Version}"
            : null;
    }
}
