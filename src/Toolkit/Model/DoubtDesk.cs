using Goldthread.Impact.Decisions;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model.Kept;

namespace Goldthread.Toolkit.Model;

/// <summary>A plan with everything that is not known drawn many times.</summary>
/// <param name="Drawn">The draws.</param>
/// <param name="Figures">What changes for all the people of the place, with doubt about the assumptions and chance together.</param>
internal sealed record DrawnPlan(Uncertainty Drawn, IReadOnlyList<ExpectedFigure> Figures);

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

    /// <summary>The draws of a plan; null while they run on.</summary>
    public static async Task<Outcome<DrawnPlan>?> Ask(ModelDesk desk, Sketch sketch, TimeSpan time, CancellationToken cancel)
    {
        if (await Job(desk, sketch, sketch.Editing).Within(time) is not { } drawn) return null;
        if (!drawn.Succeeded) return drawn.Faults.ToArray();
        var answer = await desk.Ask(sketch.Alone, cancel);
        if (!answer.Succeeded) return answer.Faults.ToArray();
        var chance = Differences.Between(answer.Value.Baseline, answer.Value.Alternatives[0]);
        return new DrawnPlan(drawn.Value, [.. chance.Select(d => Together(drawn.Value, d, (double)sketch.People / drawn.Value.People))]);
    }

    /// <summary>All plans in the same draws, beside the place as it is; null while they run on.</summary>
    public static async Task<Outcome<DecisionSample>?> Compare(ModelDesk desk, Sketch sketch, TimeSpan time)
    {
        var jobs = sketch.Plans.Select((_, i) => Job(desk, sketch, i)).ToArray();
        var done = await Task.WhenAll(jobs.Select(j => j.Within(time)));
        if (done.Any(d => d is null)) return null;
        if (done.FirstOrDefault(d => !d!.Value.Succeeded) is { } failed) return failed.Faults.ToArray();
        var drawn = done.Select(d => d!.Value.Value.Decision).ToArray();
        return new DecisionSample(Names(sketch), [drawn[0].Costs[0], .. drawn.Select(d => d.Costs[1])], [drawn[0].Effects[0], .. drawn.Select(d => d.Effects[1])]);
    }

    /// <summary>How far all plans are.</summary>
    public static int Percent(ModelDesk desk, Sketch sketch) => (int)(sketch.Plans.Select((_, i) => Job(desk, sketch, i).Share).Average() * 100);

    /// <summary>What each choice is called, the place as it is first; no two alike.</summary>
    public static IReadOnlyList<string> Names(Sketch sketch)
    {
        var names = new List<string> { "As it is" };
        foreach (var title in sketch.Plans.Select(p => p.Title(sketch.Place))) names.Add(names.Contains(title) ? $"{title} ({names.Count})" : title);
        return names;
    }

    private static ModelJob<Uncertainty> Job(ModelDesk desk, Sketch sketch, int plan)
    {
        var file = Beside(sketch.Fewer(Lives), plan);
        return desk.Begin(file, "draws", (progress, cancel) => Uncertainty.Of(file, file.People <= Lives ? Draws : DrawsOfAll, file.People, threads: 1, progress: progress, cancel: cancel));
    }

    // What is not known is drawn by its place in the file. So each plan names all that any of them does, in one order, and what it does not do itself stands by without anybody and without
    // cost: then the same thing done in two plans works as well in both, draw by draw.
    private static ScenarioFile Beside(Sketch sketch, int plan)
    {
        var file = sketch.File;
        var any = file.Scenarios.SelectMany(s => s.Interventions ?? []).DistinctBy(i => i.Id).ToArray();
        var own = file.Scenarios[plan];
        return file with { Scenarios = [own with { Interventions = [.. any.Select(i => own.Interventions?.FirstOrDefault(o => o.Id == i.Id) ?? i with { Reach = double.Epsilon, CostAWeek = 0, CostOfSettingUp = 0, DoubleRunning = 0, DoubleRunningWeeks = 0 })] }] };
    }

    // Draws share their luck, so what they spread is doubt alone; chance comes on top, independent of it: the distances to the ends add as squares.
    private static ExpectedFigure Together(Uncertainty drawn, Difference chance, double scale)
    {
        var (mean, low, high) = drawn.Change(chance.Of, 0);
        var luck = (chance.High - chance.Low) / 2;
        return new ExpectedFigure(chance.Of, mean * scale, (mean * scale) - Math.Sqrt(Math.Pow((mean - low) * scale, 2) + (luck * luck)), (mean * scale) + Math.Sqrt(Math.Pow((high - mean) * scale, 2) + (luck * luck)));
    }
}
