using Goldthread.Population.Projection;

namespace Goldthread.Population.Tests.Engine;

/// <summary>A few thousand made people, as columns and as plain rows to hold them against.</summary>
internal sealed class MadeSegment
{
    public static readonly DateOnly On = new(2026, 9, 30);

    public static readonly IReadOnlyList<Column> Columns =
    [
        new("born", ColumnKind.Day, "Born", "made"), new("decile", ColumnKind.Small, "Decile", "made"), new("practice", ColumnKind.Whole, "Practice", "made"), new("risk", ColumnKind.Whole, "Risk", "made"),
        new("systolic", ColumnKind.Measure, "Systolic", "made"), new("key", ColumnKind.Key, "Key", "made"),
        .. Enumerable.Range(0, 36).Select(i => new Column($"flag_{i}", ColumnKind.Flag, $"Flag {i}", "made")),
        new("stay", ColumnKind.Events, "Stays", "made"), new("contact", ColumnKind.Amounts, "Contacts", "made"),
    ];

    public const int FirstFlag = 6, Stay = 42, Contact = 43;

    private MadeSegment(IReadOnlyList<MadePerson> people, SegmentBuilder builder)
    {
        People = people;
        Builder = builder;
        Segment = builder.Build();
    }

    public IReadOnlyList<MadePerson> People { get; }

    public SegmentBuilder Builder { get; }

    public Segment Segment { get; }

    public static MadeSegment Of(int people, int seed)
    {
        var chance = new Random(seed);
        var made = Enumerable.Range(0, people).Select(i => new MadePerson(
            chance.Next(20) == 0 ? null : On.AddDays(-chance.Next(36500)), chance.Next(11), chance.Next(40), chance.Next(5000), chance.Next(3) == 0 ? float.NaN : chance.Next(900, 2200) / 10f, i + 7L,
            [.. Enumerable.Range(0, 36).Select(f => chance.Next(40) < f % 12)],
            [.. Enumerable.Range(0, chance.Next(4) == 0 ? chance.Next(6) : 0).Select(_ => chance.Next(10) == 0 ? (DateOnly?)null : On.AddDays(-chance.Next(900)))],
            [.. Enumerable.Range(0, chance.Next(5)).Select(_ => (On.AddDays(-chance.Next(900)), chance.Next(60)))])).ToList();
        var builder = new SegmentBuilder(Columns, 10);
        foreach (var person in made)
        {
            builder.Next();
            builder.Whole(0, Days.Of(person.Born));
            builder.Small(1, (byte)person.Decile);
            builder.Whole(2, (ushort)person.Practice);
            builder.Whole(3, (ushort)person.Risk);
            builder.Measure(4, person.Systolic);
            builder.Key(5, person.Key);
            for (var flag = 0; flag < 36; flag++)
            {
                if (person.Flags[flag]) builder.Flag(FirstFlag + flag);
            }

            foreach (var stay in person.Stays) builder.Event(Stay, Days.Of(stay));
            foreach (var (day, amount) in person.Contacts) builder.Event(Contact, Days.Of(day), amount);
        }

        return new MadeSegment(made, builder);
    }
}

internal sealed record MadePerson(DateOnly? Born, int Decile, int Practice, int Risk, float Systolic, long Key, bool[] Flags, IReadOnlyList<DateOnly?> Stays, IReadOnlyList<(DateOnly Day, int Amount)> Contacts);
