using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Cohorts by chance, over all that the language has.</summary>
/// <param name="chance">With a seed.</param>
/// <param name="isExact">Leaves out powers, and quotients within sums: their last digit may differ from one library or order to the next.</param>
internal sealed partial class RandomCohorts(Random chance, bool isExact)
{
    public static readonly string[] Words = ["broken", "broken hip", "dizzy", "Dizzy", "a%b_", "\"quoted\"", "", "été", "𝄞 clef", "￼"];

    private static readonly ColumnType[] Types = Enum.GetValues<ColumnType>();

    private EventTable? _rows;
    private bool _isSummed;

    public Cohort Cohort(string name, params InCohort[] others) => new(name, Place.AsAt.AddDays(-chance.Next(400)), [.. Enumerable.Range(0, chance.Next(1, 4)).Select(i =>
        new Step(chance.Next(3) == 0, i == 0 && others.Length > 0 && chance.Next(4) == 0 ? new Or([others[chance.Next(others.Length)], Of(ColumnType.YesNo, 2)]) : Of(ColumnType.YesNo, chance.Next(1, 4)), chance.Next(4) == 0 ? "Because of\nthis" : "", ""))]);

    public Expression Of(ColumnType type, int depth) => depth == 0 ? Leaf(type) : type switch
    {
        ColumnType.YesNo => YesNo(depth - 1),
        ColumnType.Whole => Whole(depth - 1),
        ColumnType.Decimal => Decimal(depth - 1),
        ColumnType.Date => Date(depth - 1),
        _ => Text(depth - 1),
    };

    private Expression Leaf(ColumnType type)
    {
        var columns = Place.Catalogue.Person.Where(c => c.Type == type).Select(Expression (c) => new PersonColumn(c)).ToList();
        if (_rows is not null) columns.AddRange(_rows.Columns.Where(c => c.Type == type).Select(c => new RowColumn(_rows.Name, c)));
        return columns.Count > 0 && chance.Next(3) > 0 ? columns[chance.Next(columns.Count)] : type == ColumnType.Date && chance.Next(3) == 0 ? new AsAt() : Constant(type);
    }

    private Constant Constant(ColumnType type) => new(type, type switch
    {
        ColumnType.Whole => (object)(long)chance.Next(-5, 60),
        ColumnType.Decimal => chance.Next(-40, 800) / 4.0,
        ColumnType.Date => Place.AsAt.AddDays(-chance.Next(1_200)),
        ColumnType.YesNo => chance.Next(2) == 0,
        _ => Words[chance.Next(Words.Length)],
    });

    private Expression YesNo(int depth)
    {
        var type = Types[chance.Next(4)];
        return chance.Next(18) switch
        {
            0 => new Not(Of(ColumnType.YesNo, depth)),
            1 or 2 => new And(Several(ColumnType.YesNo, depth, 2)),
            3 or 4 => new Or(Several(ColumnType.YesNo, depth, 2)),
            5 => new Compare((CompareOperator)chance.Next(2), Of(ColumnType.YesNo, depth), Of(ColumnType.YesNo, depth)),
            6 or 7 => new Compare((CompareOperator)chance.Next(6), Of(type, depth), Of(type, depth)),
            8 => new Compare((CompareOperator)chance.Next(6), Of(ColumnType.Whole, depth), Of(ColumnType.Decimal, depth)),
            9 => new Between(Of(type, depth), Of(type, depth), Of(type, depth), chance.Next(2) == 0),
            10 => new IsKnown(Of(Types[chance.Next(5)], depth)),
            11 => new InList(Of(type, depth), [.. Enumerable.Range(0, chance.Next(4)).Select(_ => Constant(type))]),
            12 => new InCodes(Of(ColumnType.Text, depth), CodeSet(null)),
            13 => Series(type, depth),
            14 => new Contains(Of(ColumnType.Text, depth), Several(ColumnType.Text, depth, 1)),
            15 => new InWindow(Of(ColumnType.Date, depth), Span(depth)),
            16 => new Has(Rows(depth)),
            _ => Anything(ColumnType.YesNo, depth),
        };
    }

