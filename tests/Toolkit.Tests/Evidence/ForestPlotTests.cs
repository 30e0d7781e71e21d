using System.Xml.Linq;
using Goldthread.Toolkit.Evidence;

namespace Goldthread.Toolkit.Tests.Evidence;

public sealed class ForestPlotTests
{
    [Fact]
    public void Draw_Ratios_PutsHalfAndTwiceAsFarFromNoEffect()
    {
        var picture = XDocument.Parse(Plot(true, new("Half", 0.5, 0.4, 0.6), new("Twice", 2, 1.6, 2.5)).Draw());
        var squares = picture.Descendants("rect").Select(r => (double)r.Attribute("x")! + ((double)r.Attribute("width")! / 2)).ToList();
        var middle = picture.Descendants("path").Single(p => (string?)p.Attribute("class") == "gt-chart__tick").Attribute("d")!.Value.Split(' ')[0][1..];

        var none = double.Parse(middle, System.Globalization.CultureInfo.InvariantCulture);
        (none - squares[0]).ShouldBe(squares[1] - none, 0.2);
        picture.Root!.Element("title")!.Value.ShouldBe("A & B");
    }

    [Fact]
    public void Draw_AHugeInterval_EndsInAnArrowAndPressesNothingTogether()
    {
        var picture = XDocument.Parse(Plot(true, new("One", 0.9, 0.8, 1.0), new("Two", 0.8, 0.7, 0.95), new("Small", 1.2, 0.01, 90), new("All", 0.85, 0.8, 0.9, IsPooled: true)).Draw());

        picture.Descendants("path").Count(p => p.Attribute("d")!.Value.Count(c => c == 'L') == 2).ShouldBe(2);
        picture.Descendants("polygon").ShouldHaveSingleItem();
        var width = picture.Descendants("path").Where(p => (string?)p.Attribute("class") == "gt-chart__line").Select(p => p.Attribute("d")!.Value).First();
        var ends = width[1..].Split('L').Select(e => double.Parse(e.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        (ends[1] - ends[0]).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Draw_Differences_HaveNoughtInTheMiddle() =>
        XDocument.Parse(Plot(false, new("One", -2, -3, -1), new("Two", 1, -1, 3)).Draw()).Descendants("text").Select(t => t.Value).ShouldContain("0");

    private static ForestPlot Plot(bool isRatio, params ForestRow[] rows) => new() { Id = "f", Title = "A & B", Description = "d", Rows = rows, IsRatio = isRatio, LeftWords = "better", RightWords = "worse" };
}
