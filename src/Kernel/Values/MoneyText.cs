using System.Text.Json;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>Amounts as people write and read them.</summary>
internal static class MoneyText
{
    private static readonly Fault Format = new(FaultKind.Invalid, "Enter an amount in pounds, or in pounds and pence, such as 1,234.56.");
    private static readonly Fault TooLarge = new(FaultKind.Invalid, "This amount is too large.");

    public static string Write(long pence)
    {
        var (pounds, rest) = UInt128.DivRem((UInt128)Int128.Abs(pence), 100);
        return $"{(pence < 0 ? "-" : "")}£{pounds:#,0}.{rest:00}";
    }

    public static Outcome<Money> Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return new Fault(FaultKind.Invalid, "Enter an amount.");
        var negative = text[0] is '-' or '\u2212';
        if (negative) text = text[1..];
        if (!text.IsEmpty && text[0] == '£') text = text[1..];

        var point = text.IndexOf('.');
        var pounds = point < 0 ? text : text[..point];
        var pence = point < 0 ? "00" : text[(point + 1)..];
        if (pounds.IsEmpty || !IsGrouped(pounds)) return Format;
        if (!AreDigits(pence)) return Format;
        if (pence.Length != 2) return new Fault(FaultKind.Invalid, "Enter the pence as two digits, such as 12.50.");
        return Value(negative, pounds, pence);
    }

    private static Outcome<Money> Value(bool negative, ReadOnlySpan<char> pounds, ReadOnlySpan<char> pence)
    {
        Int128 value = 0;
        foreach (var digit in string.Concat(pounds, pence))
        {
            if (digit == ',') continue;
            value = (value * 10) + (digit - '0');
            if (value > (Int128)long.MaxValue + 1) return TooLarge;
        }

        if (negative) value = -value;
        return value > long.MaxValue ? TooLarge : Money.FromPence((long)value);
    }

    /// <summary>Digits without commas, or with a comma before every third digit from the end.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> pounds)
    {
        if (!pounds.Contains(',')) return AreDigits(pounds);
        for (var i = 0; i < pounds.Length; i++)
        {
            var isComma = (pounds.Length - i) % 4 == 0;
            if (isComma ? i == 0 || pounds[i] != ',' : !char.IsAsciiDigit(pounds[i])) return false;
        }

        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}

/// <summary>Money in JSON is a number of pounds with two decimals: 1234.50.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var pounds)) throw new JsonException("An amount is a number of pounds.");
        var pence = pounds * 100;
        return decimal.Truncate(pence) == pence && pence is >= long.MinValue and <= long.MaxValue
            ? Money.FromPence((long)pence)
            : throw new JsonException("An amount has whole pence and is not too large.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Pounds);
}
