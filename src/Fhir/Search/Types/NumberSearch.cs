using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search.Types;

/// <summary>
/// Numbers. What is asked covers as much as its last digit leaves open (100 is 99.5 to 100.5); what is stored is taken as exact.
/// https://hl7.org/fhir/R4/search.html#number
/// </summary>
internal static class NumberSearch
{
    // Beyond these a decimal has no room for the half digit on either side.
    private const decimal Largest = 1e27m;
    private const int MostDecimals = 26;

    public static Outcome<Predicate> Parse(string value) =>
        ParseRange(value).Then<Predicate>(asked => new QuantityPredicate(asked, null, null));

    /// <summary>A number, with one of the prefixes before it.</summary>
    public static Outcome<AskedNumber> ParseRange(string value)
    {
        var prefix = NumberPrefix.Eq;
        var text = value;
        if (value.Length > 2 && char.IsAsciiLetterLower(value[0]))
        {
            if (!Enum.TryParse(value[..2], ignoreCase: true, out prefix))
            {
                return new Fault(FaultKind.Invalid, $"\"{value[..2]}\" is not a prefix; use eq, ne, gt, lt, ge, le, sa, eb or ap");
            }

            text = value[2..];
        }

        if (text.Length is 0 or > 60 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
            || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > Largest || !TryHalf(text, out var half))
        {
            return new Fault(FaultKind.Invalid, $"\"{text}\" is not a number; write 5.4, -3 or 1.2e3");
        }

        half = prefix == NumberPrefix.Ap ? Math.Abs(number) / 10 : half;
        return new AskedNumber(prefix, number, number - half, number + half);
    }

    /// <summary>The number or the range of numbers that a value is, with its unit; null when it says none.</summary>
    public static PackedQuantity? Value(FhirNode node)
    {
        if (!node.IsFhir)
        {
            return node.AsDecimal() is { } computed ? Point(computed) : null;
        }

        var value = node.Element;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return Point(Decimal(value));
            case JsonValueKind.Object when value.TryGetProperty("value", out var number) && number.ValueKind == JsonValueKind.Number:
                return Quantity(value, Decimal(number));
            case JsonValueKind.Object when value.TryGetProperty("low", out _) || value.TryGetProperty("high", out _):
                var low = End(value, "low");
                var high = End(value, "high");
                return low is null && high is null ? null : (low ?? high)!.Value with { Low = low?.Low, High = high?.High };
            default:
                return null;
        }
    }

    private static PackedQuantity? End(JsonElement range, string name) =>
        range.TryGetProperty(name, out var end) && end.ValueKind == JsonValueKind.Object && end.TryGetProperty("value", out var number) && number.ValueKind == JsonValueKind.Number
            ? Quantity(end, Decimal(number))
            : null;

    // "<5" lies anywhere below 5. https://hl7.org/fhir/R4/valueset-quantity-comparator.html
    private static PackedQuantity Quantity(JsonElement value, decimal number)
    {
        var comparator = Text(value, "comparator");
        var currency = Text(value, "currency");
        return new PackedQuantity(
            comparator is "<" or "<=" ? null : number,
            comparator is ">" or ">=" ? null : number,
            Symbol.Of(currency is null ? Text(value, "system") : "urn:iso:std:iso:4217"),
            Symbol.Of(currency ?? Text(value, "code")),
            Symbol.Of(currency ?? Text(value, "unit")));
    }

    private static PackedQuantity Point(decimal number) => new(number, number, 0, 0, 0);

    // FHIR sets no limit; what no decimal holds is kept as the largest there is.
    private static decimal Decimal(JsonElement number) =>
        number.TryGetDecimal(out var value) ? value : number.GetDouble() > 0 ? decimal.MaxValue : decimal.MinValue;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Half of one in the last digit that was written.
    private static bool TryHalf(string text, out decimal half)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var digits = e < 0 ? text : text[..e];
        var exponent = 0;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        half = 0.5m;
        if (e >= 0 && (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MostDecimals))
        {
            return false;
        }

        var decimals = (point < 0 ? 0 : digits.Length - point - 1) - exponent;
        for (var i = 0; i < Math.Min(Math.Abs(decimals), MostDecimals); i++)
        {
            half = decimals > 0 ? half / 10 : half * 10;
        }

        return true;
    }
}

internal enum NumberPrefix
{
    Eq,
    Ne,
    Gt,
    Lt,
    Ge,
    Le,
    Sa,
    Eb,
    Ap,
}

/// <summary>A number that is asked for, and the range that it covers when equality is asked.</summary>
internal readonly record struct AskedNumber(NumberPrefix Prefix, decimal Number, decimal From, decimal Until)
{
    public bool Holds(decimal? low, decimal? high) => Prefix switch
    {
        NumberPrefix.Eq => Covers(low, high),
        NumberPrefix.Ne => !Covers(low, high),
        NumberPrefix.Gt => high is null || high > Number,
        NumberPrefix.Lt => low is null || low < Number,
        NumberPrefix.Ge => high is null || high >= Number,
        NumberPrefix.Le => low is null || low <= Number,
        NumberPrefix.Sa => low > Number,
        NumberPrefix.Eb => high < Number,
        _ => (low is null || low <= Until) && (high is null || high >= From),
    };

    // The half digit belongs to the lower end only: 99.5 is 100, 100.5 is not. A number asked with all its digits is itself.
    private bool Covers(decimal? low, decimal? high) => low >= From && (high < Until || (high == Number && low == Number));
}

/// <summary>A number, and its unit where one is asked. Null means any; a system of 0 means none.</summary>
internal sealed record QuantityPredicate(AskedNumber Asked, long? System, long? Unit) : Predicate
{
    public override bool Matches(in PackedReader value)
    {
        if (value.Kind != PackedKind.Quantity)
        {
            return false;
        }

        var quantity = value.Quantity;

        // With a system the code alone counts; without one, the unit as people read it will do too.
        var unitHolds = Unit is null || quantity.Code == Unit || (System is null && quantity.Unit == Unit);
        return unitHolds && (System is null || quantity.System == System) && Asked.Holds(quantity.Low, quantity.High);
    }
}
