using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model.Kept;

namespace Goldthread.Toolkit.Model;

/// <summary>Plans with everything that is not known drawn many times: all in the same draws, so that the same thing done in two plans works as well in both.</summary>
/// <param name="Drawn">The draws.</param>
/// <param name="Choice">Which of the choices in the draws the plan is that is shown; 0 is the place as it is.</param>
/// <param name="Figures">What that plan changes for all the people of the place, with doubt about the assumptions and chance together.</param>
internal sealed record DrawnPlan(Uncertainty Drawn, int Choice, IReadOnlyList<ExpectedFigure> Figures)
{
    public int Draws => Drawn.Decision.Draws;

    /// <summary>What the plan costs and gains more than the place as it is, in each draw, for each 1,000 people.</summary>
    public IEnumerable<(double Pounds, double Years)> Changes => Enumerable.Range(0, Draws)
        .Select(d => (1000 * (Drawn.Decision.Costs[Choice][d] - Drawn.Decision.Costs[0][d]), 1000 * (Drawn.Decision.Effects[Choice][d] - Drawn.Decision.Effects[0][d])));

    /// <summary>A total in each draw, without the plan and with it.</summary>
    public IEnumerable<(double Before, double After)> Totals(Measure of) => Drawn.Measures[of][0].Zip(Drawn.Measures[of][Choice]);
}

/// <summary>Asks the model how sure a plan is.</summary>
internal static class DoubtDesk
{
    /// <summary>How many people live each draw where nothing hangs on how many there are.</summary>
    public const int Lives = 10_000;

    /// <summary>How many draws; fewer where all the people have to live each.</summary>
    public const int Draws = 500, DrawsOfAll = 100;

    /// <summary>How long a reader waits before being told how far it is.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The plans that are drawn beside each other: all, or the one that is shown where all the people of the place would have to live each draw of each.</summary>
    public static Sketch Compared(Sketch sketch) => sketch.Plans.Count > 1 && sketch.Fewer(Lives).People > Lives ? sketch.Single : sketch;

    /// <summary>The draws of the plans, and what the shown one changes; null while they run on.</summary>
    public static async Task<Outcome<DrawnPlan>?> Ask(ModelDesk desk, Sketch sketch, TimeSpan time, CancellationToken cancel)
    {
        if (await Job(desk, sketch).Within(time) is not { } drawn) return null;
        if (!drawn.Succeeded) return drawn.Faults.ToArray();
        var answer = await desk.Ask(sketch.Alone, cancel);
        if (!answer.Succeeded) return answer.Faults.ToArray();
        var chance = Differences.Between(answer.Value.Baseline, answer.Value.Alternatives[0]);
        return new DrawnPlan(drawn.Value, 1 + sketch.Editing, [.. chance.Select(d => Together(drawn.Value, sketch.Editing, d, (double)sketch.People / drawn.Value.People))]);
    }

    /// <summary>How far the draws are.</summary>
    public static int Percent(ModelDesk desk, Sketch sketch) => (int)(Job(desk, sketch).Share * 100);

    /// <summary>What each choice is called, the place as it is first; no two alike.</summary>
    public static IReadOnlyList<string> Names(Sketch sketch)
    {
        var names = new List<string> { "As it is" };
        foreach (var title in sketch.Plans.Select(p => p.Title(sketch.Place))) names.Add(names.Contains(title) ? $"{title} ({names.Count})" : title);
        return names;
    }

    private static ModelJob<Uncertainty> Job(ModelDesk desk, Sketch sketch)
    {
        var file = sketch.Fewer(Lives).File;
        return desk.Begin(file, "draws", (progress, cancel) => Uncertainty.Of(file, file.People <= Lives ? Draws : DrawsOfAll, file.People, threads: 1, progress: progress, cancel: cancel));
    }

    // Draws share their luck, so what they spread is doubt alone; chance comes on top, independent of it: the distances to the ends add as squares.
    private static ExpectedFigure Together(Uncertainty drawn, int plan, Difference chance, double scale)
    {
        var (mean, low, high) = drawn.Change(chance.Of, plan);
        var luck = (chance.High - chance.Low) / 2;
        return new ExpectedFigure(chance.Of, mean * scale, (mean * scale) - Math.Sqrt(Math.Pow((mean - low) * scale, 2) + (luck * luck)), (mean * scale) + Math.Sqrt(Math.Pow((high - mean) * scale, 2) + (luck * luck)));
    }
}
