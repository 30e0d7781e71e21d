using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Says expressions in SQL, put together from fixed fragments: names are the catalogue's, values become parameters.</summary>
internal sealed class ExpressionTable(CohortLayout layout, Catalogue catalogue, Spelling spelling, FindCohort? cohorts, DateOnly asAt)
{
    private const string OfNamed = "(select {0} from (select {1} limit 1) {2})";
    private const string HighestOf = "(select max({0}.v{1}) from ({2}) {0})";
    private const string LowestOf = "(select min({0}.v{1}) from ({2}) {0})";

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly Dictionary<object, string> _parameters = [];
    private readonly Stack<string> _rows = new();
    private DateOnly _asAt = asAt;
    private int _aliases;

    public Spelling Spelling => spelling;

    public DateOnly AsAt => _asAt;

    public CohortQuery Query(string sql) => new(sql, _parameters.ToDictionary(p => p.Value[1..], p => p.Key));

    /// <summary>What a person passes who is a member.</summary>
    public string Steps(Cohort cohort) => cohort.Steps.Count == 0 ? "true" : string.Join(" and ", cohort.Steps.Select(s => $"{Of(s.Test)} is {(s.Excludes ? "not " : "")}true"));

    public string AsNumber(Expression yesNo) => Let([Of(yesNo)], v => $"case when {v[0]} then 1 when not {v[0]} then 0 end");

    /// <summary>A value that holds together like a bracket.</summary>
    public string Of(Expression expression) => expression switch
    {
        Constant constant => Fixed(constant, constant.Of),
        Language.AsAt => Day(_asAt),
        PersonColumn column => Read($"p.\"{column.Column.Name}\"", column.Type),
        RowColumn column => Read($"{_rows.Peek()}.\"{column.Column.Name}\"", column.Type),
        Not not => $"(not {Of(not.Of)})",
        And and => $"({string.Join(" and ", and.All.Select(Of))})",
        Or or => $"({string.Join(" or ", or.Any.Select(Of))})",
        InCohort other => Other(other),
        Choice choice => $"(case{string.Concat(choice.Branches.Select(b => $" when {Of(b.Test)} then {Of(b.Value, choice.Type)}"))} else {(choice.Otherwise is null ? Null(choice.Type) : Of(choice.Otherwise, choice.Type))} end)",
        FirstKnown { Among.Count: 1 } known => Of(known.Among[0]),
        FirstKnown known => $"coalesce({string.Join(", ", known.Among.Select(a => Of(a, known.Type)))})",
        Extreme extreme => Furthest(extreme.Highest, extreme.Type, string.Join(" union all ", extreme.Among.Select(a => $"select {Of(a, extreme.Type)} as v"))),
        Predicate predicate and not Has => TestTable.Of(this, predicate),
        Category category => Categories(category),
        _ => RowsTable.IsOfRows(expression) ? RowsTable.Of(this, expression) : SumTable.Of(this, expression),
    };

    /// <summary>The same, with unknown as the type it stands for.</summary>
    public string Of(Expression expression, ColumnType type) => expression is Constant { Value: null } ? Null(type) : Of(expression);

    public static string Null(ColumnType type) => $"cast(null as {Named(type)})";

    public string Day(DateOnly? day) => day is { } known ? Whole(known.DayNumber - Epoch) : Null(ColumnType.Date);

    public string Whole(long number) => $"cast({Parameter(number)} as bigint)";

    public string Text(string text) => $"cast({Parameter(text)} as text)";

    /// <summary>A fixed number of the product's own, such as the calendar's end.</summary>
    public static string Own(long number) => number < 0 ? $"({number.ToString(CultureInfo.InvariantCulture)})" : number.ToString(CultureInfo.InvariantCulture);

    public string EventTable(string name) => layout.EventPrefix + name;

    public IReadOnlyDictionary<string, string?> Codes(string name) => catalogue.FindCodes(name)?.Codes ?? throw new InvalidOperationException($"There is no code set \"{name}\".");

    public string InCodes(Func<string> code, string codeSet) => Codes(codeSet) is { Count: > 0 } codes ? $"({code()} in ({string.Join(", ", codes.Keys.Order(StringComparer.Ordinal).Select(Text))}))" : "false";

    public string Alias() => "x" + (++_aliases).ToString(CultureInfo.InvariantCulture);

    /// <summary>Says something with the columns of these rows at hand; none for the person's alone.</summary>
    public T At<T>(string rows, Func<T> say)
    {
        _rows.Push(rows);
        var said = say();
        _rows.Pop();
        return said;
    }

    /// <summary>Values named once, so that what is said of them may name them often. The limit keeps a planner from putting each back wherever it is named, which doubles with every level.</summary>
    public string Let(string[] values, Func<string[], string> say)
    {
        if (values.All(v => !v.Contains(' ', StringComparison.Ordinal))) return $"({say(values)})";
        var alias = Alias();
        return OfNamed.With(say([.. values.Select((_, i) => $"{alias}.v{i}")]), string.Join(", ", values.Select((v, i) => $"{v} as v{i}")), alias);
    }

    /// <summary>The highest or lowest of a select's column v.</summary>
    public string Furthest(bool highest, ColumnType type, string select) => (highest ? HighestOf : LowestOf).With(Alias(), Order(type), select);

    public string Order(ColumnType type) => type == ColumnType.Text ? spelling.Ordered : "";

    private string Other(InCohort other)
    {
        var cohort = cohorts?.Invoke(other.Name, other.Version) ?? throw new InvalidOperationException($"There is no cohort \"{other.Name}\".");
        var outer = _asAt;
        _asAt = cohort.AsAt;
        var said = $"({Steps(cohort)})";
        _asAt = outer;
        return said;
    }

    private string Categories(Category category)
    {
        var groups = Codes(category.CodeSet).Where(c => c.Value is not null).GroupBy(c => c.Value!, c => c.Key).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count == 0 ? Null(ColumnType.Text) : Let([Of(category.Code)], v => $"case{string.Concat(groups.Select(g => $" when {v[0]} in ({string.Join(", ", g.Order(StringComparer.Ordinal).Select(Text))}) then {Text(g.Key)}"))} end");
    }

    private string Fixed(Constant constant, ColumnType type) => constant.Value switch
    {
        null => Null(type),
        bool yes => yes ? "true" : "false",
        long whole => Whole(whole),
        double number => $"cast({Parameter(number.ToString("R", CultureInfo.InvariantCulture))} as double precision)",
        DateOnly day => Day(day),
        var text => Text((string)text),
    };

    private static string Read(string column, ColumnType type) => type == ColumnType.YesNo ? $"({column} = 1)" : column;

    private static string Named(ColumnType type) => type switch
    {
        ColumnType.Whole or ColumnType.Date => "bigint",
        ColumnType.Decimal => "double precision",
        ColumnType.Text => "text",
        _ => "boolean",
    };

    private string Parameter(object value)
    {
        if (!_parameters.TryGetValue(value, out var name)) _parameters[value] = name = "@p" + _parameters.Count.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
