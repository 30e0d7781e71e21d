using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Operators;

/// <summary>Sums and products of quantities. http://hl7.org/fhirpath/N1/#math</summary>
internal static class QuantityArithmetic
{
    /// <summary>The result, or null when the units do not go together. Throws for div, mod and &amp;.</summary>
    public static Quantity? Apply(string @operator, Quantity left, Quantity right) => @operator switch
    {
        "+" => Sum(left, right, 1),
        "-" => Sum(left, right, -1),
        "*" => new Quantity(left.Value * right.Value, Product(left.Unit, right.Unit)),
        "/" => right.Value == 0 ? null : new Quantity(left.Value / right.Value, Ratio(left.Unit, right.Unit)),
        _ => throw new FhirPathException($"{@operator} has no meaning for quantities."),
    };

    /// <summary>In the finer of the two units.</summary>
    private static Quantity? Sum(Quantity left, Quantity right, int sign)
    {
        if (left.Unit == right.Unit)
        {
            return left with { Value = left.Value + (sign * right.Value) };
        }

        if (Quantity.Convert(new Quantity(1, left.Unit), right.Unit) is not { } one)
        {
            return null;
        }

        return one.Value >= 1
            ? Quantity.Convert(left, right.Unit) is { } a ? a with { Value = a.Value + (sign * right.Value) } : null
            : Quantity.Convert(right, left.Unit) is { } b ? left with { Value = left.Value + (sign * b.Value) } : null;
    }

    private static string Product(string left, string right)
    {
        string a = Code(left), b = Code(right);
        return a == Quantity.One ? b : b == Quantity.One ? a : Simplest($"{a}.{Grouped(b)}");
    }

    private static string Ratio(string left, string right)
    {
        string a = Code(left), b = Code(right);
        return b == Quantity.One ? a : a == b ? Quantity.One : a == Quantity.One ? "/" + Grouped(b) : $"{a}/{Grouped(b)}";
    }

    /// <summary>"m.m" is "m2".</summary>
    private static string Simplest(string code)
    {
        var parts = code.Split('.');
        return parts.Length == 2 && parts[0] == parts[1] && parts[0].All(char.IsAsciiLetter) ? parts[0] + "2" : code;
    }

    private static string Code(string unit) => CalendarUnits.Keyword(unit) is { } calendar ? CalendarUnits.Code(calendar) : unit;

    private static string Grouped(string code) => code.AsSpan().ContainsAny('.', '/') ? $"({code})" : code;
}
