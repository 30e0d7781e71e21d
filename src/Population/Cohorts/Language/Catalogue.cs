using System.Text.RegularExpressions;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>What a value is. Every value may also be unknown.</summary>
public enum ColumnType
{
    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>A number with digits behind the point; a double.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Text, a code or a category; compared character by character, capitals apart.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>A column that a cohort may name.</summary>
/// <param name="Name">As written in a cohort: small letters, digits and underscores, a letter first, at most 48.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Title">In plain words, as it stands in a sentence: "age", "systolic blood pressure".</param>
/// <param name="Unit">Behind a number in a sentence, such as "years"; null for none.</param>
/// <param name="Says">What makes a shorter sentence of people: "aged" gives "people aged 65 or over", and of a yes or no "living in a care home" stands as it is; null for none.</param>
/// <param name="Values">Every value it can hold, where they are known; a value that is not one of them is warned about. Null where they are not.</param>
public sealed record Column(string Name, ColumnType Type, string Title, string? Unit = null, string? Says = null, Items<string>? Values = null);

/// <summary>A kind of event: a row for each time it happened to a person.</summary>
/// <param name="Name">As written in a cohort; see <see cref="Column.Name"/>.</param>
/// <param name="Title">One of them in plain words: "emergency admission".</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Date">The column that says when; null for events without a date, which take no time window.</param>
/// <param name="Code">The column that a code set is looked up in; null for none.</param>
public sealed record EventTable(string Name, string Title, Items<Column> Columns, string? Date = null, string? Code = null)
{
    /// <summary>The column of that name, or null.</summary>
    public Column? Find(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>The column that says when. Throws <see cref="InvalidOperationException"/> where there is none.</summary>
    public Column DateColumn => Find(Date ?? "") ?? throw new InvalidOperationException($"{Name} has no date.");

    /// <summary>The column that holds codes. Throws <see cref="InvalidOperationException"/> where there is none.</summary>
    public Column CodeColumn => Find(Code ?? "") ?? throw new InvalidOperationException($"{Name} has no code.");
}

/// <summary>A named list of codes.</summary>
/// <param name="Name">As written in a cohort, between quotes where it is no simple name.</param>
/// <param name="Title">In plain words: "dementia".</param>
/// <param name="Codes">Each code with its category, or with null.</param>
/// <param name="Table">The kind of event whose codes these are, so that "has dementia" can be said; null for none.</param>
public sealed record CodeSet(string Name, string Title, IReadOnlyDictionary<string, string?> Codes, string? Table = null);

/// <summary>Everything a cohort may name.</summary>
public sealed partial class Catalogue
{
    private readonly Dictionary<string, Column> _person;
    private readonly Dictionary<string, EventTable> _tables;
    private readonly Dictionary<string, CodeSet> _codes;

    /// <summary>Throws <see cref="ArgumentException"/> for a name that cannot be written in a cohort, or that stands twice.</summary>
    public Catalogue(IEnumerable<Column> person, IEnumerable<EventTable> tables, IEnumerable<CodeSet> codes)
    {
        _person = Named(person, c => c.Name);
        _tables = Named(tables, t => t.Name);
        _codes = codes.ToDictionary(s => s.Name, StringComparer.Ordinal);
        if (_codes.Keys.FirstOrDefault(n => n.Length == 0 || n.Any(char.IsControl)) is { } odd) throw new ArgumentException($"\"{odd}\" cannot be the name of a code set.", nameof(codes));
        foreach (var table in _tables.Values)
        {
            var columns = Named(table.Columns, c => c.Name);
            if (table.Date is { } date && columns.GetValueOrDefault(date)?.Type != ColumnType.Date) throw new ArgumentException($"{table.Name}.{date} is no date.", nameof(tables));
            if (table.Code is { } code && columns.GetValueOrDefault(code)?.Type != ColumnType.Text) throw new ArgumentException($"{table.Name}.{code} is no text.", nameof(tables));
        }

        foreach (var set in _codes.Values.Where(s => s.Table is not null && _tables.GetValueOrDefault(s.Table)?.Code is null))
        {
            throw new ArgumentException($"The code set {set.Name} is for {set.Table}, which has no codes.", nameof(codes));
        }
    }

    /// <summary>The columns of the person table.</summary>
    public IReadOnlyCollection<Column> Person => _person.Values;

    /// <summary>The kinds of events.</summary>
    public IReadOnlyCollection<EventTable> Tables => _tables.Values;

    /// <summary>The code sets.</summary>
    public IReadOnlyCollection<CodeSet> CodeSets => _codes.Values;

    /// <summary>The person's column of that name, or null.</summary>
    public Column? FindPerson(string name) => _person.GetValueOrDefault(name);

    /// <summary>The kind of event of that name, or null.</summary>
    public EventTable? FindTable(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The code set of that name, or null.</summary>
    public CodeSet? FindCodes(string name) => _codes.GetValueOrDefault(name);

    /// <summary>True for a name that can be written in a cohort, and stand in SQL between quotes.</summary>
    public static bool IsName(string name) => Name().IsMatch(name) && !Words.Reserved.Contains(name);

    private static Dictionary<string, T> Named<T>(IEnumerable<T> things, Func<T, string> name)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var thing in things)
        {
            if (!IsName(name(thing))) throw new ArgumentException($"\"{name(thing)}\" cannot be a name: small letters, digits and underscores, a letter first, at most 48, and no word of the language.", nameof(things));
            if (!named.TryAdd(name(thing), thing)) throw new ArgumentException($"\"{name(thing)}\" stands twice.", nameof(things));
        }

        return named;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,47}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
