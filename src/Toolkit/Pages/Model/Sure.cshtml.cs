using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Goldthread.Toolkit.Model.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>How sure a result is when all that is not known is drawn, many times; all plans beside each other in the same draws.</summary>
[AllowAnonymous]
internal sealed class SureModel(ModelDesk desk) : SketchPage
{
    public DrawnPlan? Drawn { get; private set; }

    /// <summary>All plans that are drawn, beside each other.</summary>
    public DoubtView Doubt { get; private set; } = null!;

    /// <summary>Plans that are left out, for all the people of the place would have to live each draw of each.</summary>
    public int NotDrawn { get; private set; }

    /// <summary>The address that draws them too.</summary>
    public string WithAll => Sketch.Address("/toolkit/model/sure", ("all", "1"));

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int? Percent { get; private set; }

    public Table Intervals => new()
    {
        Caption = $"What the plan changes over {ModelWords.Years(Sketch.Years)}, for {Sketch.People:N0} people",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", new TableHead { Text = "Middle of the draws", Format = "numeric" }, new TableHead { Text = "95 of 100 lie between", Format = "numeric" }, new TableHead { Text = "It is a gain in", Format = "numeric" }],
        Rows = [.. Drawn!.Figures.Select(Row)],
    };

    public string Sentence
    {
        get
        {
            var at = Doubt.AtUsual;
            var which = Doubt.Sample.Strategies.Count > 2 ? $"the best of the {Doubt.Sample.Strategies.Count} choices" : "the better choice";
            return $"If a year of life in full health is worth £20,000, this plan is {which} in {at.Chance[Drawn!.Choice] * 100:0} of 100 draws. Knowing everything for sure would be worth {ModelWords.About(at.PerfectInformation * Sketch.People)} for the {Sketch.People:N0} people here: that is the most that finding out more can be worth.";
        }
    }

    /// <summary>Every draw: health gained and money spent.</summary>
    public CostEffectPlane Plane => new()
    {
        Title = $"Each draw: what is gained and what it costs, for each 1,000 people over {ModelWords.Years(Sketch.Years)}",
        EffectName = "Years of life in full health",
        Willing = 20_000,
        Choices = [new PlaneChoice("The plan", [.. Drawn!.Changes.Select(c => new PlaneDraw(c.Years, c.Pounds))])],
    };

    /// <summary>How the mean settles as draws are added.</summary>
    public CurveChart Convergence
    {
        get
        {
            var (points, sum, squares) = (new List<CurvePoint>(), 0.0, 0.0);
            foreach (var (d, (change, _)) in Drawn!.Changes.Index())
            {
                (sum, squares) = (sum + change, squares + (change * change));
                var n = d + 1;
                if (n % Math.Max(1, Drawn.Draws / 20) != 0) continue;
                var (mean, half) = (sum / n, 1.96 * Math.Sqrt(Math.Max(0, (squares / n) - (sum / n * (sum / n))) / n));
                points.Add(new CurvePoint(n, mean, mean - half, mean + half));
            }

            return new CurveChart { Title = "Mean change in cost for each 1,000 people as draws are added", XName = "Draws", Unit = "£", Decimals = 0, Series = [new CurveSeries("Mean", points)], Says = "Mean change in cost for each 1,000 people as draws are added, with the interval that more draws would narrow." };
        }
    }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Take()) return Redirect(Back);
        var drawn = Request.Query["all"] == "1" ? Sketch : DoubtDesk.Compared(Sketch);
        NotDrawn = Sketch.Plans.Count - drawn.Plans.Count;
        if (await DoubtDesk.Ask(desk, drawn, DoubtDesk.Patience, cancel) is not { } done)
        {
            Percent = DoubtDesk.Percent(desk, drawn);
            Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            (Drawn, Doubt) = (done.Value, new DoubtView(DoubtDesk.Names(drawn), done.Value.Drawn.Decision));
        }
        else
        {
            Faults = done.Faults;
        }

        return Page();
    }

    private IReadOnlyList<TableCell> Row(ExpectedFigure figure)
    {
        var better = Drawn!.Totals(figure.Of).Count(d => figure.Of is Measure.HomeDays or Measure.QualityYears ? d.After > d.Before : d.After < d.Before);
        return [ModelWords.Of(figure.Of), ModelWords.Change(figure.Of, figure.Change), $"{ModelWords.Change(figure.Of, figure.Low)} to {ModelWords.Change(figure.Of, figure.High)}", $"{100.0 * better / Drawn.Draws:0} of 100"];
    }
}
