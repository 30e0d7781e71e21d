using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>How something is compared in the small form that adds a step.</summary>
public enum StepComparison
{
    /// <summary>Yes, or it ever happened.</summary>
    Yes,

    /// <summary>Not yes, or it never happened.</summary>
    No,

    /// <summary>This number, day or word, or more.</summary>
    AtLeast,

    /// <summary>This number, day or word, or less.</summary>
    AtMost,

    /// <summary>Just this.</summary>
    Is,

    /// <summary>Anything else, as far as it is known.</summary>
    IsNot,

    /// <summary>It is known at all.</summary>
    Known,

    /// <summary>It is not known.</summary>
    NotKnown,
}

/// <summary>A step as the small form has it; what it cannot say is said in the text. Turned into a line of the language, so that builder and text stay one thing.</summary>
/// <param name="Excludes">True to leave people out.</param>
/// <param name="What">"person:age", "event:dementia" or "cohort".</param>
/// <param name="How">How it is compared.</param>
/// <param name="Value">With what, as typed; of events, how often; of a cohort, its name.</param>
/// <param name="Months">Of events: only in so many last months, as typed; empty for ever.</param>
public sealed record StepForm(bool Excludes, string What, StepComparison How, string Value, string Months)
{
    /// <summary>So many values are all named where another was typed.</summary>
    private const int FewValues = 20;

    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d MMMM yyyy", "d MMM yyyy", "d M yyyy"];

    /// <summary>What can be chosen: code and words, columns before kinds of events.</summary>
    public static IEnumerable<(string Code, string Words)> Choices(Catalogue catalogue) =>
        catalogue.Person.Select(c => ("person:" + c.Name, Capital(c.Title))).OrderBy(c => c.Item2, StringComparer.Ordinal)
            .Concat(catalogue.Tables.Select(t => ("event:" + t.Name, "Ever had: " + t.Title)).OrderBy(t => t.Item2, StringComparer.Ordinal)).Append(("cohort", "In a saved cohort (give its name)"));

    /// <summary>The line of the language, or what is wrong at which field.</summary>
    public Outcome<string> Line(Catalogue catalogue)
    {
        var test = What == "cohort" ? OfCohort()
            : What.StartsWith("person:", StringComparison.Ordinal) && catalogue.FindPerson(What["person:".Length..]) is { } column ? OfColumn(column)
            : What.StartsWith("event:", StringComparison.Ordinal) && catalogue.FindTable(What["event:".Length..]) is { } table ? OfEvents(table)
            : new Fault(FaultKind.Invalid, "Choose what the step asks about", nameof(What));
        return test.Then<string>(t => (Excludes ? "exclude " : "include ") + t);
    }

    private Outcome<string> OfCohort() =>
        Value.Length == 0 ? new Fault(FaultKind.Invalid, "Enter the name of the cohort", nameof(Value))
        : How is StepComparison.Yes or StepComparison.No ? $"{(How == StepComparison.No ? "not " : "")}in cohort {Quoted(Value)}"
        : WrongHow("A cohort somebody is in or not: choose “is so” or “is not so”");

    private Outcome<string> OfColumn(Column column)
    {
        if (How is StepComparison.Known or StepComparison.NotKnown) return $"{column.Name} is {(How == StepComparison.Known ? "known" : "not known")}";
        if (column.Type == ColumnType.YesNo)
        {
            return How is StepComparison.Yes or StepComparison.No ? (How == StepComparison.No ? "not " : "") + column.Name : WrongHow($"{Capital(column.Title)} is yes or no: choose “is so” or “is not so”");
        }

        if (How is StepComparison.Yes or StepComparison.No) return WrongHow($"{Capital(column.Title)} is not yes or no: choose a comparison, and enter a value");
        return column.Type switch
        {
            ColumnType.Text when How is StepComparison.AtLeast or StepComparison.AtMost => WrongHow($"{Capital(column.Title)} is in words: choose “is” or “is not”"),
            ColumnType.Text => Word(column).Then<string>(w => $"{column.Name} {Sign} {Quoted(w)}"),
            ColumnType.Date => Day(column).Then<string>(d => $"{column.Name} {How switch { StepComparison.AtLeast => "on or after", StepComparison.AtMost => "on or before", _ => Sign }} {d:yyyy-MM-dd}"),
            ColumnType.Whole => long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? $"{column.Name} {Sign} {whole}" : WrongValue($"Enter a whole number for {column.Title}"),
            _ => decimal.TryParse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? string.Create(CultureInfo.InvariantCulture, $"{column.Name} {Sign} {number}") : WrongValue($"Enter a number for {column.Title}"),
        };
    }

    private Outcome<string> OfEvents(EventTable table)
    {
        if (How is StepComparison.Known or StepComparison.NotKnown) return WrongHow("Something happened or it did not: choose “is so”, or how often");
        var months = 0;
        if (Months.Length > 0 && (!int.TryParse(Months, NumberStyles.None, CultureInfo.InvariantCulture, out months) || months is < 1 or > 1200)) return new Fault(FaultKind.Invalid, "Months must be a whole number from 1 to 1,200", nameof(Months));
        var rows = table.Name + (months == 0 ? "" : $" in the last {months} months");
        if (How is StepComparison.Yes or StepComparison.No) return $"{(How == StepComparison.No ? "not " : "")}has {rows}";
        return int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? $"count of {rows} {Sign} {times}" : WrongValue("Enter how often, as a whole number");
    }

    private string Sign => How switch { StepComparison.AtLeast => ">=", StepComparison.AtMost => "<=", StepComparison.IsNot => "!=", _ => "=" };

    private Outcome<string> Word(Column column)
    {
        if (Value.Length == 0) return WrongValue($"Enter a value for {column.Title}");
        if (column.Values is not { } values) return Value;
        return values.FirstOrDefault(v => string.Equals(v, Value, StringComparison.OrdinalIgnoreCase)) is { } known ? known : WrongValue($"Nobody has \"{Value}\" as {column.Title}.{Nearest.Hint(Value, values)}{(values.Count <= FewValues ? $" It can be {string.Join(", ", values.Order(StringComparer.Ordinal))}." : "")}");
    }

    private Outcome<DateOnly> Day(Column column) =>
        DateOnly.TryParseExact(Value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : new Fault(FaultKind.Invalid, $"Enter a day, such as 2026-09-30, for {column.Title}", nameof(Value));

    private static Fault WrongHow(string message) => new(FaultKind.Invalid, message, nameof(How));

    private static Fault WrongValue(string message) => new(FaultKind.Invalid, message, nameof(Value));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Capital(string title) => title.Length == 0 ? title : char.ToUpperInvariant(title[0]) + title[1..];
}
