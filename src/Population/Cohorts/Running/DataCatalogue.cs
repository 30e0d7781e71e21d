using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using LanguageColumn = Goldthread.Population.Cohorts.Language.Column;
using StoredColumn = Goldthread.Population.Projection.Column;

namespace Goldthread.Population.Cohorts.Running;

/// <summary>What a cohort of the joined-up data set may name: its columns in the words of the language, and what follows from them.</summary>
public static class DataCatalogue
{
    /// <summary>Whole years lived on the day as at; follows from the birth date.</summary>
    public const string Age = "age";

    /// <summary>The date column of every kind of event.</summary>
    public const string Date = "date";

    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal) { DataColumns.Key };

    /// <summary>The catalogue of a layout.</summary>
    /// <param name="columns">The columns of a segment.</param>
    public static Catalogue Of(IReadOnlyList<StoredColumn> columns) => new(
        columns.Where(c => !c.IsEvents && !Hidden.Contains(c.Name) && !IsKeptFor(columns, c)).Select(Person)
            .Concat(columns.Any(c => c.Name == DataColumns.Born) ? [new LanguageColumn(Age, ColumnType.Whole, "age", "years", "aged")] : []),
        columns.Where(c => c.IsEvents).Select(Events), []);

    /// <summary>True for the flag that answers "has" of an event column: it is named by the event.</summary>
    internal static bool IsKeptFor(IReadOnlyList<StoredColumn> columns, StoredColumn flag) =>
        flag.Kind == ColumnKind.Flag && columns.Any(c => c.IsEvents && DataColumns.Has(c.Name) == flag.Name);

    private static LanguageColumn Person(StoredColumn column) => new(column.Name, column switch
    {
        { Kind: ColumnKind.Flag } => ColumnType.YesNo,
        { Kind: ColumnKind.Day } => ColumnType.Date,
        { Kind: ColumnKind.Measure } => ColumnType.Decimal,
        { Words.Count: > 0 } => ColumnType.Text,
        _ => ColumnType.Whole,
    }, Plain(column.Title), column.Unit, column.Says, Values: column.Words.Count > 1 ? Items.Of<string>([.. column.Words.Skip(1)]) : null);

    private static EventTable Events(StoredColumn column) => new(column.Name, column.One ?? Plain(column.Title),
        column.Kind == ColumnKind.Amounts
            ? [new LanguageColumn(Date, ColumnType.Date, "date"), new LanguageColumn(AmountOf(column), ColumnType.Whole, column.Unit ?? AmountOf(column))]
            : [new LanguageColumn(Date, ColumnType.Date, "date")],
        Date);

    /// <summary>What the number of an event is called: by its unit, but for one that is a word of the language ("days").</summary>
    internal static string AmountOf(StoredColumn column) => column.Unit is { } unit && Catalogue.IsName(unit) ? unit : "amount";

    // Names stay as they are ("Parkinson's disease"); what is no name begins small in a sentence.
    private static string Plain(string title) => title.Length > 1 && char.IsUpper(title[0]) && char.IsLower(title[1]) && !title.StartsWith("Parkinson", StringComparison.Ordinal) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
