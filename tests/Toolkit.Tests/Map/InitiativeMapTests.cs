using System.Globalization;
using System.Xml.Linq;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Map;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Map;

public sealed class InitiativeMapTests
{
    [Fact]
    public void Map_OfTheLibrary_LabelsEveryPlaceInEnglandAndTellsTheRestInWords()
    {
        var map = new InitiativeMap(ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Initiative).Select(f => (Initiative)f.Kind.Read(f.Text).Value));
        var svg = XElement.Parse(map.Draw());

        map.OnMap.Count.ShouldBe(15);
        svg.Descendants("circle").Count().ShouldBe(15);
        svg.Elements("text").Select(t => t.Value).ShouldBe(map.OnMap.Select(p => p.Name), ignoreOrder: true);
        map.Abroad.Select(i => i.Place.Country).ShouldBe(["Spain", "United States"]);
        map.Nowhere.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(40, 9)]
    [InlineData(150, 5)]
    public void Labels_OfManyMarks_NeverOverlapNorLeaveThePicture(int count, int length)
    {
        var marks = Enumerable.Range(0, count).Select(i => (X: 20.0 + (i * 37 % 300), Y: 20.0 + (i * 53 % 360), Name: new string('x', length))).ToList();

        var labels = LabelPlaces.Of(marks, 340, 400);

        var boxes = labels.Select((l, i) => (Label: l, Width: marks[i].Name.Length * LabelPlaces.Letter)).Where(l => l.Label is not null)
            .Select(l => (Left: l.Label!.X - (l.Label.Anchor switch { "end" => l.Width, "middle" => l.Width / 2, _ => 0 }), l.Width, l.Label.Y)).Select(b => (b.Left, Right: b.Left + b.Width, Top: b.Y - 10, Bottom: b.Y + 2)).ToList();
        boxes.Count.ShouldBeGreaterThan(5);
        boxes.ShouldAllBe(b => b.Left >= 0 && b.Right <= 340 && b.Top >= 0 && b.Bottom <= 400);
        for (var i = 0; i < boxes.Count; i++)
        {
            boxes.Skip(i + 1).ShouldAllBe(b => b.Left >= boxes[i].Right || b.Right <= boxes[i].Left || b.Top >= boxes[i].Bottom || b.Bottom <= boxes[i].Top);
            marks.ShouldAllBe(m => m.X <= boxes[i].Left || m.X >= boxes[i].Right || m.Y <= boxes[i].Top || m.Y >= boxes[i].Bottom);
        }
    }

    [Fact]
    public void Map_OfNothing_IsTheOutline()
    {
        var svg = XElement.Parse(new InitiativeMap([]).Draw());

        svg.Elements("path").Count().ShouldBe(EnglandOutline.Rings.Count);
        svg.Elements("circle").ShouldBeEmpty();
    }

    [Fact]
    public void Map_NameWithMarkup_IsText()
    {
        var made = Made.Initiative() with { Place = new InitiativePlace("<script>x</script>", "England", 52, -1) };

        XElement.Parse(new InitiativeMap([made, made with { Id = "another" }]).Draw()).Descendants("script").ShouldBeEmpty();
        new InitiativeMap([made, made with { Id = "another" }]).OnMap.ShouldHaveSingleItem().Initiatives.Count.ShouldBe(2);
    }

    [Fact]
    public void Outline_OfEngland_LiesInEngland()
    {
        EnglandOutline.Rings.Sum(r => r.Count).ShouldBeInRange(200, 600);
        EnglandOutline.Rings.SelectMany(r => r).ShouldAllBe(p => CountryRanges.MayHold("England", p[0], p[1]));
        EnglandOutline.Source.ShouldContain("Open Government Licence");
        EnglandOutline.Rings.SelectMany(r => r).Min(p => p[0]).ToString(CultureInfo.InvariantCulture).ShouldStartWith("49.9");
    }
}
