using System.Xml.Linq;
using Goldthread.Population.Charts;

namespace Goldthread.Population.Tests.Charts;

/// <summary>The picture of a map, read back as XML.</summary>
public sealed class AreaMapTests
{
    [Fact]
    public void Draw_AreasOfEachSort_HasTitleDescriptionAndAPatternForEach()
    {
        var svg = XDocument.Parse(Map(Area("A", 0), Area("B", 4), Area("C", null), Area("D", 2, suppressed: true)).Draw()).Root!;

        svg.Attribute("role")!.Value.ShouldBe("img");
        svg.Attribute("aria-labelledby")!.Value.Split(' ').ShouldBe(["m-t", "m-d"]);
        svg.Descendants().Where(e => (string?)e.Attribute("id") is "m-t" or "m-d").Select(e => e.Value).ShouldBe(["A & B", "What it shows <here>."]);
        var fills = svg.Descendants("path").Select(p => (string?)p.Attribute("fill") ?? (string?)p.Attribute("class")).OfType<string>().ToList();
        fills.ShouldContain("url(#m-p4)");
        fills.ShouldContain("gt-areas__none");
        fills.ShouldContain("url(#m-p5)");
        svg.Descendants("title").Select(t => t.Value).ShouldContain("Area D: kept back, too few people", "and its class is not told");
        svg.Descendants("title").Select(t => t.Value).ShouldContain("Area C: no value");
        svg.Elements("text").Select(t => t.Value).ShouldBe(["One", "Two", "Three", "Four", "Five", "Kept back, too few people", "No value"]);
    }

    [Fact]
    public void Draw_ASuppressedArea_LooksTheSameWhateverItsClass() =>
        Map(Area("A", 0, suppressed: true)).Draw().ShouldBe(Map(Area("A", 4, suppressed: true)).Draw());

    [Fact]
    public void Draw_ASquareKilometreFarNorth_IsDrawnSquare()
    {
        // At 60 degrees a degree of longitude is half as long as one of latitude.
        var area = new MapArea("A", "A", [[new(0, 59.9), new(0.4, 59.9), new(0.4, 60.1), new(0, 60.1), new(0, 59.9)]], 0);

        var path = XDocument.Parse(Map(area).Draw()).Descendants("path").First(p => (string?)p.Attribute("class") is "gt-areas__area gt-areas__tint--0").Attribute("d")!.Value;

        path.ShouldBe("M0 328L328 328L328 0L0 0L0 328Z");
    }

    [Fact]
    public void Draw_WithoutOutlines_SaysSo() => Map().Draw().ShouldBe("<p class=\"gt-empty\">A &amp; B: no outlines are loaded.</p>");

    [Fact]
    public void Draw_MoreClassesThanCanBeTold_Throws() =>
        Should.Throw<InvalidOperationException>(() => (Map(Area("A", 0)) with { Classes = ["1", "2", "3", "4", "5", "6"] }).Draw());

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "1 3 5 7 9")]
    [InlineData("4 4 4 4 9", "4 9")]
    [InlineData("", "")]
    public void Classes_OfEqualCounts_BeginWhereTheValuesDo(string values, string from) =>
        string.Join(' ', MapClasses.OfEqualCounts(values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)).From).ShouldBe(from);

    [Fact]
    public void Class_OfAValue_IsTheLastThatBeginsBelowIt()
    {
        var classes = new MapClasses([1, 3, 5]);

        new[] { 0.9, 1, 2.9, 3, 99 }.Select(classes.Of).ShouldBe([null, 0, 0, 1, 2]);
    }

    private static AreaMap Map(params MapArea[] areas) => new() { Id = "m", Title = "A & B", Description = "What it shows <here>.", Areas = areas, Classes = ["One", "Two", "Three", "Four", "Five"] };

    private static MapArea Area(string code, int? index, bool suppressed = false)
    {
        var west = (code[0] - 'A') * 0.1;
        return new(code, "Area " + code, [[new(west, 53), new(west + 0.1, 53), new(west + 0.1, 53.1), new(west, 53)]], index, suppressed);
    }
}
