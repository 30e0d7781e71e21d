using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Column = Goldthread.Population.Projection.Column;

namespace Goldthread.Population.Cohorts.Running;

/// <summary>
/// Turns a cohort into plans over the columns of one segment. And, or and not become work on bits; a test of one column or of one kind of event becomes one pass over it; what is left is asked
/// person by person with <see cref="Evaluator"/>, which also says what each of the others must say.
/// </summary>
/// <param name="segment">Whose columns are named.</param>
/// <param name="catalogue">The catalogue that the cohort was read with.</param>
/// <param name="cohorts">Other cohorts that it may name; check with <see cref="CohortReferences"/> first.</param>
public sealed class CohortCompiler(Segment segment, Catalogue catalogue, FindCohort? cohorts = null)
{
    /// <summary>A plan for each step, in order.</summary>
    public IReadOnlyList<Plan> Steps(Cohort cohort) => [.. cohort.Steps.Select(s => Step(s, cohort.AsAt))];

    private Plan Step(Step step, DateOnly asAt)
    {
        var plan = Of(step.Test, asAt);
        return step.Excludes ? new SurePlan(plan, isIn: false) : plan;
    }

    private Plan Of(Expression test, DateOnly asAt) => test switch
    {
        And and => new AllPlan([.. and.All.Select(t => Of(t, asAt))]),
        Or or => new AnyPlan([.. or.Any.Select(t => Of(t, asAt))]),
        Not not => Of(not.Of, asAt).Not(),
        InCohort other => new SurePlan(new AllPlan(Steps(Found(other)))),
        _ => ColumnPlans.Of(segment, test, asAt) ?? EventPlans.Of(segment, test, asAt) ?? Asked(test, asAt),
    };

    private Cohort Found(InCohort other) => cohorts?.Invoke(other.Name, other.Version) ?? throw new InvalidOperationException($"There is no cohort \"{other.Name}\".");

    private AskedPlan Asked(Expression test, DateOnly asAt)
    {
        var rows = new SegmentRows(segment, asAt, Parts.Tables(test));
        return new AskedPlan((_, person) => (bool?)new Evaluator(rows.Of(person), catalogue, cohorts).Value(test, person, asAt));
    }
}

/// <summary>Tests that read one column of the person.</summary>
internal static class ColumnPlans
{
    /// <summary>The plan of such a test; null where it is another.</summary>
    public static Plan? Of(Segment segment, Expression test, DateOnly asAt)
    {
        if (Parts.Tables(test).Count > 0 || Parts.Of(test).Any(p => p is InCohort or Category or InCodes) || Parts.Columns(test) is not { Count: 1 } one) return null;
        var name = one.Single();
        if (name == DataCatalogue.Age) return Age(segment, test, asAt);
        var number = segment.Number(name);
        var column = segment.Columns[number];
        if (column.Kind == ColumnKind.Flag) return test is PersonColumn ? new FlagPlan(number) : null;
        if (test is IsKnown { Value: PersonColumn }) return new KnownPlan(number, column.Kind);
        if (column.Words.Count == 0 && Bounds.Of(test) is { What: PersonColumn } range) return Range(number, column, range);
        if (column.Kind is ColumnKind.Measure) return null;
        if (column.Words.Count == 0 && test is InList { Value: PersonColumn } list && list.List.All(c => c.Value is long)) return new AmongPlan(number, column.Kind, list.List.Select(c => (long)c.Value! + column.Origin).Where(v => v is > 0 and <= ushort.MaxValue).Select(v => (int)v));

        // Every value's answer is worked out once, and then any test of them is one look.
        return new AmongPlan(number, column.Kind, value => SegmentRows.Answer(test, name, SegmentRows.Stored(column, value), asAt), column.Words.Count > 0 ? column.Words.Count : 65536);
    }

