using System.Globalization;
using System.Xml.Linq;
using Goldthread.Toolkit.Assessments;

namespace Goldthread.Toolkit.Tests.Assessments;

public sealed class DotPlotTests
{
    private static readonly string[] Levels = ["Not yet established", "Plans in place", "Established", "Mature", "Exemplary"];

    [Fact]
    public void Draw_EveryAnswer_IsADotOverItsLevel()
    {
        var svg = Drawn(new DotRow("Council", [1, 1, 4], 0, 1), new DotRow("Hospital", [], 2, null));

        var dots = Dots(svg);
        dots.Count.ShouldBe(3);
        dots.Select(d => (int)((d.X - 4) / 70.4)).ShouldBe([0, 0, 3], "columns of the levels, the lowest first");
        dots[0].Y.ShouldBe(dots[1].Y, "two of one level stand beside each other");
        svg.Descendants().Where(e => e.Name.LocalName == "path" && (string?)e.Attribute("class") == "gt-chart__line").Count().ShouldBe(1, "one median");
        svg.Value.ShouldContain("2 cannot say");
    }

    [Fact]
    public void Draw_ManyOfOneLevel_AreStackedWithinThePicture()
    {
        var svg = Drawn(new DotRow("Council", [.. Enumerable.Repeat(5, 60)], 0, 5), new DotRow("Hospital", [1], 0, null));

        var dots = Dots(svg);
        dots.Distinct().Count().ShouldBe(61, "no dot lies on another");
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        dots.ShouldAllBe(d => d.X > 4 && d.X < box[2] - 4 && d.Y > 4 && d.Y < box[3] - 4);
    }

    [Fact]
    public void Draw_WordsWithMarkup_AreText() => Drawn(new DotRow("<script>", [1], 0, null)).Descendants().ShouldNotContain(e => e.Name.LocalName == "script");

    private static XElement Drawn(params DotRow[] rows) => XElement.Parse(new DotPlot { Id = "d", Title = "A & B", Description = "Dots", Levels = Levels, Rows = rows }.Draw());

    private static List<(double X, double Y)> Dots(XElement svg) =>
        [.. svg.Descendants().Where(e => e.Name.LocalName == "circle").Select(e => (double.Parse(e.Attribute("cx")!.Value, CultureInfo.InvariantCulture), double.Parse(e.Attribute("cy")!.Value, CultureInfo.InvariantCulture)))];
}
