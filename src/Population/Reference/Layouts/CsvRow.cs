using System.Globalization;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>One row of a file with its columns by name. The first thing wrong with it is kept in <see cref="Fault"/>; what was asked for is then nought or empty.</summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, int> columns, Dictionary<(AreaKind Kind, string Area), AreaName> names)
{
    private const int LongestCode = 16;

    public int Line { get; private set; }

    public IReadOnlyList<string> Fields { get; private set; } = [];

    public string? Fault { get; private set; }

    /// <summary>True when the row is about nothing that we keep.</summary>
    public bool IsPassed { get; set; }

    public IEnumerable<string> Columns => columns.Keys;

    public void Take(int line, IReadOnlyList<string> fields) => (Line, Fields, Fault, IsPassed) = (line, fields, null, false);

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>What stands in a column; empty where it is left out or "NA".</summary>
    public string Text(string column) => columns.TryGetValue(column, out var at) && Fields[at] is not "NA" and var text ? text : "";

    public string Text(int column) => Fields[column];

    public string Needed(string column) => Text(column) is { Length: > 0 } text ? text : Wrong(column, "is empty", "");

    /// <summary>A code of letters and digits.</summary>
    public string Code(string column) => Needed(column) is var text && text.Length <= LongestCode && text.All(char.IsAsciiLetterOrDigit) ? text : Wrong(column, $"is no code: \"{text}\"", "");

    public int Whole(string column, int least, int most) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(column, $"is not a whole number from {least} to {most}: \"{Text(column)}\"", 0);

    /// <summary>A decimal number in millionths.</summary>
    public long Millionths(string column) => decimal.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000
        ? (long)Math.Round(number * 1_000_000)
        : Wrong(column, $"is not a number: \"{Text(column)}\"", 0L);

    /// <summary>A day as yyyymmdd; 0 where there is none.</summary>
    public int Day(string column, string text) =>
        text.Length == 0 ? 0
        : DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? int.Parse(text, CultureInfo.InvariantCulture)
        : Wrong(column, $"is not a day (yyyymmdd): \"{text}\"", 0);

    /// <summary>Notes what an area is called.</summary>
    public void Name(AreaKind kind, string area, string name, string ods = "")
    {
        if (area.Length > 0 && name.Length > 0) names[(kind, area)] = new AreaName(kind, area, name, ods);
    }

    public T Wrong<T>(string column, string how, T instead)
    {
        Fault ??= $"{column} {how}";
        return instead;
    }
}

/// <summary>What an area is called.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ods">Its ODS code, where it has one beside this; else empty.</param>
internal sealed record AreaName(AreaKind Kind, string Area, string Name, string Ods);