    private Expression Whole(int depth) => chance.Next(11) switch
    {
        0 or 1 => new Arithmetic(Pick(ArithmeticOperator.Add, ArithmeticOperator.Subtract, ArithmeticOperator.Multiply, ArithmeticOperator.FloorDivide), Of(ColumnType.Whole, depth), Of(ColumnType.Whole, depth)),
        2 => new Negate(Of(ColumnType.Whole, depth)),
        3 => new Absolute(Of(ColumnType.Whole, depth)),
        4 => new Goldthread.Population.Cohorts.Language.Convert(Of(Pick(ColumnType.Whole, ColumnType.Decimal, ColumnType.YesNo), depth), ColumnType.Whole),
        5 => new DatePart(Pick(TimeUnit.Year, TimeUnit.Month, TimeUnit.Day), Of(ColumnType.Date, depth)),
        6 => new TimeBetween((TimeUnit)chance.Next(4), Of(ColumnType.Date, depth), Of(ColumnType.Date, depth)),
        7 => new Count(Rows(depth)),
        8 => new Episodes(Rows(depth), chance.Next(1, 200)),
        9 => Aggregated(AggregateOperator.Different, Types[chance.Next(5)], depth),
        _ => Anything(ColumnType.Whole, depth),
    };

    private Expression Decimal(int depth) => chance.Next(7) switch
    {
        0 or 1 => new Arithmetic(Sign(), Of(ColumnType.Decimal, depth), Of(Pick(ColumnType.Whole, ColumnType.Decimal), depth)),
        2 => new Negate(Of(ColumnType.Decimal, depth)),
        3 => new Absolute(Of(ColumnType.Decimal, depth)),
        4 => new Goldthread.Population.Cohorts.Language.Convert(Of(Pick(ColumnType.Whole, ColumnType.Decimal, ColumnType.YesNo), depth), ColumnType.Decimal),
        5 when !(isExact && _isSummed) => Aggregated(AggregateOperator.Mean, Pick(ColumnType.Whole, ColumnType.Decimal), depth),
        _ => Anything(ColumnType.Decimal, depth),
    };

    private ArithmeticOperator Sign() =>
        !isExact ? (ArithmeticOperator)chance.Next(6)
        : _isSummed ? Pick(ArithmeticOperator.Add, ArithmeticOperator.Subtract)
        : Pick(ArithmeticOperator.Add, ArithmeticOperator.Subtract, ArithmeticOperator.Multiply, ArithmeticOperator.Divide, ArithmeticOperator.FloorDivide);

    private Expression Date(int depth) => chance.Next(4) switch
    {
        0 => new StartOf(Pick(TimeUnit.Year, TimeUnit.Month), Of(ColumnType.Date, depth)),
        1 => new AddTime(Of(ColumnType.Date, depth), Of(ColumnType.Whole, depth), (TimeUnit)chance.Next(4), chance.Next(2) == 0),
        _ => Anything(ColumnType.Date, depth),
    };

    private Expression Text(int depth) => chance.Next(4) == 0 ? new Category(Of(ColumnType.Text, depth), CodeSet(null)) : Anything(ColumnType.Text, depth);

    /// <summary>What a value of any type can come from.</summary>
    private Expression Anything(ColumnType type, int depth) => chance.Next(type == ColumnType.YesNo ? 4 : 7) switch
    {
        0 => new Choice([.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => new Branch(Of(ColumnType.YesNo, depth), Of(type, depth)))], chance.Next(3) switch { 0 => null, 1 => new Constant(ColumnType.YesNo, null), _ => Of(type, depth) }),
        1 => new FirstKnown(Several(type, depth, 1)),
        2 or 3 => Picked(type, depth),
        4 => new Extreme(chance.Next(2) == 0, Several(type, depth, 1)),
        _ => Aggregated(Pick(AggregateOperator.Lowest, AggregateOperator.Highest, type is ColumnType.Whole or ColumnType.Decimal ? AggregateOperator.Sum : AggregateOperator.Highest), type, depth),
    };

    private Items<Expression> Several(ColumnType type, int depth, int least) => [.. Enumerable.Range(0, chance.Next(least, least + 2)).Select(_ => Of(type, depth))];

    private T Pick<T>(params ReadOnlySpan<T> among) => among[chance.Next(among.Length)];
}
