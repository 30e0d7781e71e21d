using System.Globalization;
using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Amounts as words: "7.2 mmol/L", "more than 90", "2 to 4 hours". https://hl7.org/fhir/R4/datatypes.html#Quantity</summary>
internal static class QuantityText
{
    // UCUM codes that people do not read as they stand; others are shown as written. https://ucum.org
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["mm[Hg]"] = "mmHg", ["mm Hg"] = "mmHg", ["lbs"] = "lb", ["C"] = "°C", ["/min"] = "per minute", ["{score}"] = "", ["1"] = "", ["Cel"] = "°C", ["degF"] = "°F", ["[degF]"] = "°F",
        ["a"] = "years", ["mo"] = "months", ["wk"] = "weeks", ["d"] = "days", ["h"] = "hours", ["min"] = "minutes", ["s"] = "seconds",
        ["[lb_av]"] = "lb", ["[in_i]"] = "in", ["{tbl}"] = "tablet", ["{beats}/min"] = "beats per minute", ["{#}"] = "", ["10*9/L"] = "×10⁹/L",
        ["10*12/L"] = "×10¹²/L", ["mcg"] = "micrograms", ["ug"] = "micrograms",
    };

    public static string? Read(JsonElement quantity)
    {
        if (Number(quantity) is not { } number) return null;
        var unit = Unit(quantity);
        var words = Comparator(quantity.Text("comparator")) + number;
        return unit.Length == 0 ? words : unit == "%" ? words + "%" : words + " " + unit;
    }

    public static string? Range(JsonElement range)
    {
        var (low, high) = (range.Child("low"), range.Child("high"));
        return (Number(low), Number(high)) switch
        {
            ({ } from, not null) => Unit(low) == Unit(high) || Unit(low).Length == 0 ? from + " to " + Read(high) : Read(low) + " to " + Read(high),
            (not null, null) => Read(low) + " or more",
            (null, not null) => "up to " + Read(high),
            _ => null,
        };
    }

    public static string? Ratio(JsonElement ratio)
    {
        var (top, bottom) = (Read(ratio.Child("numerator")), Read(ratio.Child("denominator")));
        return top is null || bottom is null ? top : bottom == "1" ? top : top + " in " + bottom;
    }

    public static string Unit(JsonElement quantity)
    {
        var unit = quantity.Text("unit") ?? quantity.Text("code") ?? "";
        return Units.GetValueOrDefault(unit, unit);
    }

    /// <summary>
    /// The number as the author wrote it ("7.0" stays), unless it has more than two decimals: then rounded, to two where it is 1 or more
    /// and to three significant figures below. The exact value stays in the resource.
    /// </summary>
    public static string? Number(JsonElement quantity)
    {
        var value = quantity.Child("value");
        if (value.ValueKind != JsonValueKind.Number) return null;
        var written = value.GetRawText();
        var point = written.IndexOf('.', StringComparison.Ordinal);
        if (!written.Contains('e', StringComparison.OrdinalIgnoreCase) && (point < 0 || written.Length - point <= 3)) return written;
        return value.TryGetDecimal(out var number) ? Rounded(number) : written;
    }

    public static string Rounded(decimal number)
    {
        if (number is 0) return "0";
        var size = Math.Abs(number);
        var places = 2;
        for (var edge = 1m; size < edge && places < 12; edge /= 10) places++;
        return Math.Round(number, size >= 1 ? 2 : places, MidpointRounding.AwayFromZero).ToString("0.############", CultureInfo.InvariantCulture);
    }

    private static string Comparator(string? comparator) => comparator switch
    {
        "<" => "less than ",
        "<=" => "at most ",
        ">" => "more than ",
        ">=" => "at least ",
        _ => "",
    };
}
