using System.Globalization;

namespace Goldthread.Population.Scores;

/// <summary>
/// Which groups of conditions a code of ICD-10 belongs to, as bits: a person is the OR of the masks of all codes, and has a group however often it was recorded. Looking up takes
/// one read of a table of 229 kB; who scores many people looks up each distinct code once.
/// </summary>
public sealed class CodeMasks
{
    private readonly ulong[] _masks = new ulong[Icd10.Places];

    /// <summary>One text of codes for each group, at most 64: "I21-I22 I252" are all codes that begin with I21, I22 or I252.</summary>
    internal CodeMasks(IReadOnlyList<string> groups)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var range in groups[group].Split(' '))
            {
                var (first, last) = range.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? (range[..dash], range[(dash + 1)..]) : (range, range);
                for (var number = Digits(first); number <= Digits(last); number++) Add(first[0] + number.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length - 1, '0'), 1UL << group);
            }
        }
    }

    /// <summary>The groups of a code; 0 for a code of none, and for what is no code.</summary>
    /// <param name="code">As it was written: "I50.9", "I509", "i50.9".</param>
    public ulong Mask(ReadOnlySpan<char> code) => Icd10.Place(code) is var place and >= 0 ? _masks[place] : 0;

    /// <summary>The same for a code whose place is known.</summary>
    /// <param name="place">From <see cref="Icd10.Place"/>, 0 or more.</param>
    public ulong Mask(int place) => _masks[place];

    private static int Digits(string code) => int.Parse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    private void Add(string code, ulong bit)
    {
        var place = Icd10.Place(code);
        var count = code.Length == 3 ? Icd10.PerCategory : 1;
        for (var i = 0; i < count; i++) _masks[place + i] |= bit;
    }
}
