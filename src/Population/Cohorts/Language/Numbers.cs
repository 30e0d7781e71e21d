namespace Goldthread.Population.Cohorts.Language;

/// <summary>The arithmetic of numbers. Null where there is no result, or none that can be held.</summary>
internal static class Numbers
{
    public static object? Of(ArithmeticOperator of, object a, object b) => (of, a, b) switch
    {
        (ArithmeticOperator.Divide, _, _) => (object?)Divide(Ordering.Number(a), Ordering.Number(b)),
        (ArithmeticOperator.Power, _, _) => Power(Ordering.Number(a), Ordering.Number(b)),
        (ArithmeticOperator.FloorDivide, long x, long y) => y == 0 ? null : Held((Int128.Abs(x) / Int128.Abs(y)), x, y),
        (ArithmeticOperator.FloorDivide, _, _) => Divide(Ordering.Number(a), Ordering.Number(b)) is { } quotient ? Math.Floor(quotient) : null,
        (ArithmeticOperator.Add, long x, long y) => Held((Int128)x + y),
        (ArithmeticOperator.Subtract, long x, long y) => Held((Int128)x - y),
        (_, long x, long y) => Held((Int128)x * y),
        (ArithmeticOperator.Add, _, _) => Finite(Ordering.Number(a) + Ordering.Number(b)),
        (ArithmeticOperator.Subtract, _, _) => Finite(Ordering.Number(a) - Ordering.Number(b)),
        _ => Finite(Ordering.Number(a) * Ordering.Number(b)),
    };

    public static object? Turned(object of) => of is long whole ? (object?)Held(-(Int128)whole) : -(double)of;

    public static object? Absolute(object of) => of is long whole ? (object?)Held(Int128.Abs(whole)) : Math.Abs((double)of);

    public static object? Converted(object of, ColumnType to) => (of, to) switch
    {
        (bool yes, ColumnType.Whole) => yes ? 1L : 0L,
        (bool yes, _) => yes ? 1.0 : 0.0,
        (double number, ColumnType.Whole) => Math.Abs(number) < 9.2e18 ? (long)number : null,
        (long whole, ColumnType.Decimal) => (double)whole,
        _ => of,
    };

    public static object? Sum(IEnumerable<object> values) =>
        values.All(v => v is long) ? (object?)Held(values.Aggregate(Int128.Zero, (sum, v) => sum + (long)v)) : Finite(values.Sum(Ordering.Number));

    private static double? Divide(double a, double b) => b == 0 ? null : Finite(a / b);

    private static double? Power(double a, double b) => a == 0 && b < 0 ? null : Finite(Math.Pow(a, b));

    private static long? Held(Int128 quotient, long x, long y) => Held(x < 0 == y < 0 ? quotient : x % y == 0 ? -quotient : -quotient - 1);

    private static long? Held(Int128 whole) => whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
