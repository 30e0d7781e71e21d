using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>One thing before and after.</summary>
/// <param name="Name">What it is: "NHS hospital trust".</param>
/// <param name="Before">Before, or as things are.</param>
/// <param name="After">After, or with something done otherwise.</param>
/// <param name="ChangeLow">The lower end of the interval of the change; null where there is none.</param>
/// <param name="ChangeHigh">The upper end.</param>
public sealed record BeforeAfter(string Name, double Before, double After, double? ChangeLow = null, double? ChangeHigh = null)
{
    /// <summary>After less before.</summary>
    public double Change => After - Before;
}

/// <summary>
/// Two bars from nought for each thing, a hollow one before and a full one after, with the interval of the change over the end of the full one, and the words of both beside the name. The
/// same model always gives the same HTML.
/// </summary>
public sealed record BeforeAfterBars : Component
{
    private const double Width = 340, Left = 8, Right = 332, Top = 6, RowHeight = 68, Foot = 22;

    /// <summary>What is shown: "Cost by who pays, five years".</summary>
    public required string Title { get; init; }

    /// <summary>The unit: "£"; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>What is compared, in its order, at most 20; values must be finite.</summary>
    public required IReadOnlyList<BeforeAfter> Rows { get; init; }

    /// <summary>The name of the hollow bars.</summary>
    public string BeforeName { get; init; } = "Before";

    /// <summary>The name of the full bars.</summary>
    public string AfterName { get; init; } = "After";

    /// <summary>Digits after the point; null shows the values as they are.</summary>
    public int? Decimals { get; init; }

    /// <summary>What the picture shows; null says which changes most.</summary>
    public string? Says { get; init; }

    /// <summary>Said when there is nothing to compare.</summary>
    public string Empty { get; init; } = "There is nothing to compare.";

    internal override IHtmlContent Build()
    {
        if (Rows.Count > 20) throw new InvalidOperationException("At most 20 things are compared in one picture.");
        if (Rows.Any(row => !double.IsFinite(row.Before) || !double.IsFinite(row.After))) throw new InvalidOperationException("What is compared are finite numbers.");
        var figure = Root("figure", "gt-chart").Attrs(Attributes);
        if (Rows.Count == 0) return ChartFigure.Nothing(figure, Title, Empty);
        var most = Rows.MaxBy(row => Math.Abs(row.Change))!;
        var says = Says ?? $"{Title}. Most changed: {most.Name}, from {WithUnit(most.Before)} to {WithUnit(most.After)}.";
        return ChartFigure.Fill(figure, says, new HtmlString(Draw(says)), FigureTable());
    }

    private string Draw(string says)
    {
        var values = Rows.SelectMany(row => new[] { 0, row.Before, row.After, row.Before + (row.ChangeLow ?? row.Change), row.Before + (row.ChangeHigh ?? row.Change) }).Where(double.IsFinite).ToList();
        var marks = Ticks.Short(Ticks.Numbers(values.Min(), values.Max(), 4), Unit);
        double At(double value) => Left + ((Right - Left) * (Math.Clamp(value, marks[0].Position, marks[^1].Position) - marks[0].Position) / (marks[^1].Position - marks[0].Position));
        var bottom = Top + (Rows.Count * RowHeight);
        var svg = Svg.Open(ChartFigure.IdOf(Id, Title), Title, says, Width, bottom + Foot);
        foreach (var mark in marks)
        {
            var x = At(mark.Position);
            svg.Line(mark.Position == 0 ? "gt-chart__tick" : "gt-chart__grid", x, Top, x, bottom).Text(x, bottom + 15, mark.Label, x < Left + 16 ? "start" : x > Right - 16 ? "end" : "middle");
        }

        for (var i = 0; i < Rows.Count; i++) Row(svg, Rows[i], Top + (i * RowHeight), At);
        return svg.Append("</svg>").ToString();
    }

    private void Row(StringBuilder svg, BeforeAfter row, double top, Func<double, double> at)
    {
        svg.Text(Left, top + 13, Svg.Short(row.Name, 48), name: "gt-limits__name");
        Bar(svg, "gt-before", at(0), at(row.Before), top + 19);
        Bar(svg, "gt-limits__bar", at(0), at(row.After), top + 34);
        if (row is { ChangeLow: { } low, ChangeHigh: { } high }) svg.Append("<g class=\"gt-limits__whisker\">").Whisker(at(row.Before + low), at(row.Before + high), top + 40).Append("</g>");
        svg.Text(Left, top + 60, $"{BeforeName} {Short(row.Before)}, {LowerFirst(AfterName)} {Short(row.After)} ({Short(row.Change, signed: true)})", name: "gt-tornado__end");
    }

    private static void Bar(StringBuilder svg, string name, double from, double to, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{name}\" x=\"{Math.Min(from, to):0.#}\" y=\"{y:0.#}\" width=\"{Math.Abs(to - from):0.#}\" height=\"12\"/>");

    private string Short(double value, bool signed = false) => ChartFigure.WithUnit(ChartFigure.Number(value, Decimals, signed), Unit is "£" or "%" ? Unit : null);

    private string WithUnit(double value) => ChartFigure.WithUnit(ChartFigure.Number(value, Decimals), Unit);

    // "After" becomes "after" in the middle of the words; an abbreviation stays.
    private static string LowerFirst(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private Table FigureTable()
    {
        var interval = Rows.Any(row => row.ChangeLow is not null);
        TableHead Number(string name) => new() { Text = name, Format = "numeric" };
        return new()
        {
            Caption = Unit is null ? Title : $"{Title} ({Unit})",
            Compact = true,
            FirstCellIsHeader = true,
            Responsive = true,
            Head = ["What", Number(BeforeName), Number(AfterName), Number("Change"), .. interval ? [Number("Interval of the change")] : Array.Empty<TableHead>()],
            Rows = [.. Rows.Select(row => (IReadOnlyList<TableCell>)
            [
                row.Name, ChartFigure.Number(row.Before, Decimals), ChartFigure.Number(row.After, Decimals), ChartFigure.Number(row.Change, Decimals, signed: true),
                .. interval ? [row is { ChangeLow: { } low, ChangeHigh: { } high } ? $"{ChartFigure.Number(low, Decimals, signed: true)} to {ChartFigure.Number(high, Decimals, signed: true)}" : "none"] : Array.Empty<TableCell>(),
            ])],
        };
    }
}
