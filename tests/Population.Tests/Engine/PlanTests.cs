using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Tests.Engine;

/// <summary>Every plan, and what is made of plans, against the same question asked of plain rows one by one: true, false or not known.</summary>
public sealed class PlanTests
{
    private static readonly DateOnly From = MadeSegment.On.AddDays(-365);

    // More than one block, and a last word and a last vector that are not full.
    private static readonly MadeSegment Made = MadeSegment.Of(Segment.BlockPeople + 1237, seed: 11);

    private static readonly (string Name, Plan Plan, Func<MadePerson, bool?> Plain)[] Leaves =
    [
        ("everybody", new EverybodyPlan(everybody: true), _ => true),
        ("flag", new FlagPlan(MadeSegment.FirstFlag + 5), p => p.Flags[5]),
        ("born before", new RangePlan(0, ColumnKind.Day, 1, Days.Of(new DateOnly(1961, 9, 30))), p => p.Born is { } born ? born <= new DateOnly(1961, 9, 30) : null),
        ("decile", new RangePlan(1, ColumnKind.Small, 2, 4), p => p.Decile == 0 ? null : p.Decile is >= 2 and <= 4),
        ("decile, none", new RangePlan(1, ColumnKind.Small, 300, 400), p => p.Decile == 0 ? null : false),
        ("decile, no whole number", new RangePlan(1, ColumnKind.Small, 2.5, 4.5), p => p.Decile == 0 ? null : p.Decile is 3 or 4),
        ("few practices", new AmongPlan(2, ColumnKind.Whole, [3, 4, 5, 17, 0, -1, 70000]), p => p.Practice == 0 ? null : p.Practice is 3 or 4 or 5 or 17),
        ("many practices", new AmongPlan(2, ColumnKind.Whole, [1, 3, 5, 7, 9, 11, 13, 15, 39]), p => p.Practice == 0 ? null : p.Practice is 1 or 3 or 5 or 7 or 9 or 11 or 13 or 15 or 39),
        ("answers beforehand", new AmongPlan(2, ColumnKind.Whole, v => v == 0 ? true : v % 3 == 0 ? null : v > 20), p => p.Practice == 0 ? true : p.Practice % 3 == 0 ? null : p.Practice > 20),
        ("asked one by one", new AskedPlan((s, i) => s.Smalls(1)[i] == 0 ? null : s.Smalls(1)[i] > s.Wholes(2)[i]), p => p.Decile == 0 ? null : p.Decile > p.Practice),
        ("surely", new SurePlan(new RangePlan(1, ColumnKind.Small, 2, 4)), p => p.Decile is >= 2 and <= 4),
        ("odd deciles", new AmongPlan(1, ColumnKind.Small, [1, 3, 5, 7, 9]), p => p.Decile == 0 ? null : p.Decile % 2 == 1),
        ("systolic", new RangePlan(4, ColumnKind.Measure, 140.0, 179.9), p => float.IsNaN(p.Systolic) ? null : p.Systolic >= 140 && p.Systolic <= 179.9),
        ("known systolic", new KnownPlan(4, ColumnKind.Measure), p => !float.IsNaN(p.Systolic)),
        ("known birth", new KnownPlan(0, ColumnKind.Day), p => p.Born is not null),
        ("known decile", new KnownPlan(1, ColumnKind.Small), p => p.Decile != 0),
        ("any stay", new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, null, 1, long.MaxValue), p => p.Stays.Count >= 1),
        ("no stay", new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, null, 0, 0), p => p.Stays.Count == 0),
        ("two stays of a year", new EventPlan(MadeSegment.Stay, EventQuestion.Count, From, MadeSegment.On, 2, long.MaxValue), p => p.Stays.Count(d => d >= From && d <= MadeSegment.On) >= 2),
        ("stays before", new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, From, 1, 2), p => p.Stays.Count(d => d <= From) is 1 or 2),
        ("a count that nobody has", new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, null, 5, 2), _ => false),
        ("sum", new EventPlan(MadeSegment.Contact, EventQuestion.Sum, From, null, 30, 90), p => Amounts(p).Count == 0 ? null : Amounts(p).Sum() is >= 30 and <= 90),
        ("first day", new EventPlan(MadeSegment.Stay, EventQuestion.FirstDay, null, null, 0, Days.Of(From)), p => p.Stays.Order().FirstOrDefault() is { } first ? first <= From : null),
        ("earliest day", new EventPlan(MadeSegment.Stay, EventQuestion.EarliestDay, null, null, 0, Days.Of(From)), p => p.Stays.Min() is { } first ? first <= From : null),
        ("last day", new EventPlan(MadeSegment.Stay, EventQuestion.LastDay, null, null, Days.Of(From), long.MaxValue), p => p.Stays.Max() is { } last ? last >= From : null),
        ("first amount", new EventPlan(MadeSegment.Contact, EventQuestion.FirstAmount, From, null, 20, 100), p => Amounts(p).Count == 0 ? null : Amounts(p)[0] is >= 20 and <= 100),
        ("last amount", new EventPlan(MadeSegment.Contact, EventQuestion.LastAmount, From, null, 20, 100), p => Amounts(p).Count == 0 ? null : Amounts(p)[^1] is >= 20 and <= 100),
        ("least", new EventPlan(MadeSegment.Contact, EventQuestion.Least, From, null, 0, 9), p => Amounts(p).Count == 0 ? null : Amounts(p).Min() is >= 0 and <= 9),
        ("greatest", new EventPlan(MadeSegment.Contact, EventQuestion.Greatest, From, null, 50, 59), p => Amounts(p).Count == 0 ? null : Amounts(p).Max() is >= 50 and <= 59),
    ];

    public static TheoryData<string> Names => [.. Leaves.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Count_OneLeaf_IsAsAskedOneByOne(string name)
    {
        var (_, plan, plain) = Leaves.Single(l => l.Name == name);

        Agree([plan], p => plain(p) == true);
        Agree([plan.Not()], p => plain(p) == false);
        Agree([plan.Not().Not()], p => plain(p) == true);
    }

    [Fact]
    public void Count_RandomTreesOfPlans_AreAsAskedOneByOne()
    {
        var chance = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var steps = Enumerable.Range(0, 1 + chance.Next(6)).Select(_ => Tree(chance, 3)).ToList();

            Agree([.. steps.Select(s => s.Plan)], p => steps.TrueForAll(s => s.Plain(p) == true));
        }
    }

    [Fact]
    public void Count_Steps_AreCountedOneAfterTheOther()
    {
        Plan[] steps = [new RangePlan(1, ColumnKind.Small, 1, 5), new FlagPlan(MadeSegment.FirstFlag + 3, isSet: false), new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, null, 1, 9)];
        var deprived = Made.People.Where(p => p.Decile is >= 1 and <= 5).ToList();
        var without = deprived.Where(p => !p.Flags[3]).ToList();

        var counts = CohortRun.Count(Made.Segment, default, steps);

        counts.People.ShouldBe(Made.People.Count);
        counts.Left.ShouldBe([deprived.Count, without.Count, without.Count(p => p.Stays.Count > 0)]);
    }

    [Fact]
    public void Count_SomeRowsNoLongerStand_TheyAreNotCounted()
    {
        var alive = new ulong[Made.Segment.Words];
        for (var i = 0; i < Made.People.Count; i += 3) alive[i >> 6] |= 1UL << (i & 63);

        CohortRun.Count(Made.Segment, alive, [new FlagPlan(MadeSegment.FirstFlag + 11)]).Left.ShouldBe([Made.People.Where((p, i) => i % 3 == 0 && p.Flags[11]).Count()]);
    }

    private static (Plan Plan, Func<MadePerson, bool?> Plain) Tree(Random chance, int depth)
    {
        if (depth == 0 || chance.Next(3) == 0)
        {
            var leaf = Leaves[chance.Next(Leaves.Length)];
            return (leaf.Plan, leaf.Plain);
        }

        if (chance.Next(4) == 0)
        {
            var of = Tree(chance, depth - 1);
            return (of.Plan.Not(), p => !of.Plain(p));
        }

        var parts = Enumerable.Range(0, 2 + chance.Next(2)).Select(_ => Tree(chance, depth - 1)).ToList();
        return chance.Next(2) == 0
            ? (new AllPlan([.. parts.Select(x => x.Plan)]), p => parts.Select(x => x.Plain(p)).Aggregate((bool?)true, (a, b) => a & b))
            : (new AnyPlan([.. parts.Select(x => x.Plan)]), p => parts.Select(x => x.Plain(p)).Aggregate((bool?)false, (a, b) => a | b));
    }

    private static void Agree(IReadOnlyList<Plan> steps, Func<MadePerson, bool> plain)
    {
        var bits = new ulong[Made.Segment.Words];

        var counts = CohortRun.Count(Made.Segment, default, steps, bits);

        var expected = Enumerable.Range(0, Made.People.Count).Where(i => plain(Made.People[i])).ToList();
        Enumerable.Range(0, Made.People.Count).Where(i => ((bits[i >> 6] >> (i & 63)) & 1) != 0).ShouldBe(expected);
        counts.In.ShouldBe(expected.Count);
        CohortRun.Count(Made.Segment, default, steps, threads: 1).Left.ShouldBe(counts.Left);
    }

    private static List<int> Amounts(MadePerson person) => [.. person.Contacts.Where(c => c.Day >= From).OrderBy(c => c.Day).ThenBy(c => c.Amount).Select(c => c.Amount)];
}
