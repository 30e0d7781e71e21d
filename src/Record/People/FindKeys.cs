using Goldthread.Fhir.Search;

namespace Goldthread.Record.People;

/// <summary>The keys under which a person is found, and how near two spellings are.</summary>
internal static class FindKeys
{
    private const int ShortestForNear = 4;

    public static IEnumerable<(FindKind Kind, string Value)> Of(Identity identity)
    {
        foreach (var name in identity.Names)
        {
            yield return (FindKind.Name, name);
            if (Sound(name) is { Length: > 0 } sound)
            {
                yield return (FindKind.Sound, sound);
            }

            foreach (var near in Near(name))
            {
                yield return (FindKind.NearName, near);
            }
        }

        if (identity.BirthDate.Length > 0)
        {
            yield return (FindKind.BirthDate, identity.BirthDate);
        }

        if (identity.Postcode.Length > 0 && !identity.Sensitive && !identity.Labelled)
        {
            yield return (FindKind.Postcode, identity.Postcode);
        }

        if (identity.NhsNumber.Length > 0)
        {
            yield return (FindKind.NhsNumber, identity.NhsNumber);
        }
    }

    /// <summary>The word and each word with one letter left out: two words within one slip share one of these.</summary>
    public static IEnumerable<string> Near(string word) =>
        word.Length < ShortestForNear ? [] : Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Append(word).Distinct();

    /// <summary>
    /// How a name sounds: its first letter and three digits, after the American Soundex of the US National Archives
    /// (https://www.archives.gov/research/census/soundex). Empty for a name without Latin letters.
    /// </summary>
    public static string Sound(string word)
    {
        var letters = TextFold.Fold(word).Where(char.IsAsciiLetterLower).ToArray();
        if (letters.Length == 0)
        {
            return "";
        }

        Span<char> code = [letters[0], '0', '0', '0'];
        var length = 1;
        var last = Digit(letters[0]);
        foreach (var letter in letters.AsSpan(1))
        {
            var digit = Digit(letter);
            if (digit is not '0' && digit != last && length < code.Length)
            {
                code[length++] = digit;
            }

            // h and w do not part two letters of one sound; a vowel does.
            if (letter is not ('h' or 'w'))
            {
                last = digit;
            }
        }

        return new string(code);
    }

    /// <summary>Slips between two words: letters put in, left out, changed, or two neighbours swapped (optimal string alignment).</summary>
    public static int Slips(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }

    private static char Digit(char letter) => letter switch
    {
        'b' or 'f' or 'p' or 'v' => '1',
        'c' or 'g' or 'j' or 'k' or 'q' or 's' or 'x' or 'z' => '2',
        'd' or 't' => '3',
        'l' => '4',
        'm' or 'n' => '5',
        'r' => '6',
        _ => '0',
    };
}
