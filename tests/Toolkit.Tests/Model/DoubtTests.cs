using Goldthread.Impact.Decisions;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Toolkit.Tests.Model;

public sealed class DoubtTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Compare_TheSameThingInTwoPlans_WorksAsWellInBothDrawByDraw()
    {
        using var desk = new ModelDesk();
        var sketch = Of("people=1000&years=1&plan=A~falls.20.100&plan=B~home-first.90.100~falls.20.100&plan=C~falls.20.100");

        var drawn = (await DoubtDesk.Ask(desk, sketch, Long, CancellationToken.None))!.Value.Value;

        DoubtDesk.Names(sketch).ShouldBe(["As it is", "A", "B", "C"]);
        var sample = drawn.Drawn.Decision;
        sample.Costs[3].ShouldBe(sample.Costs[1], "the same plan, in the same draws");
        sample.Effects[3].ShouldBe(sample.Effects[1]);
        sample.Costs[2].ShouldNotBe(sample.Costs[1]);

        // The plan that is shown is one of the choices of the same draws.
        var beside = (await DoubtDesk.Ask(desk, sketch with { Editing = 1 }, Long, CancellationToken.None))!.Value.Value;
        (drawn.Choice, beside.Choice).ShouldBe((1, 2));
        beside.Drawn.ShouldBeSameAs(drawn.Drawn);
        beside.Changes.ShouldNotBe(drawn.Changes);
    }

    [Fact]
    public async Task Compare_APlanByItself_IsNotMovedByWhatStandsBesideIt()
    {
        using var desk = new ModelDesk();

        // What is not known is drawn by what it is, not by where it stands: A's draws are as if it were alone, before B and after it.
        var alone = (await DoubtDesk.Ask(desk, Of("people=1000&years=1&plan=A~falls.20.100"), Long, CancellationToken.None))!.Value.Value.Drawn.Decision;
        var beside = (await DoubtDesk.Ask(desk, Of("people=1000&years=1&plan=B~home-first.90.100&plan=A~falls.20.100"), Long, CancellationToken.None))!.Value.Value.Drawn.Decision;

        beside.Costs[2].ShouldBe(alone.Costs[1]);
        beside.Effects[2].ShouldBe(alone.Effects[1]);
    }

    [Fact]
    public void View_OfASample_DrawsTheFrontierThroughTheChanceOfTheBestOnAverage()
    {
        // B gains most in one draw of four and loses in the others: best on average, and not most often.
        var sample = new DecisionSample(["As it is", "B"], [[0, 0, 0, 0], [100, 100, 100, 100]], [[0, 0, 0, 0], [0.1, 0, 0, 0]]);
        var view = new DoubtView(sample.Strategies, sample);

        var (best, chance) = (view.AtUsual.Best, view.AtUsual.Chance[1]);
        var frontier = view.Curve.Series.Single(s => s.IsUnder);

        (best, chance).ShouldBe((1, 0.25));
        frontier.Points.Single(p => p.X == DoubtView.Usual).Value.ShouldBe(25);
        frontier.Points.Single(p => p.X == 0).Value.ShouldBe(100);
        view.Loss.Series.Single(s => s.IsUnder).Points.Single(p => p.X == DoubtView.Usual).Value!.Value.ShouldBe(75 * 1000, 1e-6);
        view.Sentence.ShouldContain("As it is below £5,000; B from £5,000");
    }

    [Fact]
    public void View_OfSevenChoices_DrawsSixLinesAndNamesTheRest()
    {
        var names = Enumerable.Range(0, 7).Select(i => $"Choice {i}").ToArray();
        var sample = new DecisionSample(names, [.. Enumerable.Range(0, 7).Select(i => new double[] { i, i, 7 - i })], [.. Enumerable.Range(0, 7).Select(_ => new double[3])]);
        var view = new DoubtView(names, sample);

        view.Curve.Series.Count.ShouldBe(6);
        names.Count(n => view.LeftOut!.Contains(n, StringComparison.Ordinal)).ShouldBe(2);
        view.Table.Rows.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("people=150000&plan=A~falls.20.100&plan=B~home-first.90.100", 2)]
    [InlineData("people=150000&hold.support-at-home=90&plan=A~falls.20.100&plan=B~home-first.90.100", 1)]
    [InlineData("people=150000&plan=A~falls.20.100&plan=B~%2Bintermediate-bed.40", 1)]
    public void Compared_WhereAllWouldHaveToLiveEachDraw_IsTheOnePlan(string query, int plans) => DoubtDesk.Compared(Of(query)).Plans.Count.ShouldBe(plans);

    private static Sketch Of(string query) => Sketch.Read(new QueryCollection(QueryHelpers.ParseQuery(query))).Sketch;
}
