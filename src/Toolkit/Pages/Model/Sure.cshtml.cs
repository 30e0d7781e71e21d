using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Decisions;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

internal static class SurePage
{
    /// <summary>How many people live each draw where nothing hangs on how many there are.</summary>
    public const int Lives = 10_000;

    /// <summary>How many draws; fewer where all the people have to live each.</summary>
    public const int Draws = 500, DrawsOfAll = 100;

    /// <summary>How long a reader waits before being told how far it is.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(400);
}

/// <summary>How sure a result is when all that is not known is drawn, many times.</summary>
[AllowAnonymous]
internal sealed class SureModel(ModelDesk desk) : SketchPage
{
    private static readonly double[] Worths = [0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 75_000, 100_000];

    public Uncertainty? Drawn { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int? Percent { get; private set; }

    public IReadOnlyList<DoubtAt> Doubts { get; private set; } = [];

    private double Scale => (double)Sketch.People / Drawn!.People;

    public Table Intervals => new()
    {
        Caption = $"What the plan changes over {ModelWords.Years(Sketch.Years)}, for {Sketch.People:N0} people",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", new TableHead { Text = "Middle of the draws", Format = "numeric" }, new TableHead { Text = "95 of 100 lie between", Format = "numeric" }, new TableHead { Text = "It is a gain in", Format = "numeric" }],
        Rows = [.. Enum.GetValues<Measure>().Select(Row)],
    };

    public string Sentence
    {
        get
        {
            var at = Doubts.First(d => d.Worth == 20_000);
            return $"If a year of life in full health is worth £20,000, the plan is the better choice in {at.Chance[1] * 100:0} of 100 draws. Knowing everything for sure would be worth {ModelWords.About(at.PerfectInformation * Sketch.People)} for the {Sketch.People:N0} people here: that is the most that finding out more can be worth.";
        }
    }

    public async Task<IActionResult> OnGet()
    {
        if (!Take()) return Redirect(Back);
        var file = WhyModel.Fewer(Sketch);
        var draws = file.People < Sketch.People || file.People <= SurePage.Lives ? SurePage.Draws : SurePage.DrawsOfAll;
        var job = desk.Begin(file, "sure", (progress, cancel) => Uncertainty.Of(file, draws, file.People, progress: progress, cancel: cancel));
        if (await job.Within(SurePage.Patience) is not { } done)
        {
            Percent = (int)(job.Share * 100);
            Response.Headers["Refresh"] = "1";
            return Page();
        }

        if (!done.Succeeded)
        {
            Faults = done.Faults;
            return Page();
        }

        Drawn = done.Value;
        Doubts = Doubt.Of(Drawn.Decision, Worths);
        return Page();
    }

    private IReadOnlyList<TableCell> Row(Measure measure)
    {
        var (mean, low, high) = Drawn!.Change(measure, 0);
        var (before, after) = (Drawn.Measures[measure][0], Drawn.Measures[measure][1]);
        var better = before.Zip(after).Count(d => measure is Measure.HomeDays or Measure.QualityYears ? d.Second > d.First : d.Second < d.First);
        return [ModelWords.Of(measure), ModelWords.Change(measure, mean * Scale), $"{ModelWords.Change(measure, low * Scale)} to {ModelWords.Change(measure, high * Scale)}", $"{100.0 * better / before.Length:0} of 100"];
    }
}
