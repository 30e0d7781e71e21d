using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Writes cohorts in the one way that the page builder and the text share: reading what was written gives the same cohort again.</summary>
public sealed partial class Printer(Catalogue catalogue)
{
    private EventTable? _rows;

    /// <summary>A whole cohort, a step on each line.</summary>
    public string Print(Cohort cohort)
    {
        var lines = new List<string> { "# " + cohort.Name, $"as at {cohort.AsAt:yyyy-MM-dd}" };
        foreach (var step in cohort.Steps)
        {
            if (step.Note.Length > 0) lines.AddRange(step.Note.Split('\n').Select(n => "# " + n));
            lines.Add(Print(step));
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>A step, without its note.</summary>
    public string Print(Step step) => (step.Excludes ? "exclude " : "include ") + Print(step.Test);

    /// <summary>An expression.</summary>
    public string Print(Expression expression) => At(Level.Any, expression);

    /// <summary>How tightly an expression holds together; one that is looser than its place allows stands between brackets.</summary>
    private enum Level
    {
        Any,
        All,
        Not,
        Test,

        /// <summary>Ends in a kind of event or a sum, which would take in a window or a sign that follows.</summary>
        Open,
        Sum,
        Product,
        Signed,
        Power,
        Cast,
        Primary,
    }

    private string At(Level least, Expression expression)
    {
        var (level, text) = Said(expression);
        return level < least ? $"({text})" : text;
    }

    private (Level Level, string Text) Said(Expression expression) => expression switch
    {
        Or or => (Level.Any, string.Join(" or ", or.Any.Select(o => At(Level.All, o)))),
        And and => (Level.All, string.Join(" and ", and.All.Select(a => At(Level.Not, a)))),
        Not { Of: IsKnown known } => (Level.Test, $"{At(Level.Open, known.Value)} is not known"),
        Not { Of: InList or InCodes or InSeries or InWindow } not => (Level.Test, Membership(not.Of, "not in")),
        Not not => (Level.Not, "not " + At(Level.Not, not.Of)),
        Constant constant => (constant.Value is long and < 0 || (constant.Value is double number && double.IsNegative(number)) ? Level.Signed : Level.Primary, Value(constant)),
        AsAt => (Level.Primary, "as at"),
        PersonColumn column => (Level.Primary, _rows?.Find(column.Column.Name) is null ? column.Column.Name : "person." + column.Column.Name),
        RowColumn column => (Level.Primary, column.Column.Name),
        InCohort cohort => (Level.Primary, $"in cohort {Quoted(cohort.Name)}{(cohort.Version is { } version ? $" version {version}" : "")}"),
        Choice choice => (Level.Primary, Choice(choice)),
        FirstKnown known => (Level.Primary, $"first known of ({List(known.Among)})"),
        Extreme extreme => (Level.Primary, $"{(extreme.Highest ? "highest" : "lowest")} of ({List(extreme.Among)})"),
        Category category => (Level.Power, $"category of {At(Level.Cast, category.Code)} by codes {CodeSet(category.CodeSet)}"),
        Predicate predicate and (Compare or Between or IsKnown or Contains or InList or InCodes or InSeries or InWindow) => (Level.Test, Test(predicate)),
        Arithmetic or Negate or Absolute or Convert or DatePart or StartOf or AddTime or TimeBetween => Sum(expression),
        _ => OfRows(expression),
    };

    private string Test(Predicate test) => test switch
    {
        Compare compare when IsDay(compare.Left) || IsDay(compare.Right) => compare.Operator is CompareOperator.Equal or CompareOperator.NotEqual ? Signs(compare) : $"{At(Level.Sum, compare.Left)} {Words.OfDates(compare.Operator)} {At(Level.Sum, compare.Right)}",
        Compare compare => Signs(compare),
        Between between => $"{At(Level.Sum, between.Value)} {(between.Strictly ? "strictly " : "")}between {At(Level.Sum, between.Low)} and {At(Level.Sum, between.High)}",
        IsKnown known => $"{At(Level.Open, known.Value)} is known",
        Contains { Any.Count: 1 } contains => $"{At(Level.Sum, contains.Text)} contains {At(Level.Sum, contains.Any[0])}",
        Contains contains => $"{At(Level.Sum, contains.Text)} contains any of ({List(contains.Any)})",
        _ => Membership(test, "in"),
    };

    private string Signs(Compare compare) => $"{At(Level.Open, compare.Left)} {Words.Of(compare.Operator)} {At(Level.Open, compare.Right)}";

    private static bool IsDay(Expression expression) => expression is { Type: ColumnType.Date } and not Constant { Value: null };

    private string Membership(Expression test, string word) => test switch
    {
        InList list => $"{At(Level.Sum, list.Value)} {word} ({List(list.List)})",
        InCodes codes => $"{At(Level.Sum, codes.Code)} {word} codes {CodeSet(codes.CodeSet)}",
        InSeries series => $"{At(Level.Sum, series.Value)} {word} any {RowValue(series.Of, series.Rows.Table)} of {Rows(series.Rows)}",
        InWindow window => $"{At(Level.Sum, window.Date)} {word} {Window(window.Window)["in ".Length..]}",
        _ => throw new ArgumentException($"{test.GetType().Name} is no membership.", nameof(test)),
    };

    private string Choice(Choice choice)
    {
        var subject = (choice.Branches[0].Test as Compare)?.Left;
        var isOfSubject = subject is not null && choice.Branches.All(b => b.Test is Compare { Operator: CompareOperator.Equal } compare && compare.Left == subject);
        var branches = choice.Branches.Select(b => $" when {(isOfSubject ? At(Level.Sum, ((Compare)b.Test).Right) : Print(b.Test))} then {Print(b.Value)}");
        return $"case{(isOfSubject ? " " + At(Level.Sum, subject!) : "")}{string.Concat(branches)}{(choice.Otherwise is null ? "" : " otherwise " + Print(choice.Otherwise))} end";
    }

    private string List(IEnumerable<Expression> list) => string.Join(", ", list.Select(Print));

    private static string Value(Constant constant) => constant.Value switch
    {
        null => "unknown",
        bool yes => yes ? "yes" : "no",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => Decimal(number.ToString("R", CultureInfo.InvariantCulture)),
        var text => Quoted((string)text),
    };

    private static string Decimal(string number) => number.AsSpan().ContainsAny('.', 'E') ? number : number + ".0";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
