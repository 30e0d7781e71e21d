namespace Goldthread.Population.Scores;

/// <summary>
/// Where a code of ICD-10 (World Health Organization) stands in a dense table: letter, two digits, and the fourth character where it is a digit. Dots, case, spaces and whatever
/// comes behind (the X that fills hospital records, dagger, asterisk, further digits) make no difference.
/// </summary>
public static class Icd10
{
    /// <summary>How many places there are.</summary>
    public const int Places = 26 * 100 * PerCategory;

    /// <summary>Places of one category of three characters: the category itself, and its ten subcategories.</summary>
    internal const int PerCategory = 11;

    /// <summary>The place of a code: 0 to <see cref="Places"/> - 1; -1 for what is no such code.</summary>
    /// <param name="code">As it was written: "I50.9", "I509", "i50.9", "I50".</param>
    public static int Place(ReadOnlySpan<char> code)
    {
        var (place, read) = (0, 0);
        foreach (var c in code)
        {
            if (c == '.' || (c == ' ' && read == 0)) continue;
            if (read == 3) return char.IsAsciiDigit(c) ? place + 1 + (c - '0') : place;
            if (read == 0 ? !char.IsAsciiLetter(c) : !char.IsAsciiDigit(c)) return -1;
            place += read switch { 0 => ((c | 0x20) - 'a') * 100 * PerCategory, 1 => (c - '0') * 10 * PerCategory, _ => (c - '0') * PerCategory };
            read++;
        }

        return read == 3 ? place : -1;
    }

    /// <summary>The number of the category of a place: 0 for A00 to 2,599 for Z99.</summary>
    /// <param name="place">0 or more.</param>
    public static int Category(int place) => place / PerCategory;
}
