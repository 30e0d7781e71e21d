using Goldthread.Impact.Assumed;
using Goldthread.Impact.Chance;
using Goldthread.Impact.Distributions;
using Goldthread.Impact.Journeys;

namespace Goldthread.Impact.Scenarios;

/// <summary>One number of a file that is not known: an assumption, or the effect of something done.</summary>
/// <param name="Key">What it is, wherever it stands: "assumptions.gp", "falls.Emergency". What has one key is one number, and is drawn once.</param>
/// <param name="Path">Where it stands: "assumptions.gp" or "scenarios[0].interventions[1].effects[0]".</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Ratio">What it might be, against what the file says: a logarithm of normal law with the ends of its interval at 2.5% and 97.5%.</param>
/// <param name="With">The file with this number so many times as great.</param>
public sealed record Unsure(string Key, string Path, string Title, LogNormalDistribution Ratio, Func<ScenarioFile, double, ScenarioFile> With)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>What it is drawn to: the same for any file that has it, whatever stands beside it.</summary>
    internal double Draw(ulong seed, uint draw) => Ratio.Draw(seed, draw, Philox.Address(Key));

    /// <summary>Every number of a file that has an interval.</summary>
    public static IReadOnlyList<Unsure> Of(ScenarioFile file) =>
    [
        .. file.Baseline.Assumptions.All.Where(a => a.Low < 1 || a.High > 1).Select(Assumed),
        .. (file.Interventions ?? []).SelectMany((i, at) => Effects(i, $"interventions[{at}]", i.Title, (f, change) => f with { Interventions = Changed(f.Interventions!, at, change) })),
        .. file.Scenarios.SelectMany((s, at) => (s.Interventions ?? []).SelectMany((i, within) => Effects(i, $"scenarios[{at}].interventions[{within}]", i.Title,
            (f, change) => f with { Scenarios = Changed(f.Scenarios, at, alternative => alternative with { Interventions = Changed(alternative.Interventions!, within, change) }) }))),
    ];

    private static Unsure Assumed(Assumption assumption) => new(
        $"assumptions.{assumption.Id}", $"assumptions.{assumption.Id}", AssumptionKind.Find(assumption.Id)!.Says, Between(assumption.Low, assumption.High),
        (file, ratio) => file with { Assumptions = [.. (file.Assumptions ?? []).Where(a => a.Id != assumption.Id), file.Baseline.Assumptions.Times(assumption.Id, ratio)[assumption.Id]] });

    private static IEnumerable<Unsure> Effects(Intervention intervention, string path, string title, Func<ScenarioFile, Func<Intervention, Intervention>, ScenarioFile> change) =>
        intervention.Effects.Select((e, at) => (Effect: e, At: at)).Where(e => e.Effect.Low is not null || e.Effect.High is not null).Select(e => new Unsure(
            $"{intervention.Id}.{e.Effect.Of}", $"{path}.effects[{e.At}]", $"{title}: {AssumptionWords.Of(e.Effect.Of)}", Between((e.Effect.Low ?? e.Effect.Ratio) / e.Effect.Ratio, (e.Effect.High ?? e.Effect.Ratio) / e.Effect.Ratio),
            (file, ratio) => change(file, i => i with { Effects = Changed(i.Effects, e.At, effect => effect with { Ratio = Math.Min(10, e.Effect.Ratio * ratio), Low = null, High = null }) })));

    private static LogNormalDistribution Between(double low, double high) => new((Math.Log(low) + Math.Log(high)) / 2, (Math.Log(high) - Math.Log(low)) / 2 / Normal975);

    private static IReadOnlyList<T> Changed<T>(IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Select((item, i) => i == at ? change(item) : item)];
}

/// <summary>Levers in words.</summary>
public static class AssumptionWords
{
    /// <summary>"Arranging support", of <see cref="Lever.ArrangingSupport"/>.</summary>
    public static string Of(Lever lever)
    {
        var words = string.Concat(lever.ToString().Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        return lever == Lever.Gp ? "GP contacts" : words;
    }
}
