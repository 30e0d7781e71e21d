namespace Goldthread.Population.Scores;

/// <summary>
/// The Hospital Frailty Risk Score: 109 categories of ICD-10 that are more common in older people whose hospital stays look frail, each with points and each counted once (Gilbert
/// and others, Lancet 2018;391:1775-1782, supplementary table). Made for people of 75 and over, from the codes of an admission and of the two years before it.
/// </summary>
public static class HospitalFrailty
{
    // In tenths of a point, so that sums are exact.
    private static readonly (int Tenths, string Categories)[] Table =
    [
        (71, "F00"),
        (44, "G81"),
        (40, "G30"),
        (37, "I69"),
        (36, "R29"),
        (32, "N39 F05 W19 S00"),
        (30, "R31"),
        (29, "B96"),
        (27, "R41"),
        (26, "R26 I67 R56"),
        (25, "R40"),
        (24, "T83 S06"),
        (23, "S42 E87 M25 E86"),
        (22, "R54"),
        (21, "Z50 F03 W18"),
        (20, "Z75 F01 S80 L03"),
        (19, "H54 E53"),
        (18, "Z60 G20 R55 S22 K59 N17"),
        (17, "L89 Z22 B95"),
        (16, "L97 R44 K26 I95 N19 A41"),
        (15, "Z87 J96 X59 M19 G40"),
        (14, "M81 S72 S32 E16 R94 N18"),
        (13, "R33 R69 N28"),
        (12, "R32 G31 Y95 S09 R45 G45"),
        (11, "Z74 M79 W06 S01 A04 A09 J18"),
        (10, "J69 R47 E55 Z93 R02"),
        (9, "R63 H91 W10 W01 E05 M41"),
        (8, "R13 Z99 U80 M80 K92 I63"),
        (7, "N20 F10 Y84 R00 J22"),
        (6, "Z73 R79"),
        (5, "Z91 S51 F32 M48"),
        (4, "E83 M15 D64 L08"),
        (3, "R11 K52"),
        (1, "R50"),
    ];

    private static readonly sbyte[] Indices = new sbyte[Icd10.Places / Icd10.PerCategory];

    static HospitalFrailty()
    {
        var entries = Table.SelectMany(t => t.Categories.Split(' ').Select(c => (Category: c, t.Tenths))).ToList();
        Array.Fill(Indices, (sbyte)-1);
        for (var i = 0; i < entries.Count; i++) Indices[Icd10.Category(Icd10.Place(entries[i].Category))] = (sbyte)i;
        Categories = [.. entries.Select(e => e.Category)];
        Tenths = [.. entries.Select(e => e.Tenths)];
    }

    /// <summary>The categories of three characters; a category's place in the list is its index and its bit.</summary>
    public static IReadOnlyList<string> Categories { get; }

    /// <summary>The points of each category, in tenths.</summary>
    public static IReadOnlyList<int> Tenths { get; }

    /// <summary>The index of a code's category: 0 to 108; -1 for a code without points, and for what is no code.</summary>
    /// <param name="code">As it was written: "F05.1", "f051", "F05".</param>
    public static int IndexOf(ReadOnlySpan<char> code) => Icd10.Place(code) is var place and >= 0 ? Indices[Icd10.Category(place)] : -1;

    /// <summary>The bit of a code's category; 0 for none. A person is the OR of all codes.</summary>
    /// <param name="code">As it was written.</param>
    public static UInt128 Mask(ReadOnlySpan<char> code) => IndexOf(code) is var index and >= 0 ? UInt128.One << index : UInt128.Zero;

    /// <summary>The points of all categories in a mask, in tenths.</summary>
    /// <param name="mask">The categories of a person.</param>
    public static int ScoreInTenths(UInt128 mask) => Sum((ulong)mask, 0) + Sum((ulong)(mask >> 64), 64);

    /// <summary>"low" below 5 points, "intermediate" from 5 to 15, "high" above 15.</summary>
    /// <param name="tenths">The score in tenths of a point.</param>
    public static string Band(int tenths) => tenths switch { < 50 => "low", <= 150 => "intermediate", _ => "high" };

    private static int Sum(ulong mask, int from)
    {
        var sum = 0;
        for (; mask != 0; mask &= mask - 1) sum += Tenths[from + System.Numerics.BitOperations.TrailingZeroCount(mask)];
        return sum;
    }
}
