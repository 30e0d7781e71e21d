using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed partial class LineChartTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    [Fact]
    public void Chart_NoPoints_SaysSoAndDrawsNothing()
    {
        var page = Draw(Chart([]));

        page.QuerySelector("svg").ShouldBeNull();
        page.Body!.TextContent.ShouldBe("Weight. Nothing has been measured yet.");
    }

    [Fact]
    public void Chart_OnePoint_IsAMarkWithItsDate()
    {
        var page = Draw(Chart([64.2]));

        page.QuerySelectorAll(".gt-chart__mark").Length.ShouldBe(1);
        Coordinates(page).Count.ShouldBe(1);
        page.QuerySelectorAll("svg text").Select(text => text.TextContent).ShouldContain("1 Jan 2025");
        page.QuerySelector("figcaption")!.TextContent.ShouldBe("Weight: latest 64.2 kg on 1 January 2025.");
    }

    [Fact]
    public void Chart_TwoPoints_RunsFromEdgeToEdge()
    {
        var line = Coordinates(Draw(Chart([60, 66])));

        line.Count.ShouldBe(2);
        line[0].X.ShouldBeLessThan(line[1].X);
        line[0].Y.ShouldBeGreaterThan(line[1].Y);
    }

    [Fact]
    public void Chart_EqualValues_IsALevelLineInsideThePicture()
    {
        var line = Coordinates(Draw(Chart([5, 5, 5, 5])));

        line.Select(point => point.Y).Distinct().Count().ShouldBe(1);
        line[0].Y.ShouldBeInRange(20, 190);
    }

    [Fact]
    public void Chart_Gap_BreaksTheLineAndKeepsLonePoints()
    {
        var page = Draw(Chart([1, 2, null, 4, null, 6, 7]));

        page.QuerySelector(".gt-chart__line")!.GetAttribute("d")!.Count(c => c == 'M').ShouldBe(3);
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldContain("no value");
    }

    [Fact]
    public void Chart_TenThousandPoints_KeepsTheExtremesAndStaysSmall()
    {
        var values = Enumerable.Range(0, 10_000).Select(index => (double?)(100 + (index % 10))).ToArray();
        values[4_321] = 190;
        values[8_765] = 11;
        var chart = Chart(values) with { CsvHref = "/csv" };
        var html = chart.ToHtml();
        var line = Coordinates(TestPlace.Parse(html));

        html.Length.ShouldBeLessThan(25_000);
        line.Count.ShouldBeLessThan(600);
        var (top, bottom) = (line.MinBy(point => point.Y), line.MaxBy(point => point.Y));
        top.X.ShouldBe(40 + (288 * 4_321 / 9_999.0), 1.5);
        bottom.X.ShouldBe(40 + (288 * 8_765 / 9_999.0), 1.5);
        html.ShouldContain("The newest 40 of 10,000 figures.");
        chart.ToCsv().Split("\r\n").Length.ShouldBe(10_002);
    }

    [Fact]
    public void Chart_SameModel_GivesTheSameHtml() => Chart([1, 2, 3]).ToHtml().ShouldBe(Chart([1, 2, 3]).ToHtml());

    [Fact]
    public void Chart_ForThoseWhoDoNotSee_HasNameSentenceAndTable()
    {
        var page = Draw(Chart([1, 2, 3]));
        var svg = page.QuerySelector("svg")!;

        svg.GetAttribute("role").ShouldBe("img");
        svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)
            .ShouldBe(["Weight", "Weight: latest 3 kg on 3 January 2025."]);
        page.QuerySelectorAll("details tbody tr").Select(row => row.TextContent).ShouldBe(["3 January 20253", "2 January 20252", "1 January 20251"]);
    }

    [Fact]
    public void Chart_SixLines_AreNamedBesideTheirEndsWithoutOverlap()
    {
        var chart = new LineChart { Title = "Six", Series = [.. Enumerable.Range(1, 6).Select(line => new ChartSeries("Line " + line, Points([50, 50 + (line * 0.1)])))] };
        var page = TestPlace.Parse(chart.ToHtml());

        var names = page.QuerySelectorAll("svg text").Where(text => text.TextContent.StartsWith("Line ", StringComparison.Ordinal)).ToList();
        names.Count.ShouldBe(6);
        var heights = names.Select(name => Number(name.GetAttribute("y")!)).Order().ToList();
        heights.Zip(heights.Skip(1), (a, b) => b - a).ShouldAllBe(distance => distance >= 12);
        heights[^1].ShouldBeLessThan(220);
        page.QuerySelectorAll("g[class^=gt-line--] .gt-chart__mark").Select(mark => MarkShape().Replace(mark.GetAttribute("d")!, "")).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void Chart_SevenLines_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => new LineChart { Title = "Seven", Series = [.. Enumerable.Range(1, 7).Select(line => new ChartSeries("L" + line, Points([1])))] }.ToHtml());

    [Fact]
    public void Chart_LimitsAndIntervals_AreDrawnAndTabled()
    {
        var points = Enumerable.Range(0, 4).Select(day => ChartPoint.On(Start.AddDays(day), day == 2 ? null : 20 + day, 18 + day, 22 + day, day == 2 ? "suppressed" : null));
        var page = TestPlace.Parse(new LineChart { Title = "Admissions", Limits = new(19, 21, "Expected"), Series = [new("Eastfield", [.. points])] }.ToHtml());

        page.QuerySelectorAll(".gt-chart__limit").Length.ShouldBe(2);
        page.QuerySelector(".gt-chart__interval")!.GetAttribute("d")!.Count(c => c == 'Z').ShouldBe(2);
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldContain("suppressed");
        page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent).ShouldContain("21 to 25");
        page.QuerySelector("svg")!.TextContent.ShouldContain("Expected");
    }

    [Fact]
    public void Csv_NamesThatSpreadsheetsWouldRun_AreText()
    {
        var chart = new LineChart { Title = "T", Time = ChartTime.Minute, Series = [new("=HYPERLINK(\"x\"), A", [new(new DateTimeOffset(2025, 7, 1, 8, 30, 0, TimeSpan.Zero), 1.5)])] };

        chart.ToCsv().ShouldBe("series,time,value,low,high,note\r\n\"'=HYPERLINK(\"\"x\"\"), A\",2025-07-01T09:30+01:00,1.5,,,\r\n");
    }

    [Fact]
    public void Sparkline_ManyValues_KeepsExtremesAndEndsWithTheLatest()
    {
        var values = Enumerable.Range(0, 5_000).Select(index => (double?)50).ToArray();
        (values[1_234], values[3_456], values[^1]) = (99, 1, 50);
        var page = TestPlace.Parse(new Sparkline { Values = values, Says = "Weight" }.ToHtml());
        var path = page.QuerySelector("path")!.GetAttribute("d")!;

        Pair().Matches(path).Select(match => match.Groups[2].Value).ShouldContain("3");
        Pair().Matches(path).Select(match => match.Groups[2].Value).ShouldContain("19");
        Pair().Count(path).ShouldBeLessThanOrEqualTo(80);
        page.QuerySelector("circle")!.GetAttribute("cx").ShouldBe("85");
        page.QuerySelector("svg")!.GetAttribute("aria-label").ShouldBe("Weight");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Sparkline_FewValues_StillWrites(int count)
    {
        var page = TestPlace.Parse(new Sparkline { Values = [.. Enumerable.Repeat((double?)5, count)], Says = "x" }.ToHtml());

        page.QuerySelectorAll("circle").Length.ShouldBe(count);
    }

    private static LineChart Chart(double?[] values) => new() { Title = "Weight", Unit = "kg", Series = [new("Weight", Points(values))] };

    private static IReadOnlyList<ChartPoint> Points(double?[] values) => [.. values.Select((value, index) => ChartPoint.On(Start.AddDays(index), value))];

    private static AngleSharp.Html.Dom.IHtmlDocument Draw(LineChart chart) => TestPlace.Parse(chart.ToHtml());

    private static List<(double X, double Y)> Coordinates(IParentNode page) =>
        [.. Pair().Matches(page.QuerySelector(".gt-chart__line")!.GetAttribute("d")!).Select(match => (Number(match.Groups[1].Value), Number(match.Groups[2].Value)))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML]([0-9.]+) ([0-9.]+)")]
    private static partial Regex Pair();

    [GeneratedRegex(@"M[0-9.]+ [0-9.]+")]
    private static partial Regex MarkShape();
}
