using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Less and greater. http://hl7.org/fhirpath/N1/#comparison</summary>
internal static class Ordering
{
    public static Condition Compile(string @operator, Evaluator left, Evaluator right) => (in scope, stack) =>
    {
        var start = stack.Count;
        left(scope, stack);
        var a = Singleton.Take(stack, start);
        right(scope, stack);
        var b = Singleton.Take(stack, start);
        if (a.IsNothing || b.IsNothing || Compare(a, b) is not { } order)
        {
            return null;
        }

        return @operator switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            _ => order >= 0,
        };
    };

    /// <summary>Below, at or above zero; null when it cannot be told. Throws for two types that have no order.</summary>
    public static int? Compare(in FhirNode left, in FhirNode right)
    {
        SystemKind a = left.Kind, b = right.Kind;
        if (a is SystemKind.String && b is SystemKind.String)
        {
            return string.CompareOrdinal(left.AsString(), right.AsString());
        }

        if (a is SystemKind.Date or SystemKind.DateTime && b is SystemKind.Date or SystemKind.DateTime || (a is SystemKind.Time && b is SystemKind.Time))
        {
            return left.AsDateTime() is { } m && right.AsDateTime() is { } n ? MomentComparison.Compare(m, n) : null;
        }

        if (IsNumber(a) && IsNumber(b))
        {
            return left.AsDecimal() is { } x && right.AsDecimal() is { } y ? x.CompareTo(y) : null;
        }

        if ((a is SystemKind.Quantity && (b is SystemKind.Quantity || IsNumber(b))) || (b is SystemKind.Quantity && IsNumber(a)))
        {
            return left.AsQuantity() is { } p && right.AsQuantity() is { } q ? Quantity.Compare(p, q) : null;
        }

        if (a is SystemKind.None && left.Type is { IsPrimitive: true } || (b is SystemKind.None && right.Type is { IsPrimitive: true }))
        {
            // A primitive without a value has no place in an order.
            return null;
        }

        throw new FhirPathException($"{Singleton.Describe(left)} and {Singleton.Describe(right)} have no order.");
    }

    private static bool IsNumber(SystemKind kind) => kind is SystemKind.Integer or SystemKind.Decimal;
}