    // Rounded first: a number just below 4 and one more would be 5.
    private static RangePlan Range(int number, Column column, Bounds range) => column.Kind == ColumnKind.Measure
        ? new RangePlan(number, column.Kind, range.Low, range.High)
        : new RangePlan(number, column.Kind, Math.Ceiling(range.Low) + column.Origin, Math.Floor(range.High) + column.Origin);

    private static Plan Age(Segment segment, Expression test, DateOnly asAt)
    {
        var born = segment.Number(DataColumns.Born);
        if (test is IsKnown { Value: PersonColumn }) return new KnownPlan(born, ColumnKind.Day);
        if (Bounds.Of(test) is { What: PersonColumn } range) return new RangePlan(born, ColumnKind.Day, FirstBorn(range.High, asAt), FirstBorn(double.BitDecrement(Math.Ceiling(range.Low)), asAt) - 1);
        return new AmongPlan(born, ColumnKind.Day, day => SegmentRows.Answer(test, DataCatalogue.Age, Projection.Days.Date((ushort)day) is { } date ? AgeOf(date, asAt) : null, asAt));
    }

    private static long AgeOf(DateOnly born, DateOnly asAt) => Language.Days.Between(TimeUnit.Year, born, asAt);

    // The first day of birth of those who are at most so old: the later born, the younger.
    private static int FirstBorn(double most, DateOnly asAt)
    {
        var (low, high) = (1, ushort.MaxValue + 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (AgeOf(Projection.Days.Date((ushort)middle)!.Value, asAt) <= most) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}

/// <summary>A test that something lies between two numbers, days as columns hold them.</summary>
/// <param name="What">What.</param>
/// <param name="Low">The least; without end where there is none.</param>
/// <param name="High">The greatest.</param>
internal sealed record Bounds(Expression What, double Low, double High)
{
    // Whole numbers beyond cannot be told apart as doubles.
    private const double Exact = 1L << 53;

    /// <summary>What a test of one thing against fixed values asks; null where it asks something else.</summary>
    public static Bounds? Of(Expression test) => test switch
    {
        Compare { Right: Constant { Value: { } value } } compare when Number(value) is { } number => compare.Operator switch
        {
            CompareOperator.Less => new(compare.Left, double.NegativeInfinity, double.BitDecrement(number)),
            CompareOperator.LessOrEqual => new(compare.Left, double.NegativeInfinity, number),
            CompareOperator.Greater => new(compare.Left, double.BitIncrement(number), double.PositiveInfinity),
            CompareOperator.GreaterOrEqual => new(compare.Left, number, double.PositiveInfinity),
            CompareOperator.Equal => new(compare.Left, number, number),
            _ => null,
        },
        Between { Low: Constant { Value: { } from }, High: Constant { Value: { } to }, Strictly: false } between when Number(from) is { } low && Number(to) is { } high => new(between.Value, low, high),
        _ => null,
    };

    // A day that no column can hold would be taken for another.
    private static double? Number(object value) => value switch
    {
        long whole when Math.Abs((double)whole) < Exact => whole,
        double number when !double.IsNaN(number) => number,
        DateOnly day when Projection.Days.Date(Projection.Days.Of(day)) == day && day < Projection.Days.Last => Projection.Days.Of(day),
        _ => null,
    };
}

/// <summary>Tests of one number or day that is made of one kind of event.</summary>
internal static class EventPlans
{
    /// <summary>The plan of such a test; null where it is another.</summary>
    public static Plan? Of(Segment segment, Expression test, DateOnly asAt) => test switch
    {
        Has has when Parts.Columns(test).Count == 0 => Has(segment, has.Rows, asAt),
        _ when Bounds.Of(test) is { } bounds => Question(segment, bounds.What, asAt, Whole(bounds)),
        _ => null,
    };

    private static Plan? Has(Segment segment, Rows rows, DateOnly asAt)
    {
        if (rows is { Window: null, CodeSet: null, Filters.Count: 0 } && segment.Columns.Any(c => c.Name == DataColumns.Has(rows.Table.Name))) return new FlagPlan(segment.Number(DataColumns.Has(rows.Table.Name)));
        return Plain(segment, rows, EventQuestion.Count, asAt, (1, long.MaxValue));
    }

    private static EventPlan? Question(Segment segment, Expression of, DateOnly asAt, (long Low, long High) bounds) => of switch
    {
        Count count => Plain(segment, count.Rows, EventQuestion.Count, asAt, bounds),
        Aggregate { Of: RowColumn column } sum when Kind(sum.Operator, column) is { } kind => Plain(segment, sum.Rows, kind, asAt, bounds),
        Pick { Of: RowColumn column } pick when pick.By is [RowColumn { Column.Name: DataCatalogue.Date }] => Plain(segment, pick.Rows, IsDay(column) ? pick.Last ? EventQuestion.LastDay : EventQuestion.FirstDay : pick.Last ? EventQuestion.LastAmount : EventQuestion.FirstAmount, asAt, bounds),
        _ => null,
    };

    private static EventQuestion? Kind(AggregateOperator operation, RowColumn column) => (operation, IsDay(column)) switch
    {
        (AggregateOperator.Sum, false) => EventQuestion.Sum,
        (AggregateOperator.Lowest, false) => EventQuestion.Least,
        (AggregateOperator.Highest, false) => EventQuestion.Greatest,
        (AggregateOperator.Lowest, true) => EventQuestion.EarliestDay,
        (AggregateOperator.Highest, true) => EventQuestion.LastDay,
        _ => null,
    };

    private static EventPlan? Plain(Segment segment, Rows rows, EventQuestion question, DateOnly asAt, (long Low, long High) bounds)
    {
        if (rows.CodeSet is not null || rows.Filters.Count > 0 || Span(rows.Window, asAt) is not { } span) return null;
        return new EventPlan(segment.Number(rows.Table.Name), question, span.From, span.To, bounds.Low, bounds.High);
    }

    // Ends that hang on the person are asked one by one.
    private static (DateOnly? From, DateOnly? To)? Span(Window? window, DateOnly asAt)
    {
        static (DateOnly?, DateOnly?)? Both(DateOnly? from, DateOnly? to) => from is null || to is null ? null : (from, to);
        return window switch
        {
            null => (null, null),
            LastWindow last => Both(Language.Days.Add(asAt, -last.Length, last.Unit)?.AddDays(1), asAt),
            NextWindow next => Both(asAt.AddDays(1), Language.Days.Add(asAt, next.Length, next.Unit)),
            BeforeWindow before when Day(before.Anchor, asAt) is { } day => Both(Language.Days.Add(day, -before.Length, before.Unit), day.AddDays(-1)),
            AfterWindow after when Day(after.Anchor, asAt) is { } day => Both(day.AddDays(1), Language.Days.Add(day, after.Length, after.Unit)),
            BetweenWindow { Strictly: false } between when Day(between.Low, asAt) is { } low && Day(between.High, asAt) is { } high => (low, high),
            SideWindow side when Day(side.Anchor, asAt) is { } day => side.Operator switch
            {
                CompareOperator.Less => (null, day.AddDays(-1)),
                CompareOperator.LessOrEqual => (null, day),
                CompareOperator.Greater => (day.AddDays(1), null),
                _ => (day, null),
            },
            _ => null,
        };
    }

    private static DateOnly? Day(Expression anchor, DateOnly asAt) => anchor switch
    {
        AsAt => asAt,
        Constant { Value: DateOnly day } => day,
        _ => null,
    };

    private static (long Low, long High) Whole(Bounds bounds) => (
        double.IsNegativeInfinity(bounds.Low) ? long.MinValue : (long)Math.Ceiling(bounds.Low),
        double.IsPositiveInfinity(bounds.High) ? long.MaxValue : (long)Math.Floor(bounds.High));

    private static bool IsDay(RowColumn column) => column.Column.Type == ColumnType.Date;
}
