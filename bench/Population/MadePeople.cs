using Goldthread.Population.Projection;

namespace Goldthread.PopulationBench;

/// <summary>People that nobody is, as many as are asked for, with the density of a real place: ages of England's shape, deficits and conditions that come with age and deprivation.</summary>
internal static class MadePeople
{
    public const int Practices = 400;
    public const int Neighbourhoods = 7;

    public static readonly DateOnly On = new(2026, 9, 30);

    // People of 1,000 by five years of age from 0: the shape of England in mid-2020, rounded.
    private static readonly int[] Ages = [57, 63, 62, 57, 61, 66, 68, 66, 63, 60, 67, 68, 60, 50, 49, 38, 25, 14, 6];

    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("born", ColumnKind.Day, "Born", "made"), new("sex", ColumnKind.Small, "Sex", "made"), new("practice", ColumnKind.Whole, "Practice", "made"),
        new("decile", ColumnKind.Small, "Deprivation", "made"), new("neighbourhood", ColumnKind.Small, "Neighbourhood", "made"),
        .. Enumerable.Range(1, 36).Select(i => new Column($"deficit_{i:00}", ColumnKind.Flag, $"Deficit {i}", "made", Group: "Deficits")),
        .. Enumerable.Range(1, 30).Select(i => new Column($"condition_{i:00}", ColumnKind.Flag, $"Condition {i}", "made", Group: "Conditions")),
        new("ethnicity", ColumnKind.Small, "Ethnicity", "made"), new("lsoa", ColumnKind.Whole, "LSOA", "made"), new("risk", ColumnKind.Whole, "Risk", "made"), new("key", ColumnKind.Key, "Key", "made"),
        new("care_home", ColumnKind.Flag, "Care home", "made"), new("carer", ColumnKind.Flag, "Carer", "made"), new("systolic", ColumnKind.Measure, "Systolic", "made"),
        new("emergency_admission", ColumnKind.Events, "Emergency admissions", "made"), new("contact", ColumnKind.Amounts, "Contacts", "made", "minutes"), new("diagnosis", ColumnKind.Events, "Diagnoses", "made"),
    ];

    /// <summary>The columns that the figures of a cohort need, and no more.</summary>
    public static IReadOnlyList<Column> CohortSet { get; } = [.. Columns.Take(5 + 36 + 30)];

    public static SegmentBuilder Make(int people, ulong seed, IReadOnlyList<Column> columns)
    {
        var builder = new SegmentBuilder(columns, people);
        var all = columns.Count > CohortSet.Count;
        var chance = new Chance(seed);
        var names = columns.Select((c, i) => (c.Name, i)).ToDictionary(x => x.Name, x => x.i);
        var (deficit, condition) = (names["deficit_01"], names["condition_01"]);
        for (var person = 0; person < people; person++)
        {
            builder.Next();
            var age = Age(ref chance);
            var decile = 1 + (int)(chance.Below(1000) * 10 / 1000);
            var born = On.AddDays(-(int)((age * 365.2425) + chance.Below(365)) - 1);
            builder.Whole(0, Days.Of(born));
            builder.Small(1, (byte)(1 + chance.Below(2)));
            builder.Whole(2, (ushort)(1 + ((long)person * Practices / people)));
            builder.Small(3, (byte)decile);
            builder.Small(4, (byte)(1 + ((long)person * Neighbourhoods / people)));

            // Twice as many in the most deprived tenth as in the least, and nine times as many at 85 as at 45.
            var weight = Math.Exp((age - 65) * 0.055) * (1.4 - (0.08 * decile));
            var deficits = 0;
            for (var i = 0; i < 36; i++)
            {
                if (chance.Unit() >= weight * (0.02 + (0.006 * (i % 13)))) continue;
                builder.Flag(deficit + i);
                deficits++;
            }

            for (var i = 0; i < 30; i++)
            {
                if (chance.Unit() < weight * (0.01 + (0.008 * (i % 10)))) builder.Flag(condition + i);
            }

            if (all) Rest(builder, names, person, age, deficits, weight, ref chance);
        }

        return builder;
    }

    private static void Rest(SegmentBuilder builder, Dictionary<string, int> names, int person, int age, int deficits, double weight, ref Chance chance)
    {
        builder.Small(names["ethnicity"], (byte)(1 + chance.Below(18)));
        builder.Whole(names["lsoa"], (ushort)(1 + chance.Below(2000)));
        builder.Whole(names["risk"], (ushort)Math.Min(65535, 1 + (deficits * 1500) + (weight * 800) + chance.Below(900)));
        builder.Key(names["key"], person + 1L);
        if (age >= 75 && chance.Unit() < 0.04 * weight) builder.Flag(names["care_home"]);
        if (chance.Unit() < 0.09) builder.Flag(names["carer"]);
        if (chance.Unit() < 0.3 + (0.005 * age)) builder.Measure(names["systolic"], (float)(115 + (age * 0.3) + (chance.Unit() * 40) - 20));
        for (var i = chance.Times(0.12 * weight); i > 0; i--) builder.Event(names["emergency_admission"], Day(ref chance));
        for (var i = chance.Times(1.5 + weight); i > 0; i--) builder.Event(names["contact"], Day(ref chance), 5 + (int)chance.Below(40));
        for (var i = chance.Times(weight); i > 0; i--) builder.Event(names["diagnosis"], Day(ref chance));
    }

    private static ushort Day(ref Chance chance) => Days.Of(On.AddDays(-(int)chance.Below(1096)));

    internal static int Age(ref Chance chance)
    {
        var at = (int)chance.Below(Ages.Sum());
        for (var band = 0; ; band++)
        {
            if (at < Ages[band]) return (band * 5) + (int)chance.Below(5);
            at -= Ages[band];
        }
    }
}

/// <summary>Chance with a seed: Steele, Lea and Flood's SplitMix64 (OOPSLA 2014).</summary>
internal struct Chance(ulong seed)
{
    private ulong _at = seed;

    public ulong Next()
    {
        var z = _at += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public long Below(long most) => (long)(Unit() * most);

    /// <summary>How often what is expected so often comes: few are many times, most never.</summary>
    public int Times(double expected)
    {
        var times = 0;
        for (var left = Unit(); left < expected / (1 + expected) && times < 40; left = Unit()) times++;
        return times;
    }
}
