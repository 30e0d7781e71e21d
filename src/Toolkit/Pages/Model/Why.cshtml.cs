using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>Which of the numbers that are not known moves a result the most.</summary>
[AllowAnonymous]
internal sealed class WhyModel(ModelDesk desk) : SketchPage
{
    public const string Path = "/toolkit/model/why";

    public Measure Measure { get; private set; }

    public IReadOnlyList<Swing>? Swings { get; private set; }

    /// <summary>What each part of the plan does alone, against all together.</summary>
    public Overlap? Overlap { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public string OverlapWords
    {
        get
        {
            var joined = Overlap!.Measures.First(m => m.Of == Measure);
            return $"Added up, the parts change it by {ModelWords.Change(Measure, joined.Sum)}; together by {ModelWords.Change(Measure, joined.Together.Change)}. {Overlap.PeopleReachedByTwo:N0} of {Overlap.PeopleReached:N0} people reached have two or more of them"
                + (Overlap.Full.Count > 0 ? $", and {string.Join(" and ", Overlap.Full.Select(s => Services.Asks(s).ToLowerInvariant()))} was full: what one part frees another may need." : ".");
        }
    }

    public Table Parts => new()
    {
        Caption = "Each part alone, and all together",
        Compact = true,
        FirstCellIsHeader = true,
        Head = ["Part", new TableHead { Text = "Change", Format = "numeric" }, new TableHead { Text = "People reached", Format = "numeric" }],
        Rows =
        [
            .. Overlap!.Parts.Select(p => (IReadOnlyList<TableCell>)[p.Title, ModelWords.Change(Measure, p.Differences.First(d => d.Of == Measure).Change), p.PeopleReached > 0 ? ModelWords.Number(p.PeopleReached) : "Everybody it touches"]),
            ["Added up", ModelWords.Change(Measure, Overlap.Measures.First(m => m.Of == Measure).Sum), "Not to be added"],
            ["All together", ModelWords.Change(Measure, Overlap.Measures.First(m => m.Of == Measure).Together.Change), ModelWords.Number(Overlap.PeopleReached)],
        ],
    };

    public int? Percent { get; private set; }

    public int Lives { get; private set; }

    public TornadoChart Picture => new()
    {
        Title = $"{ModelWords.Of(Measure)}, change with the plan over {ModelWords.Years(Sketch.Years)}, for {Lives:N0} people",
        Unit = Measure == Measure.Cost ? "£" : null,
        BaseValue = Swings![0].Base,
        ShowSign = true,
        Decimals = Measure is Measure.Deaths or Measure.QualityYears ? 1 : 0,
        Bars = [.. Swings.Select(s => new TornadoBar(s.Of.Title, new TornadoEnd(Said(s.Of, 0.025), s.AtLow), new TornadoEnd(Said(s.Of, 0.975), s.AtHigh)))],
    };

    public string Sentence
    {
        get
        {
            var first = Swings![0];
            var turns = Swings.Count(s => Math.Sign(s.AtLow) * Math.Sign(s.AtHigh) < 0);
            return $"{first.Of.Title} moves it most: from {ModelWords.Change(Measure, first.AtLow)} to {ModelWords.Change(Measure, first.AtHigh)}. "
                + (turns == 0 ? "None of them alone could turn more into fewer." : $"{turns} of {Swings.Count} alone could turn more into fewer.");
        }
    }

    public async Task<IActionResult> OnGet()
    {
        if (!Take()) return Redirect(Back);
        Measure = Enum.TryParse<Measure>(Request.Query["of"], ignoreCase: true, out var measure) && Enum.IsDefined(measure) ? measure : Measure.HospitalDays;
        var file = Sketch.Single.Fewer(DoubtDesk.Lives).File;
        Lives = file.People;
        var job = desk.Begin(file, $"why {Measure}", (progress, cancel) => Swing.Tornado(file, 0, Measure, file.People, threads: 1, progress: progress, cancel: cancel));
        if (await job.Within(DoubtDesk.Patience) is not { } done)
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

        Swings = done.Value;
        if (Sketch.Plan.Picks.Count > 1)
        {
            var overlap = await desk.Begin(file, "overlap", (_, cancel) => Goldthread.Impact.Scenarios.Overlap.Of(file, 0, threads: 1, cancel: cancel)).Within(TimeSpan.FromSeconds(20));
            if (overlap is { Succeeded: true } known) Overlap = known.Value;
        }

        return Page();
    }

    public string Of(Measure measure) => Sketch.Address(Path, ("of", measure.ToString()));

    private string Said(Unsure of, double share)
    {
        var ratio = of.Ratio.Quantile(share);
        return of.Path.StartsWith("assumptions.", StringComparison.Ordinal) && Sketch.File.Baseline.Assumptions[of.Path["assumptions.".Length..]] is { Values: [var only] } && AssumptionKind.Find(of.Path["assumptions.".Length..]) is { } kind
            ? $"{only * ratio:0.###} {(kind.Unit == "share" ? "of each" : kind.Unit)}" : $"{ratio * 100:0}% of it";
    }
}
