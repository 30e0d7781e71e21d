using System.Globalization;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed class TornadoChartTests
{
    [Fact]
    public void Tornado_Bars_StandWidestFirst()
    {
        var page = Draw(Chart(Bar("Narrow", 9, 11), Bar("Wide", 20, 2), Bar("Middle", 6, 12)));

        Names(page).ShouldBe(["Wide", "Middle", "Narrow"]);
        page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ShouldBe(["Wide", "Middle", "Narrow"]);
    }

    [Fact]
    public void Tornado_EachEnd_HasItsLetterWhatWentInAndWhatCameOut()
    {
        var page = Draw(Chart(Bar("Stay", 14, 5)) with { Unit = "£" });
        var texts = page.QuerySelectorAll("svg text").Select(text => text.TextContent).ToList();

        // The low input raises the result: its words stand at the right, where its bar is.
        texts.ShouldContain("H high: £5");
        texts.ShouldContain("L low: £14");
        page.QuerySelectorAll("svg text").Single(text => text.TextContent == "L low: £14").GetAttribute("text-anchor").ShouldBe("end");
        texts.ShouldContain("As assumed £10");
    }

    [Fact]
    public void Tornado_Parts_ReachFromTheBaseToTheirResults()
    {
        var parts = Draw(Chart(Bar("Stay", 5, 15))).QuerySelectorAll("rect.gt-limits__bar").ToDictionary(part => part.ClassList.Contains("gt-tornado__low"), Extent);

        parts[true].To.ShouldBe(parts[false].From, 0.1);
        (parts[true].To - parts[true].From).ShouldBe(parts[false].To - parts[false].From, 0.2);
        parts[true].From.ShouldBeLessThan(parts[true].To);
    }

    [Fact]
    public void Tornado_BothEndsOnOneSide_DrawsTheNearerOverTheFarther()
    {
        var parts = Draw(Chart(Bar("Stay", 12, 18))).QuerySelectorAll("rect.gt-limits__bar").ToList();

        parts[0].ClassList.ShouldNotContain("gt-tornado__low");
        parts[1].ClassList.ShouldContain("gt-tornado__low");
        Extent(parts[0]).To.ShouldBeGreaterThan(Extent(parts[1]).To);
    }

    [Fact]
    public void Tornado_MoreThanMost_DrawsTheWidestAndTablesAll()
    {
        var page = Draw(Chart([.. Enumerable.Range(1, 30).Select(i => Bar("N" + i, 10 - i, 10 + i))]));

        Names(page).ShouldBe(Enumerable.Range(19, 12).Reverse().Select(i => "N" + i));
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(30);
        page.QuerySelector("figcaption")!.TextContent.ShouldContain("The 12 widest of 30 are drawn.");
    }

    [Fact]
    public void Tornado_ForThoseWhoDoNotSee_HasNameSentenceAndTable()
    {
        var page = Draw(Chart(Bar("Stay", 5, 15)) with { Unit = "days", ShowSign = true });
        var svg = page.QuerySelector("svg")!;

        svg.GetAttribute("role").ShouldBe("img");
        svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)
            .ShouldBe(["Result", "Result. As assumed: +10 days. Moved most by: Stay, +5 days at low and +15 days at high."]);
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["+5 (low)", "+15 (high)"]);
    }

    [Fact]
    public void Tornado_NothingMoves_IsDrawnOnAnAxisWithRoom()
    {
        var parts = Draw(Chart(Bar("Stay", 10, 10))).QuerySelectorAll("rect.gt-limits__bar").Select(Extent).ToList();

        parts.ShouldAllBe(part => part.To - part.From < 0.1 && part.From > 20 && part.To < 320);
    }

    [Fact]
    public void Tornado_NoBars_SaysSo() => Draw(Chart()).Body!.TextContent.ShouldBe("Result. Nothing has been varied.");

    [Fact]
    public void Tornado_ResultThatIsNoNumber_IsRefused() => Should.Throw<InvalidOperationException>(() => Chart(Bar("Stay", double.NaN, 1)).ToHtml()).Message.ShouldContain("finite");

    [Fact]
    public void Tornado_LongWords_AreCutInThePictureAndWholeInTheTable()
    {
        var name = "How long it takes until somebody with severe frailty is seen at home by anybody at all";
        var page = Draw(Chart(new TornadoBar(name, new("a very long way of saying that it is small", -1_234_567), new("high", 15))));

        page.QuerySelectorAll("svg text").Select(text => text.TextContent).ShouldContain(text => text.StartsWith("L a very", StringComparison.Ordinal) && text.EndsWith("…: −1,234,567", StringComparison.Ordinal));
        page.QuerySelector("tbody th")!.TextContent.ShouldBe(name);
    }

    private static TornadoChart Chart(params IReadOnlyList<TornadoBar> bars) => new() { Title = "Result", BaseValue = 10, Bars = bars };

    private static TornadoBar Bar(string name, double low, double high) => new(name, new("low", low), new("high", high));

    private static IDocument Draw(TornadoChart chart) => TestPlace.Parse(chart.ToHtml());

    /// <summary>The bold words, without the base's at the top and the letters in the bars.</summary>
    private static IEnumerable<string> Names(IDocument page) => page.QuerySelectorAll("svg text.gt-limits__name").Select(text => text.TextContent).Where(text => text.Length > 1 && !text.StartsWith("As assumed", StringComparison.Ordinal));

    private static (double From, double To) Extent(IElement part) => (Number(part, "x"), Number(part, "x") + Number(part, "width"));

    private static double Number(IElement element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);
}
