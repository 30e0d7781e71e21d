using System.Globalization;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Indicators;

namespace Goldthread.Population.Registry;

/// <summary>Something wrong in a registry.</summary>
/// <param name="Line">Where, from 1.</param>
/// <param name="Message">What, naming the indicator, and what to do.</param>
public sealed record RegistryFault(int Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"Line {Line}: {Message}";
}

/// <summary>
/// Reads a registry of indicators from its text: a line "group", and below it indicators, each a line "indicator ID version NUMBER DIGEST" and its properties, a name and its words a line. Every
/// definition is read with the columns there are, so that one that cannot be counted is refused before anybody asks for it.
/// </summary>
internal sealed class RegistryReader(Catalogue catalogue)
{
    private static readonly string[] Needed = ["title", "asks", "counts", "as", "better", "owner", "note"];

    private static readonly string[] Free = ["of", "within"];

    private readonly List<RegistryFault> _faults = [];
    private readonly List<IndicatorDefinition> _found = [];
    private readonly Dictionary<string, (string Words, int Line)> _words = new(StringComparer.Ordinal);
    private (string Id, int Version, string Digest, int Line)? _open;
    private string _group = "";

    public (IReadOnlyList<IndicatorDefinition> Indicators, IReadOnlyList<RegistryFault> Faults) Read(TextReader text)
    {
        for (var (line, number) = (text.ReadLine(), 1); line is not null; line = text.ReadLine(), number++)
        {
            if (line.TrimStart() is "" or ['#', ..]) continue;
            var parts = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            var words = parts.Length > 1 ? parts[1] : "";
            if (parts[0] is "group" or "indicator") Close();
            if (parts[0] == "group") _group = words;
            else if (parts[0] == "indicator") Open(words, number);
            else if (!Free.Contains(parts[0]) && !Needed.Contains(parts[0])) Wrong(number, $"\"{parts[0]}\" is no property. There are: of, within, {string.Join(", ", Needed)}.");
            else if (_open is null) Wrong(number, $"\"{parts[0]}\" stands before any indicator.");
            else if (!_words.TryAdd(parts[0], (words, number))) Wrong(number, $"{_open.Value.Id} says \"{parts[0]}\" twice.");
        }

        Close();
        return (_found, _faults);
    }

    private void Open(string words, int line)
    {
        if (words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var id, "version", var number, var digest] || !int.TryParse(number, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            Wrong(line, "An indicator begins with its id, its version and its digest: indicator diabetes version 1 0a1b2c3d");
            return;
        }

        if (_found.Exists(f => f.Id == id)) Wrong(line, $"{id} stands twice.");
        else _open = (id, version, digest, line);
    }

    private void Close()
    {
        if (_open is { } open && Made(open.Id, open.Version, open.Line) is { } made)
        {
            if (made.Digest == open.Digest) _found.Add(made);
            else Wrong(open.Line, $"{made.Id} no longer asks what version {made.Version} asked. Raise its version, and write {made.Digest} behind it.");
        }

        (_open, _) = (null, 0);
        _words.Clear();
    }

