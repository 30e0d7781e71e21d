using System.Globalization;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>What somebody typed to find a person, understood: an NHS number, a birth date, names.</summary>
public sealed class FindText
{
    private static readonly string[] DateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "ddMMyyyy"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private FindText(string? number, DateOnly? date, IReadOnlyList<string> names, string? problem)
    {
        NhsNumber = number;
        BirthDate = date is { } d ? PartialDate.FromDate(d) : null;
        Names = names;
        Problem = problem;
    }

    /// <summary>Ten digits, or null.</summary>
    public string? NhsNumber { get; }

    /// <summary>A whole date, or null.</summary>
    public PartialDate? BirthDate { get; }

    /// <summary>Names, without case and accents.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is wrong with what was typed, in words; null when it is understood.</summary>
    public string? Problem { get; }

    public bool IsEmpty => NhsNumber is null && BirthDate is null && Names.Count == 0;

    /// <summary>Reads what was typed: "999 000 0018", "smith edie", "Edie Smith 2/3/1941", "smith 2 March 1941".</summary>
    public static FindText Read(string? typed)
    {
        var words = (typed ?? "").Split([' ', ',', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(12).ToList();
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length >= 9 && digits.All(char.IsAsciiDigit))
        {
            var number = Kernel.Values.NhsNumber.Read(digits);
            return number.Match(n => new FindText(n.ToString(), null, [], null), faults => new FindText(null, null, [], faults[0].Message));
        }

        DateOnly? date = null;
        for (var i = 0; i < words.Count && date is null; i++)
        {
            if (DateOnly.TryParseExact(words[i], DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
            {
                date = whole;
                words.RemoveAt(i);
            }
            else if (i + 2 < words.Count && Spelt(words[i], words[i + 1], words[i + 2]) is { } spelt)
            {
                date = spelt;
                words.RemoveRange(i, 3);
            }
        }

        var names = words.SelectMany(w => TextFold.Fold(w).Split(['-', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        var odd = words.FirstOrDefault(w => w.Any(char.IsAsciiDigit));
        return odd is not null
            ? new FindText(null, null, [], $"\"{odd}\" is not a name, a birth date or a whole NHS number. Write a birth date as 2/3/1941, an NHS number as 999 000 0018.")
            : new FindText(null, date, names, null);
    }

    /// <summary>Why a person matches, nearest first; null when something that was typed does not.</summary>
    public FindMatch? Match(Identity identity)
    {
        var why = new List<string>();
        var rank = 0;
        if (NhsNumber is not null)
        {
            if (identity.NhsNumber != NhsNumber)
            {
                return null;
            }

            why.Add("NHS number");
        }

        if (BirthDate is { } date)
        {
            if (identity.BirthDate != date.ToString())
            {
                return null;
            }

            why.Add("birth date");
        }

        foreach (var typed in Names)
        {
            if (Nearest(typed, identity.Names) is not { } near)
            {
                return null;
            }

            why.Add(near.Why);
            rank += near.Rank;
        }

        return new FindMatch(why, rank);
    }

    private static (string Why, int Rank)? Nearest(string typed, IReadOnlyList<string> names)
    {
        (string, int)? best = null;
        foreach (var name in names)
        {
            var shown = Capital(name);
            (string, int)? match =
                name == typed ? ($"name {shown}", 0)
                : name.StartsWith(typed, StringComparison.Ordinal) ? ($"name {shown} starts with “{typed}”", 1)
                : typed.Length >= 4 && FindKeys.Slips(typed, name) == 1 ? ($"name {shown} is spelt nearly like “{typed}”", 2)
                : typed.Length >= 3 && FindKeys.Sound(typed) == FindKeys.Sound(name) ? ($"name {shown} sounds like “{typed}”", 3)
                : null;
            if (match is not null && (best is null || match.Value.Item2 < best.Value.Item2))
            {
                best = match;
            }
        }

        return best;
    }

    private static DateOnly? Spelt(string day, string month, string year)
    {
        var m = Array.FindIndex(Months, n => month.StartsWith(n, StringComparison.OrdinalIgnoreCase)) + 1;
        return m > 0 && int.TryParse(day.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), out var d) && int.TryParse(year, out var y)
            && y is > 1800 and < 2200 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>Why a person matches what was typed, and how nearly: 0 is exactly.</summary>
public sealed record FindMatch(IReadOnlyList<string> Why, int Rank);
