using Goldthread.Population.Indicators;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

public sealed class GateTests
{
    private static readonly Dimension _place = new("neighbourhood", ["North", "East", "South"]);
    private static readonly Dimension _sex = new("sex", ["female", "male"]);

    [Fact]
    public void NothingSmall_IsRoundedAndAllShown()
    {
        var table = Release([_place], [52, 33, 18]);

        table.SuppressedCount.ShouldBe(0);
        table.People("North").Number.ShouldBe(50);
        table.People("All").Number.ShouldBe(105, "103 people, rounded by itself and not added up from rounded counts");
    }

    [Fact]
    public void OneSmallCellInARow_TakesASecondWithIt()
    {
        var table = Release([_place], [52, 33, 3]);

        table.People("South").IsShown.ShouldBeFalse();
        table.SuppressedCount.ShouldBe(2, "All less the two others would be the third");
        table.People("All").Number.ShouldBe(90);
    }

    [Fact]
    public void TwoSmallCells_OfOnePersonEach_AreNotEnoughForEachOther()
    {
        var table = Release([_place], [1, 1, 50]);

        table.People("South").IsShown.ShouldBeFalse("52 less 50 leaves 2, which is one and one");
    }

    [Fact]
    public void TwoDimensions_SuppressAnotherRowAndColumn()
    {
        var table = Release([_place, _sex], [40, 50, 30, 2, 60, 70]);

        table.People("East", "male").IsShown.ShouldBeFalse();
        table.SuppressedCount.ShouldBe(4, "a rectangle of four is the least that holds in rows and columns");
        table.People("All", "All").Number.ShouldBe(250);
    }

    [Fact]
    public void SmallMargin_IsSuppressed_WithAllThatAddsUpToIt()
    {
        var table = Release([_place, _sex], [40, 50, 1, 2, 60, 70]);

        table.People("East", "All").IsShown.ShouldBeFalse();
        table.People("East", "female").IsShown.ShouldBeFalse();
        table.People("East", "male").IsShown.ShouldBeFalse();
    }

    [Fact]
    public void Noughts_AreShown_OrSuppressedByTheRule()
    {
        Release([_place], [52, 0, 33]).SuppressedCount.ShouldBe(0);
        Gate.Release(Table([_place], [52, 0, 33]), ReleaseRule.CouncilSensitive).People("East").IsShown.ShouldBeFalse();
    }

    [Fact]
    public void AllSmall_IsAllSuppressed() => Release([_place], [1, 1, 1]).SuppressedCount.ShouldBe(4);

    [Fact]
    public void SmallComplement_SuppressesTheNumerator()
    {
        var table = Gate.Release(Table([_place], [52, 33, 18], [new Measure("has", [50, 20, 9])]), ReleaseRule.Nhs);

        table.Count("has", "North").IsShown.ShouldBeFalse("52 less 50 leaves 2");
        table.Share("has", Confidence.Usual, 100, "North").IsSuppressed.ShouldBeTrue();
    }

    [Fact]
    public void KnownPopulation_IsNeverSuppressed()
    {
        var table = Gate.Release(Table([_place], [520, 330, 180], [new Measure("has", [2, 20, 90])], populationIsKnown: true), ReleaseRule.Nhs);

        table.Count("has", "North").IsShown.ShouldBeFalse();
        foreach (var value in _place.Values) table.People(value).IsShown.ShouldBeTrue(value);
    }

    [Fact]
    public void Share_IsWorkedOutFromRoundedCounts()
    {
        var table = Gate.Release(Table([_place], [52, 33, 18], [new Measure("has", [26, 20, 9])]), ReleaseRule.Nhs);

        table.Share("has", Confidence.Usual, 1, "North").Estimate.ShouldBe(CrudeMeasures.Proportion(25, 50, 1, Confidence.Usual));
    }

    [Fact]
    public void Groups_ThatOverlap_AreGuardedWhereTheyDiffer()
    {
        var age = new Dimension("age", ["0-64", "65-69", "70+"], [new Group("under 70", ["0-64", "65-69"]), new Group("65+", ["65-69", "70+"])]);
        var table = Gate.Release(Table([age], [500, 3, 80]), ReleaseRule.Nhs);

        table.People("65-69").IsShown.ShouldBeFalse();
        (table.People("under 70").IsShown && table.People("0-64").IsShown).ShouldBeFalse();
        (table.People("65+").IsShown && table.People("70+").IsShown).ShouldBeFalse();
    }

