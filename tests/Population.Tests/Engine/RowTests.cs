using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Tests.Engine;

/// <summary>Rows of events against a plain count, where people have very many, none, or rows that are part of another column.</summary>
public sealed class RowTests
{
    private const int People = Segment.BlockPeople + 700;
    private static readonly DateOnly On = new(2026, 9, 30);
    private static readonly List<(DateOnly? Day, int Minutes, bool IsPractice)>[] Rows = Made();
    private static readonly Segment Segment = Laid(unlike: false);

    public static TheoryData<int, int> Counts
    {
        get
        {
            var counts = new TheoryData<int, int>();
            foreach (var low in new[] { 0, 1, 2, 3, 7, 64, 65, 130, 500 })
            {
                foreach (var width in new[] { 0, 1, 3, 1000 }) counts.Add(low, low + width);
            }

            return counts;
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Count_RowsOfAWindow_AreAsCountedOneByOne(int low, int high)
    {
        foreach (var (from, to) in new (DateOnly?, DateOnly?)[] { (null, null), (On.AddDays(-400), On), (null, On.AddDays(-300)), (On.AddDays(-10), null), (On.AddDays(5), On.AddDays(9)) })
        {
            Check(0, (d, _, _) => true);
            Check(1, (_, _, isPractice) => isPractice);

            void Check(int column, Func<DateOnly?, int, bool, bool> isIn)
            {
                bool Counts((DateOnly? Day, int Minutes, bool IsPractice) r) => isIn(r.Day, r.Minutes, r.IsPractice) && (from is null || r.Day >= from) && (to is null || r.Day <= to);
                var expected = Rows.Select((rows, i) => (Of: rows.Count(Counts), i)).Where(x => x.Of >= low && x.Of <= high).Select(x => x.i).ToList();
                Members(new EventPlan(column, EventQuestion.Count, from, to, low, high)).ShouldBe(expected, $"column {column}, {from} to {to}");
                Members(new EventPlan(column, EventQuestion.Count, from, to, low, high).Not()).ShouldBe(Enumerable.Range(0, People).Except(expected), $"column {column}, {from} to {to}, turned round");
            }
        }
    }

    [Fact]
    public void First_OfAPartOfAColumn_PassesOverTheOtherRows()
    {
        var expected = Enumerable.Range(0, People).Where(i => Rows[i].Where(r => r.IsPractice && r.Day > On.AddDays(-500)).Min(r => r.Day) is { } first && first <= On.AddDays(-200)).ToList();

        Members(new EventPlan(1, EventQuestion.FirstDay, On.AddDays(-499), null, 0, Days.Of(On.AddDays(-200)))).ShouldBe(expected);
    }

    [Fact]
    public void EventsOf_APartOfAColumn_AreItsRowsAndTakeABitEach()
    {
        Segment.EventsOf("practice").Select(e => (e.Person, Days.Date(e.Day))).ShouldBe(Rows.SelectMany((rows, i) => rows.Where(r => r.IsPractice).Select(r => r.Day).Order().Select(d => (i, d))));
        using var apart = Laid(unlike: true);

        apart.EventsOf("practice").Count().ShouldBe(Segment.EventsOf("practice").Count() + 1);
        (apart.Bytes - Segment.Bytes).ShouldBeGreaterThan(Rows.Sum(r => r.Count(x => x.IsPractice)));
    }

    [Fact]
    public void Of_OnePerson_AreTheirRows()
    {
        for (var block = 0; block < Segment.Blocks; block++)
        {
            var rows = Segment.Events(0, block);
            for (var person = 0; person < Math.Min(Segment.BlockPeople, People - (block * Segment.BlockPeople)); person += 7)
            {
                var (start, end) = rows.Of(person);
                var days = rows.Days[start..end].ToArray().Select(Days.Date).ToList();
                days.ShouldBe(Rows[(block * Segment.BlockPeople) + person].Select(r => r.Day).Order());
            }
        }
    }

    private static List<int> Members(Plan plan)
    {
        var bits = new ulong[Segment.Words];
        CohortRun.Count(Segment, default, [plan], bits);
        return [.. Enumerable.Range(0, People).Where(i => ((bits[i >> 6] >> (i & 63)) & 1) != 0)];
    }

    private static List<(DateOnly?, int, bool)>[] Made()
    {
        var chance = new Random(11);
        return [.. Enumerable.Range(0, People).Select(i => Enumerable.Range(0, i % 97 == 5 ? 300 : chance.Next(3) == 0 ? chance.Next(9) : 0)
            .Select(_ => (chance.Next(30) == 0 ? (DateOnly?)null : On.AddDays(-chance.Next(900)), chance.Next(60), chance.Next(3) == 0)).ToList())];
    }

    private static Segment Laid(bool unlike)
    {
        var builder = new SegmentBuilder([new("contact", ColumnKind.Amounts, "Contacts", "made"), new("practice", ColumnKind.Events, "With the practice", "made") { Within = "contact" }]);
        foreach (var rows in Rows)
        {
            builder.Next();
            foreach (var (day, minutes, isPractice) in rows)
            {
                builder.Event(0, Days.Of(day), minutes);
                if (isPractice) builder.Event(1, Days.Of(day));
            }
        }

        if (unlike) builder.Event(1, 3);
        return builder.Build();
    }
}
