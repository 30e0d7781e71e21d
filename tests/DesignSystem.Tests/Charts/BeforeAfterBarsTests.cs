using System.Globalization;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed class BeforeAfterBarsTests
{
    [Fact]
    public void Bars_BothOfAThing_BeginAtNoughtAndAreAsLongAsTheirValues()
    {
        var page = Draw(new BeforeAfter("Trust", 40, 30), new BeforeAfter("Council", 10, 20));
        var (before, after) = (Bars(page, ".gt-before"), Bars(page, ".gt-limits__bar"));

        before.Concat(after).Select(bar => bar.X).Distinct().ShouldBe([8]);
        (before[0].Width / before[1].Width).ShouldBe(4, 0.05);
        (after[0].Width / before[0].Width).ShouldBe(0.75, 0.02);
    }

    [Fact]
    public void Bars_Words_SayBothAndTheChange()
    {
        var texts = Draw(new BeforeAfter("Trust", 48_200, 43_950)).QuerySelectorAll("svg text").Select(text => text.TextContent).ToList();

        texts.ShouldContain("Trust");
        texts.ShouldContain("Before £48,200, after £43,950 (−£4,250)");
    }

    [Fact]
    public void Bars_IntervalOfTheChange_StandsAroundTheEndOfTheFullBar()
    {
        var page = Draw(new BeforeAfter("Trust", 40, 30, -20, -5), new BeforeAfter("Council", 10, 20));
        var whisker = page.QuerySelectorAll(".gt-limits__whisker path").Single().GetAttribute("d")!;
        var full = Bars(page, ".gt-limits__bar")[0];
        var (from, to) = (Number(whisker.Split('M')[1].Split(' ')[0]), Number(whisker.Split('L')[1].Split(' ')[0]));

        // 40 less 20 to 40 less 5, of a bar that ends at 30.
        ((from - 8) / full.Width).ShouldBe(20 / 30.0, 0.02);
        ((to - 8) / full.Width).ShouldBe(35 / 30.0, 0.02);
        page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td")[^1].TextContent).ShouldAllBe(text => text.EndsWith("−20 to −5", StringComparison.Ordinal) || text.EndsWith("none", StringComparison.Ordinal));
    }

    [Fact]
    public void Bars_BelowNought_GoTheOtherWay()
    {
        var page = Draw(new BeforeAfter("Grant", -10, 20));

        var (before, after) = (Bars(page, ".gt-before")[0], Bars(page, ".gt-limits__bar")[0]);
        (before.X + before.Width).ShouldBe(after.X, 0.2);
    }

    [Fact]
    public void Bars_ForThoseWhoDoNotSee_HaveNameSentenceAndTable()
    {
        var page = Draw(new BeforeAfter("Trust", 40, 30), new BeforeAfter("Council", 10, 25));

        page.QuerySelector("svg")!.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)
            .ShouldBe(["Cost", "Cost. Most changed: Council, from £10 to £25."]);
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public void Bars_NothingToCompare_SaySo() => Draw().Body!.TextContent.ShouldBe("Cost. There is nothing to compare.");

    [Fact]
    public void Bars_ValueThatIsNoNumber_IsRefused() => Should.Throw<InvalidOperationException>(() => Draw(new BeforeAfter("Trust", double.NaN, 1)));

    private static IDocument Draw(params IReadOnlyList<BeforeAfter> rows) => TestPlace.Parse(new BeforeAfterBars { Title = "Cost", Unit = "£", Rows = rows }.ToHtml());

    private static List<(double X, double Width)> Bars(IDocument page, string which) =>
        [.. page.QuerySelectorAll("svg rect" + which).Select(bar => (Number(bar.GetAttribute("x")!), Number(bar.GetAttribute("width")!)))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