    [Fact]
    public void TwoTables_ThatShareAMargin_AreSuppressedAlike()
    {
        var ethnicity = new Dimension("ethnicity", ["a", "b"]);
        var table = Gate.Release(CountTable.Of([_place, _sex, ethnicity], [20, 20, 20, 20, 20, 20, 20, 20, 1, 1, 1, 0], views: [["neighbourhood", "sex"], ["neighbourhood", "ethnicity"]]).Value, ReleaseRule.Nhs);

        table.People("South", "All", "All").IsShown.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => table.People("South", "male", "a")).Message.ShouldContain("No shown table");
    }

    [Fact]
    public void SameTable_IsReleasedAlike()
    {
        var (first, second) = (Release([_place, _sex], [40, 50, 30, 2, 60, 70]), Release([_place, _sex], [40, 50, 30, 2, 60, 70]));

        second.Rows().Select(r => (string.Join('|', r.At), r.People)).ShouldBe(first.Rows().Select(r => (string.Join('|', r.At), r.People)));
    }

    [Fact]
    public void Sex_SplitsByCareSetting_WithMeasuresOfMeasures()
    {
        var table = Gate.Release(Table([_place], [520, 330, 180], [new Measure("diabetes", [60, 40, 30]), new Measure("all checks", [30, 20, 28], Of: "diabetes")]), ReleaseRule.Nhs);

        table.Count("all checks", "South").IsShown.ShouldBeFalse("30 less 28 leaves 2 without");
        table.Count("diabetes", "North").Number.ShouldBe(60);
    }

    [Fact]
    public void BadTables_AreToldWhatIsWrong()
    {
        CountTable.Of([_place], [1, 2]).Fault.Message.ShouldBe("2 counts for 3 cells.");
        CountTable.Of([_place], [1, -2, 3]).Fault.Path.ShouldBe("counts");
        CountTable.Of([_place], [1, 2, 3], [new Measure("has", [1, 3, 0])]).Fault.Path.ShouldBe("has");
        CountTable.Of([_place], [1, 2, 3], [new Measure("has", [1, 1, 0], Of: "other")]).Fault.Message.ShouldContain("does not stand before it");
        CountTable.Of([new Dimension("d", ["a", "a"])], [1, 2]).Fault.Message.ShouldContain("stands twice");
        CountTable.Of([], []).Succeeded.ShouldBeFalse();
        CountTable.Of([new Dimension("d", [.. Enumerable.Range(0, 3000).Select(i => $"{i}")]), new Dimension("e", [.. Enumerable.Range(0, 3000).Select(i => $"{i}")])], []).Fault.Message.ShouldContain("taken at once");
    }

    [Fact]
    public void Direct_WithASuppressedBand_IsSuppressed()
    {
        var shown = Gate.Release(40, ReleaseRule.Nhs);
        ReleasedRate.Direct([new(shown, Gate.Release(400, ReleaseRule.Nhs), 10), new(Gate.Release(3, ReleaseRule.Nhs), Gate.Release(400, ReleaseRule.Nhs), 10)], Confidence.Usual).IsSuppressed.ShouldBeTrue();
        ReleasedRate.Direct([new(shown, Gate.Release(400, ReleaseRule.Nhs), 10)], Confidence.Usual).Estimate!.Value.Value!.Value.ShouldBe(10_000, 1e-6);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 11)]
    [InlineData(5, 0)]
    public void Rule_ThatWouldRoundAwayOrProtectNobody_IsRefused(int threshold, int roundingBase) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ReleaseRule("r", threshold, roundingBase, ZeroHandling.Shown, "test"));

    private static ReleasedTable Release(IReadOnlyList<Dimension> dimensions, IReadOnlyList<long> counts) => Gate.Release(Table(dimensions, counts), ReleaseRule.Nhs);

    private static CountTable Table(IReadOnlyList<Dimension> dimensions, IReadOnlyList<long> counts, IReadOnlyList<Measure>? measures = null, bool populationIsKnown = false) =>
        CountTable.Of(dimensions, counts, measures, populationIsKnown: populationIsKnown).Value;
}
