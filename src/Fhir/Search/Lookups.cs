using System.Globalization;
using Goldthread.Fhir.Search.Types;

namespace Goldthread.Fhir.Search;

/// <summary>
/// The questions that are asked across people, and the values kept for them: who has this identifier, this name, this birth
/// date, this condition. Each lookup gives candidates; the index row says whether they hold.
/// </summary>
internal static class Lookups
{
    private const int KindsPerType = 8;

    // A key column has a limit on PostgreSQL (2,704 bytes: https://www.postgresql.org/docs/15/btree-limits.html), and the start of a name finds it.
    private const int LongestText = 100;

    // Sorts behind every other character.
    private const string Last = "\U0010ffff";

    private enum Kind
    {
        Listing,
        Identifier,
        Name,
        BirthDate,
        Lead,
    }

    /// <summary>Every Patient can be listed.</summary>
    public static void AddListing(string type, LocalReferences types, List<LookupValue> to)
    {
        if (type is "Patient")
        {
            to.Add(new LookupValue(Number(types, type, Kind.Listing), ""));
        }
    }

    public static void AddToken(string parameter, string type, LocalReferences types, string? system, string? code, List<LookupValue> to)
    {
        if (code is not null && KindOf(type, parameter) is { } kind and (Kind.Identifier or Kind.Lead))
        {
            to.Add(new LookupValue(Number(types, type, kind), Hex(Symbol.Of(code)) + Hex(Symbol.Of(system))));
        }
    }

    public static void AddText(string parameter, string type, LocalReferences types, string text, List<LookupValue> to)
    {
        if (KindOf(type, parameter) is Kind.Name)
        {
            to.Add(new LookupValue(Number(types, type, Kind.Name), Cut(TextFold.Fold(text))));
        }
    }

    public static void AddDate(string parameter, string type, LocalReferences types, DateRange range, List<LookupValue> to)
    {
        if (KindOf(type, parameter) is Kind.BirthDate)
        {
            to.Add(new LookupValue(Number(types, type, Kind.BirthDate), Sortable(range.From)));
        }
    }

    /// <summary>The ranges of a lookup that hold every candidate for a criterion; null when no lookup can answer it.</summary>
    public static IReadOnlyList<LookupRange>? RangesFor(string type, LocalReferences types, Criterion criterion)
    {
        if (criterion.Missing is not null || criterion.Parameter.Number is not null || KindOf(type, criterion.Parameter.Code) is not { } kind)
        {
            return null;
        }

        var lookup = Number(types, type, kind);
        var ranges = new List<LookupRange>();
        foreach (var predicate in criterion.AnyOf)
        {
            switch (predicate)
            {
                case TokenPredicate { Code: { } code, System: null }:
                    ranges.Add(new LookupRange(lookup, Hex(code), Hex(code) + "~"));
                    break;
                case TokenPredicate { Code: { } code, System: { } system }:
                    ranges.Add(new LookupRange(lookup, Hex(code) + Hex(system), Hex(code) + Hex(system) + "~"));
                    break;
                case StringPredicate { Match: StringMatch.Start or StringMatch.Exact } text when TextFold.Fold(text.Text) is { Length: > 0 } start:
                    ranges.Add(new LookupRange(lookup, Cut(start), Cut(start) + Last));
                    break;
                case DatePredicate { Prefix: DatePrefix.Eq } date:
                    ranges.Add(new LookupRange(lookup, Sortable(date.Range.From), Sortable(date.Range.Until)));
                    break;
                default:
                    return null;
            }
        }

        return ranges;
    }

    /// <summary>The whole list of a type, where one is kept.</summary>
    public static LookupRange? Listing(string type, LocalReferences types) =>
        type is "Patient" ? new LookupRange(Number(types, type, Kind.Listing), "", "~") : null;

    private static Kind? KindOf(string type, string parameter) => (type, parameter) switch
    {
        (_, "identifier") => Kind.Identifier,
        ("Patient", "name" or "family" or "given") => Kind.Name,
        ("Patient", "birthdate") => Kind.BirthDate,
        ("Condition", "code") => Kind.Lead,
        _ => null,
    };

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    private static short Number(LocalReferences types, string type, Kind kind) => (short)((types.Number(type) * KindsPerType) + (int)kind);

    private static string Hex(long symbol) => symbol.ToString("x16", CultureInfo.InvariantCulture);

    // Sixteen hex digits that sort as the number does, below zero too.
    private static string Sortable(long number) => Hex(number ^ long.MinValue);
}

/// <summary>Values of a lookup from one, up to and without another.</summary>
internal readonly record struct LookupRange(short Lookup, string From, string Until);
