using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;

namespace Goldthread.Population.Tests.Reference;

/// <summary>Bands, footprints, agreements and outlines: rules without a store.</summary>
public sealed class AreasTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(AreaKind.Neighbourhood, 29_999, "Fewer")]
    [InlineData(AreaKind.Neighbourhood, 30_000, null)]
    [InlineData(AreaKind.Neighbourhood, 50_000, null)]
    [InlineData(AreaKind.Neighbourhood, 50_001, "More")]
    [InlineData(AreaKind.Place, 249_999, "Fewer")]
    [InlineData(AreaKind.Place, 500_000, null)]
    [InlineData(AreaKind.System, 3_000_001, "More")]
    [InlineData(AreaKind.Ward, 5, null)]
    public void Warning_AtTheEdgesOfABand_WarnsOutsideIt(AreaKind kind, long residents, string? begins)
    {
        var warning = GuideBand.Warning(kind, residents);

        if (begins is null) warning.ShouldBeNull();
        else warning!.ShouldStartWith(begins + " people than the guide band of ");
    }

    [Fact]
    public void Warning_OfAnUnknownNumber_IsNone() => GuideBand.Warning(AreaKind.Place, null).ShouldBeNull();

    [Theory]
    [InlineData("P:C1 P:C1", FootprintKind.Same, 0, false)]
    [InlineData("P:C1 P:C1 -:C2", FootprintKind.Same, 0, false)]
    [InlineData("P:C1 -:C1 Q:C1", FootprintKind.Part, 2, true)]
    [InlineData("P:C1 P:C2", FootprintKind.Several, 0, true)]
    [InlineData("P:C1 P:-", FootprintKind.Unknown, 0, false)]
    [InlineData("Q:C1", FootprintKind.Unknown, 0, false)]
    public void Footprint_OfAPlace_SaysWhetherItIsACouncilsArea(string lsoas, FootprintKind kind, int outside, bool needs)
    {
        var all = lsoas.Split(' ').Select(l => l.Split(':')).Select(l => (l[0] == "-" ? null : l[0], l[1] == "-" ? null : l[1])).ToList();

        var footprint = Footprint.Of(all, "P");

        (footprint.Kind, footprint.Outside, footprint.NeedsAgreement).ShouldBe((kind, outside, needs));
    }

    [Theory]
    [InlineData("Trust\nCouncil", "Because", 1, "")]
    [InlineData("Trust\ntrust\n \n", "Because", 1, "Partners")]
    [InlineData("", "Because", 1, "Partners")]
    [InlineData("Trust\nCouncil", " ", 1, "Reason")]
    [InlineData("Trust\nCouncil", "Because", -1, "AgreedOn")]
    public void Agreement_ThatLacksSomething_NamesTheField(string partners, string reason, int daysAgo, string field) =>
        string.Join(",", PlaceAgreement.Faults(Of(FootprintKind.Part), [], partners, reason, Today.AddDays(-daysAgo), Today).Select(f => f.Path)).ShouldBe(field);

    [Fact]
    public void Agreement_OfAPlaceThatNeedsNoneOrHasOne_IsRefused()
    {
        var standing = new PlaceAgreement(1, "P", ["A", "B"], "x", Today, DateTimeOffset.UnixEpoch, "me", null);

        PlaceAgreement.Faults(Of(FootprintKind.Same), [], "A\nB", "x", Today, Today).ShouldHaveSingleItem().Message.ShouldContain("needs no agreement");
        PlaceAgreement.Faults(Of(FootprintKind.Several), [standing], "A\nB", "x", Today, Today).ShouldHaveSingleItem().Message.ShouldContain("in force already");
        PlaceAgreement.Faults(Of(FootprintKind.Several), [standing with { End = new(DateTimeOffset.UnixEpoch, "me", "over") }], "A\nB", "x", Today, Today).ShouldBeEmpty();
        PlaceAgreement.EndFaults(standing, "over").ShouldBeEmpty();
        PlaceAgreement.EndFaults(standing, "").Single().Path.ShouldBe("EndReason");
        PlaceAgreement.EndFaults(null, "over").Single().Message.ShouldContain("ended already");
    }

    [Fact]
    public void Simplify_OfManyPoints_LeavesNoneFurtherAwayThanTheTolerance()
    {
        const int Points = 720;
        var ring = Enumerable.Range(0, Points + 1).Select(i => i % Points * 2 * Math.PI / Points).Select(a => new MapPoint(-1.5 + (0.2 * Math.Cos(a)), 53 + (0.12 * Math.Sin(a)))).ToList();

        var simple = Outline.Simplify([ring], 250).ShouldHaveSingleItem();

        simple.Count.ShouldBeInRange(8, 60);
        simple[^1].ShouldBe(simple[0]);
        foreach (var p in ring) simple.Zip(simple.Skip(1)).Min(s => Metres(p, s.First, s.Second)).ShouldBeLessThanOrEqualTo(251);
    }

    [Fact]
    public void Simplify_OfSmallIslands_KeepsTheLargestRingOnly()
    {
        IReadOnlyList<MapPoint> Square(double west, double side) => [new(west, 53), new(west + side, 53), new(west + side, 53 + side), new(west, 53 + side), new(west, 53)];

        Outline.Simplify([Square(-1, 0.0005), Square(-2, 0.001)], 250).ShouldHaveSingleItem()[0].ShouldBe(new MapPoint(-2, 53));
    }

    [Fact]
    public void Outline_WrittenAndRead_IsTheSameToAMetre()
    {
        IReadOnlyList<IReadOnlyList<MapPoint>> rings = [[new(-1.23456, 53.5), new(0.00001, -0.5), new(1, 2), new(-1.23456, 53.5)], [new(2, 3), new(4, 5), new(6, 7), new(2, 3)]];

        var read = Outline.Read(Outline.Write(rings));

        read.Count.ShouldBe(2);
        read.Zip(rings).ShouldAllBe(r => r.First.SequenceEqual(r.Second));
    }

    private static Footprint Of(FootprintKind kind) => new(kind, ["C1"], 0, 0);

    private static double Metres(MapPoint p, MapPoint a, MapPoint b)
    {
        var east = 111_200 * Math.Cos(53 * Math.PI / 180);
        var (px, py, dx, dy) = ((p.Longitude - a.Longitude) * east, (p.Latitude - a.Latitude) * 111_200, (b.Longitude - a.Longitude) * east, (b.Latitude - a.Latitude) * 111_200);
        var t = Math.Clamp(((px * dx) + (py * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(px - (t * dx), 2) + Math.Pow(py - (t * dy), 2));
    }
}