    private IndicatorDefinition? Made(string id, int version, int line)
    {
        if (Needed.Where(n => !_words.ContainsKey(n)).ToList() is { Count: > 0 } missing)
        {
            Wrong(line, $"{id} does not say {string.Join(", ", missing)}.");
            return null;
        }

        var before = _faults.Count;
        var (kind, multiplier) = Kind(id);
        var polarity = _words["better"].Words switch { "low" => Polarity.Low, "high" => Polarity.High, "neither" => Polarity.None, _ => (Polarity?)null };
        if (polarity is null) Wrong(_words["better"].Line, $"{id}: better is low, high or neither.");
        var of = _words.TryGetValue("of", out var said) ? said.Words : null;
        var whole = of is null ? null : Test(id, "of", ColumnType.YesNo);
        var counted = Test(id, "counts", kind == IndicatorKind.Rate ? ColumnType.Whole : ColumnType.YesNo);
        var within = _words.TryGetValue("within", out var other) ? other.Words : null;
        if (within is not null && !_found.Exists(f => f.Id == within)) Wrong(other.Line, $"{id}: within names \"{within}\", and no such indicator stands above it.");
        if (_faults.Count > before || counted is null) return null;
        var events = kind == IndicatorKind.Rate ? Events(id, counted) : null;
        if (_faults.Count > before) return null;
        return new IndicatorDefinition
        {
            Id = id, Version = version, Group = _group, Title = _words["title"].Words, Question = _words["asks"].Words, Of = of, Counts = _words["counts"].Words, Kind = kind, Multiplier = multiplier,
            Polarity = polarity!.Value, Owner = _words["owner"].Words, Note = _words["note"].Words, Period = Period(counted, whole), Columns = Columns(counted, whole), Within = within, Whole = whole,
            People = events is null ? counted : new Compare(CompareOperator.GreaterOrEqual, counted, new Constant(ColumnType.Whole, 1L)), Events = events,
        };
    }

    private (IndicatorKind Kind, double Multiplier) Kind(string id)
    {
        var (words, line) = _words["as"];
        var kind = words.Split(' ') switch { ["proportion", "per", _] => IndicatorKind.Proportion, ["rate", "per", _] => IndicatorKind.Rate, ["standardised", "per", _] => IndicatorKind.Standardised, _ => (IndicatorKind?)null };
        if (kind is not null && double.TryParse(words.Split(' ')[2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var multiplier) && multiplier > 0) return (kind.Value, multiplier);
        Wrong(line, $"{id}: as is proportion, rate or standardised, and for how many: proportion per 100");
        return default;
    }

    private Expression? Test(string id, string property, ColumnType wanted)
    {
        var (words, line) = _words[property];
        var reading = CohortParser.ParseExpression(words, catalogue, DateOnly.MaxValue.AddDays(-1));
        foreach (var error in reading.Errors) Wrong(line, $"{id}, {property}: {error.Message}");
        if (reading.Errors.Any() || reading.Value is not { } test) return null;
        if (test.Type == wanted) return test;
        Wrong(line, $"{id}, {property}: {(wanted == ColumnType.YesNo ? "this is no test of a person" : "a rate counts events: count of emergency_admission in the last 12 months")}.");
        return null;
    }

    // Only what one pass over the rows of a kind of event answers: a window that ends with the day of the data set, and no further tests.
    private EventSum? Events(string id, Expression counted)
    {
        var (rows, amounts) = counted switch
        {
            Count count => (count.Rows, false),
            Aggregate { Operator: AggregateOperator.Sum, Of: RowColumn { Column.Type: ColumnType.Whole } } sum => (sum.Rows, true),
            _ => (null, false),
        };
        if (rows is { CodeSet: null, Filters.Count: 0, Window: LastWindow last }) return new EventSum(rows.Table.Name, amounts, last.Length, last.Unit);
        Wrong(_words["counts"].Line, $"{id}, counts: a rate counts the events of one kind in the last so many days, weeks, months or years.");
        return null;
    }

    private static string Period(params Expression?[] parts)
    {
        var windows = parts.OfType<Expression>().SelectMany(Parts.Of).Select(p => Parts.RowsOf(p)?.Window).OfType<LastWindow>().Distinct().ToList();
        return windows.Count == 0 ? "now" : string.Join(" and ", windows.Select(w => $"the last {w.Length} {w.Unit.ToString().ToLowerInvariant()}s"));
    }

    private static IReadOnlyList<string> Columns(params Expression?[] parts) =>
        [.. parts.OfType<Expression>().SelectMany(p => Parts.Columns(p).Concat(Parts.Tables(p))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private void Wrong(int line, string message) => _faults.Add(new RegistryFault(line, message));
}
