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

    /// <summary>The draws of a plan; null while they run on.</summary>
    public static async Task<Outcome<DrawnPlan>?> Ask(ModelDesk desk, Sketch sketch, TimeSpan time, CancellationToken cancel)
    {
        if (await Job(desk, sketch).Within(time) is not { } drawn) return null;
        if (!drawn.Succeeded) return drawn.Faults.ToArray();
        var answer = await desk.Ask(sketch.Alone, cancel);
        if (!answer.Succeeded) return answer.Faults.ToArray();
        var chance = Differences.Between(answer.Value.Baseline, answer.Value.Alternatives[0]);
        return new DrawnPlan(drawn.Value, [.. chance.Select(d => Together(drawn.Value, d, (double)sketch.People / drawn.Value.People))]);
    }

    public static int Percent(ModelDesk desk, Sketch sketch) => (int)(Job(desk, sketch).Share * 100);

    private static ModelJob<Uncertainty> Job(ModelDesk desk, Sketch sketch)
    {
        var file = sketch.Fewer(Lives);
        return desk.Begin(file, "draws", (progress, cancel) => Uncertainty.Of(file, file.People <= Lives ? Draws : DrawsOfAll, file.People, threads: 1, progress: progress, cancel: cancel));
    }

    // Draws share their luck, so what they spread is doubt alone; chance comes on top, independent of it: the distances to the ends add as squares.
    private static ExpectedFigure Together(Uncertainty drawn, Difference chance, double scale)
    {
        var (mean, low, high) = drawn.Change(chance.Of, 0);
        var luck = (chance.High - chance.Low) / 2;
        return new ExpectedFigure(chance.Of, mean * scale, (mean * scale) - Math.Sqrt(Math.Pow((mean - low) * scale, 2) + (luck * luck)), (mean * scale) + Math.Sqrt(Math.Pow((high - mean) * scale, 2) + (luck * luck)));
    }
}
