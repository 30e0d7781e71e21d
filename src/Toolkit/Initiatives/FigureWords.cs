using System.Globalization;

namespace Goldthread.Toolkit.Initiatives;

/// <summary>Figures in words.</summary>
public static class FigureWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A number with its unit: "7,500 nights", "£2,000,000", "down 75%".</summary>
    public static string Number(decimal value, string unit)
    {
        var size = Math.Abs(value).ToString("#,0.####", English);
        return unit switch
        {
            "%" => value < 0 ? $"down {size}%" : $"{size}%",
            "£" => value < 0 ? $"£{size} less" : $"£{size}",
            _ => value < 0 ? $"down {size} {unit}" : $"{size} {unit}",
        };
    }

    /// <summary>Before and after: "3,500 to 800 bed days a month"; null where the source does not say.</summary>
    public static string? BeforeAndAfter(Figure figure) => figure is { Before: { } before, After: { } after }
        ? $"{before.ToString("#,0.####", English)} to {after.ToString("#,0.####", English)} {figure.Of}" : null;

    /// <summary>What follows from before and after: "down 77.1%"; null where it cannot be worked out.</summary>
    public static string? Computed(Figure figure) => figure.Computed is { } change
        ? $"{(change < 0 ? "down" : "up")} {Math.Abs(Math.Round(change, 1, MidpointRounding.AwayFromZero)).ToString("0.0", English)}%" : null;

    /// <summary>The interval: "between 2 and 5 nights"; null where the source gives none.</summary>
    public static string? Interval(Figure figure) => figure is { Low: { } low, High: { } high }
        ? $"between {low.ToString("#,0.####", English)} and {high.ToString("#,0.####", English)}{(figure.Unit is "%" ? "%" : " " + figure.Unit)}" : null;

    /// <summary>Over how long, compared with what, and how it was found, as far as the source says.</summary>
    public static string Standing(Figure figure)
    {
        var said = string.Concat(
            figure.Validated ? "Others looked into it. " : "Claimed by those who did it. ", figure.Period is { } period ? $"Over {period}. " : "",
            figure.Comparator is { } comparator ? $"Compared with: {Lower(comparator)}. " : "", figure.Method is { } method ? $"Found by: {Lower(method)}. " : "");
        var missing = new[] { (figure.Period, "over how long"), (figure.Comparator, "compared with what"), (figure.Method, "how it was found") }.Where(m => m.Item1 is null).Select(m => m.Item2).ToList();
        return missing.Count == 0 ? said.TrimEnd() : $"{said}Not said: {string.Join(", ", missing)}.";
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLower(text[0], English) + text[1..] : text;
}
