using System.Globalization;
using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>What stands around every picture: the sentence that it shows above it, its figures below it.</summary>
internal static class ChartFigure
{
    /// <summary>Adds the sentence, the picture and the figures to a figure.</summary>
    public static Element Fill(Element figure, string says, IHtmlContent picture, IHtmlContent figures, string show = "Show the figures") => figure
        .Add(Markup.El("figcaption", "gt-chart__says").Add(says))
        .Add(picture)
        .Add(Details(show, figures));

    /// <summary>Said instead of the picture where there is nothing to draw.</summary>
    public static Element Nothing(Element figure, string title, string empty) =>
        figure.Add(Markup.El("p", "gt-chart__says").Add(Markup.El("strong").Add(title)).Add(". " + empty));

    /// <summary>What opens to the figures.</summary>
    public static Element Details(string summary, IHtmlContent inside) => Markup.El("details", "nhsuk-details", "gt-chart__figures")
        .Add(Markup.El("summary", "nhsuk-details__summary").Add(Markup.El("span", "nhsuk-details__summary-text").Add(summary)))
        .Add(Markup.El("div", "nhsuk-details__text").Add(inside));

    /// <summary>The address of a CSV.</summary>
    public static Element? Csv(string? href, string title) => href is null ? null : Markup.El("p", "gt-chart__csv")
        .Add(Markup.El("a").Attr("href", href).Add("Download the figures (CSV)").Add(Markup.Hidden(": " + title)));

    /// <summary>The id that a picture's own ids begin with.</summary>
    public static string IdOf(string? id, string title) => id ?? "chart-" + new string([.. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    /// <summary>A number as people write it; below nought with a minus sign.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Digits after the point; null as many as it has, up to four.</param>
    /// <param name="signed">With a plus sign above nought.</param>
    public static string Number(double value, int? decimals, bool signed = false)
    {
        var text = value.ToString(decimals is { } digits ? "N" + digits : "#,##0.####", CultureInfo.InvariantCulture);
        // "-0" and "-0.00" are nought.
        if (text.AsSpan().TrimStart('-').IndexOfAnyInRange('1', '9') < 0) return text.TrimStart('-');
        return signed && value > 0 ? "+" + text : text.Replace('-', '−');
    }

    /// <summary>A number and what it counts: "£1,200", "12%", "3.5 days".</summary>
    public static string WithUnit(string number, string? unit) => unit switch
    {
        null => number,
        "£" => number.StartsWith('−') || number.StartsWith('+') ? number[0] + "£" + number[1..] : "£" + number,
        "%" => number + "%",
        _ => $"{number} {unit}",
    };
}
