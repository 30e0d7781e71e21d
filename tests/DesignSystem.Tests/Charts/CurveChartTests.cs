using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed partial class CurveChartTests
{
    [Fact]
    public void Curve_Points_RunAlongTheNumbersWhateverTheirOrder()
    {
        var line = Coordinates(Draw(Chart(new CurveSeries("A", [new(50_000, 100), new(0, 0), new(10_000, 20)]))));

        line.Count.ShouldBe(3);
        (line[1].X - line[0].X).ShouldBe((line[2].X - line[0].X) / 5, 0.2);
        (line[0].Y - line[1].Y).ShouldBe((line[0].Y - line[2].Y) / 5, 0.2);
    }

    [Fact]
    public void Curve_Frontier_IsDrawnFirstAndBroad()
    {
        var page = Draw(Chart(Level("A", 20), Level("Frontier", 80) with { IsUnder = true }));
        var groups = page.QuerySelectorAll("svg > g").ToList();

        groups[0].ClassList.ShouldBe(["gt-line--2", "gt-chart__under"]);
        groups[0].QuerySelector(".gt-chart__mark").ShouldBeNull();
        page.QuerySelectorAll("svg text").Select(text => text.TextContent).ShouldContain("Frontier");
        page.QuerySelector("figcaption")!.TextContent.ShouldBe("Best. A: 20% at £10.");
    }

    [Fact]
    public void Curve_Mark_IsALineWithItsWordsAndTheSentenceSpeaksOfIt()
    {
        var page = Draw(Chart(new CurveSeries("A", [new(0, 10), new(20, 30), new(40, 90)])) with { Marks = [new(20, "here")] });

        page.QuerySelectorAll("svg text").Select(text => text.TextContent).ShouldContain("here");
        page.QuerySelector("figcaption")!.TextContent.ShouldBe("Best. A: 30% at £20.");
    }

    [Fact]
    public void Curve_Intervals_AreDrawnAndTabled()
    {
        var page = Draw(Chart(new CurveSeries("Mean", [new(1, 5, 0, 10), new(2, 5, 3, 7)])));

        page.QuerySelector(".gt-chart__interval")!.GetAttribute("d")!.Count(c => c == 'Z').ShouldBe(1);
        page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ShouldBe(["£15 (0 to 10)", "£25 (3 to 7)"]);
    }

    [Fact]
    public void Curve_LongAxisLabels_StayInsideThePicture()
    {
        var page = Draw(Chart(new CurveSeries("A", [new(0, -73_000), new(10, 21_000)])));
        var label = page.QuerySelectorAll("svg text[text-anchor=end]").Single(text => text.TextContent == "−80,000");

        // About six and a half units a letter.
        Number(label.GetAttribute("x")!).ShouldBeGreaterThan(7 * 6.3);
    }

    [Fact]
    public void Curve_Millions_AreShort()
    {
        var texts = Draw(Chart(new CurveSeries("A", [new(0, 0), new(10, 40_000_000)]))).QuerySelectorAll("svg text").Select(text => text.TextContent);

        texts.ShouldContain("40m");
        texts.ShouldContain("0");
    }

    [Fact]
    public void Curve_ManyPoints_TablesSomeAndTheCsvHasAll()
    {
        var chart = Chart(new CurveSeries("A", [.. Enumerable.Range(0, 1_000).Select(x => new CurvePoint(x, x))])) with { CsvHref = "/csv" };
        var page = Draw(chart);

        page.QuerySelectorAll("tbody tr").Length.ShouldBeInRange(10, CurveChart.TableRows + 1);
        page.QuerySelectorAll("tbody th")[^1].TextContent.ShouldBe("£999");
        chart.ToCsv().Split("\r\n").Length.ShouldBe(1_002);
        chart.ToCsv().ShouldStartWith("series,x,value,low,high\r\nA,0,0,,\r\n");
    }

    [Fact]
    public void Curve_OnePoint_IsAMark() => Draw(Chart(new CurveSeries("A", [new(5, 5)]))).QuerySelectorAll(".gt-chart__mark").Length.ShouldBe(1);

    [Fact]
    public void Curve_NoValue_SaysSo() => Draw(Chart(new CurveSeries("A", []))).Body!.TextContent.ShouldBe("Best. There is nothing to show.");

    [Fact]
    public void Curve_SevenCurves_IsRefused() => Should.Throw<InvalidOperationException>(() => Chart([.. Enumerable.Range(1, 7).Select(i => Level("L" + i, i))]).ToHtml());

    private static CurveChart Chart(params IReadOnlyList<CurveSeries> series) => new() { Title = "Best", XName = "Pounds", XUnit = "£", Unit = "% of draws", Series = series };

    private static CurveSeries Level(string name, double value) => new(name, [new(0, value), new(10, value)]);

    private static IDocument Draw(CurveChart chart) => TestPlace.Parse(chart.ToHtml());

    private static List<(double X, double Y)> Coordinates(IDocument page) =>
        [.. Pair().Matches(page.QuerySelector(".gt-chart__line")!.GetAttribute("d")!).Select(match => (Number(match.Groups[1].Value), Number(match.Groups[2].Value)))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML]([0-9.]+) ([0-9.]+)")]
    private static partial Regex Pair();
}
