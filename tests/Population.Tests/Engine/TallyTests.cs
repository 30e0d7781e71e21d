using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Tests.Engine;

public sealed class TallyTests
{
    private static readonly int[] AgeBands = [0, 18, 65, 85];
    private static readonly int[] Numbers = [.. Enumerable.Range(MadeSegment.FirstFlag, 36)];
    private static readonly MadeSegment Made = MadeSegment.Of((Segment.BlockPeople * 2) + 77, seed: 3);
    private static readonly Strata ByAgeAndDecile = Strata.Make(Made.Segment, [Dimension.Age(0, MadeSegment.On, AgeBands), Dimension.Of(1, ColumnKind.Small, 11, v => Math.Min(v, 10))]);

    [Fact]
    public void Count_ByAgeAndDecile_IsAsCountedOneByOne()
    {
        var expected = new long[5 * 11];
        foreach (var person in Made.People) expected[Group(person)]++;

        Tally.Count(Made.Segment, ByAgeAndDecile, default).ShouldBe(expected);
    }

    [Fact]
    public void Count_Members_OnlyTheyAreCounted()
    {
        var bits = new ulong[Made.Segment.Words];
        CohortRun.Count(Made.Segment, default, [new FlagPlan(Numbers[7])], bits);
        var expected = new long[5 * 11];
        foreach (var person in Made.People.Where(p => p.Flags[7])) expected[Group(person)]++;

        Tally.Count(Made.Segment, ByAgeAndDecile, bits).ShouldBe(expected);
        Tally.CountFlags(Made.Segment, ByAgeAndDecile, [Numbers[7], Numbers[0]])[..(5 * 11)].ShouldBe(expected);
    }

    [Theory]
    [InlineData(36, 5, 9, 13)]
    [InlineData(3, 1, 2, 3)]
    [InlineData(1, 1, 1, 1)]
    public void CountBands_SumsOfFlags_AreAsAddedOneByOne(int flags, int mild, int moderate, int severe)
    {
        int[] bands = [0, mild, moderate, severe];
        var expected = new long[4 * 5 * 11];
        foreach (var person in Made.People)
        {
            var sum = person.Flags.Take(flags).Count(f => f);
            expected[(Array.FindLastIndex(bands, b => sum >= b) * 5 * 11) + Group(person)]++;
        }

        var counts = Tally.CountBands(Made.Segment, ByAgeAndDecile, Numbers[..flags], bands);

        counts.ShouldBe(expected);
        counts.Sum().ShouldBe(Made.People.Count);
    }

    [Theory]
    [InlineData("2004-02-29", "2022-02-28", 17)]
    [InlineData("2004-02-29", "2022-03-01", 18)]
    [InlineData("1941-03-02", "2026-03-01", 84)]
    [InlineData("1941-03-02", "2026-03-02", 85)]
    public void AgeOn_Birthdays_CountFromTheDay(string born, string on, int age) => Dimension.AgeOn(DateOnly.Parse(born, null), DateOnly.Parse(on, null)).ShouldBe(age);

    [Fact]
    public void Highest_OfEachPractice_AreAsSorted()
    {
        var lists = Highest.Of(Made.Segment, 3, 2, 40, 15);

        for (var practice = 0; practice < 40; practice++)
        {
            var expected = Made.People.Select((p, i) => (p, i)).Where(x => x.p.Practice == practice && x.p.Risk > 0).OrderByDescending(x => x.p.Risk).ThenBy(x => x.i).Take(15).Select(x => x.i);
            lists[practice].Select(s => s.Person).ShouldBe(expected);
        }
    }

    [Fact]
    public void Make_TooManyGroups_IsRefused() =>
        Should.Throw<ArgumentException>(() => Strata.Make(Made.Segment, [Dimension.Of(2, ColumnKind.Whole, 40000, _ => 0), Dimension.Of(1, ColumnKind.Small, 11, _ => 0)])).Message.ShouldContain("440000");

    private static int Group(MadePerson person)
    {
        var age = person.Born is { } born && born <= MadeSegment.On ? Array.FindLastIndex(AgeBands, b => Dimension.AgeOn(born, MadeSegment.On) >= b) : 4;
        return (age * 11) + person.Decile;
    }
}
