using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>One end of a bar.</summary>
/// <param name="Input">What was put in, in words: "2.1 days", "half as many".</param>
/// <param name="Value">What came out, in the unit of the chart.</param>
public sealed record TornadoEnd(string Input, double Value);

/// <summary>One thing that is not known, put to both ends of its range.</summary>
/// <param name="Name">What it is: "How long support takes to arrange".</param>
/// <param name="Low">At the low end of its range, whichever way the result goes.</param>
/// <param name="High">At the high end.</param>
public sealed record TornadoBar(string Name, TornadoEnd Low, TornadoEnd High)
{
    /// <summary>How far apart the two results are.</summary>
    public double Swing => Math.Abs(High.Value - Low.Value);
}

/// <summary>
/// How far a result goes when one thing at a time is put to the ends of its range: a bar for each around the result as assumed, the widest first. The part towards the low input is
/// hatched and has the letter L, the other is plain and has the letter H, and both say in words what went in and what came out. The same model always gives the same HTML.
/// </summary>
public sealed record TornadoChart : Component
{
    /// <summary>How many rows the table shows; the widest.</summary>
    public const int TableRows = 40;

    /// <summary>What comes out: "Days in hospital, change over five years".</summary>
    public required string Title { get; init; }

    /// <summary>The unit of the results: "days", "£", "%"; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>The result with everything as assumed.</summary>
    public required double BaseValue { get; init; }

    /// <summary>What the line at the base is called.</summary>
    public string BaseName { get; init; } = "As assumed";

    /// <summary>What is not known; put in order when drawn. Results must be finite.</summary>
    public required IReadOnlyList<TornadoBar> Bars { get; init; }

    /// <summary>How many bars are drawn, 1 or more; the table has more of them.</summary>
    public int Most { get; init; } = 12;

    /// <summary>Digits after the point; null shows the results as they are.</summary>
    public int? Decimals { get; init; }

    /// <summary>Writes a plus sign before results above nought; for changes.</summary>
    public bool ShowSign { get; init; }

    /// <summary>What the picture shows, in one sentence; null says which bar is the widest.</summary>
    public string? Says { get; init; }

    /// <summary>Said when there is no bar.</summary>
    public string Empty { get; init; } = "Nothing has been varied.";

    internal override IHtmlContent Build()
    {
        var bars = Bars.OrderByDescending(bar => bar.Swing).ThenBy(bar => bar.Name, StringComparer.Ordinal).ToList();
        var figure = Root("figure", "gt-chart").Attrs(Attributes);
        if (bars.Count == 0) return ChartFigure.Nothing(figure, Title, Empty);
        var says = Says ?? Widest(bars);
        return ChartFigure.Fill(figure, says, new HtmlString(new TornadoPicture(this, [.. bars.Take(Math.Max(1, Most))], says).Draw()), FigureTable(bars));
    }

    internal string Shown(double value) => ChartFigure.Number(value, Decimals, ShowSign);

    internal string WithUnit(double value) => ChartFigure.WithUnit(Shown(value), Unit);

    private string Widest(List<TornadoBar> bars)
    {
        var first = bars[0];
        var some = bars.Count > Most ? $" The {Most} widest of {bars.Count} are drawn." : "";
        return $"{Title}. {BaseName}: {WithUnit(BaseValue)}. Moved most by: {first.Name}, {WithUnit(first.Low.Value)} at {first.Low.Input} and {WithUnit(first.High.Value)} at {first.High.Input}.{some}";
    }

    private Fragment FigureTable(List<TornadoBar> bars) => new(
        bars.Count > TableRows ? Markup.El("p").Add($"The {TableRows} widest of {bars.Count:#,##0}.") : null,
        new Table
        {
            Caption = Unit is null ? Title : $"{Title} ({Unit})",
            Compact = true,
            FirstCellIsHeader = true,
            Head = ["What is varied", new() { Text = "At the low input", Format = "numeric" }, new() { Text = "At the high input", Format = "numeric" }],
            Rows = [.. bars.Take(TableRows).Select(bar => (IReadOnlyList<TableCell>)[bar.Name, $"{Shown(bar.Low.Value)} ({bar.Low.Input})", $"{Shown(bar.High.Value)} ({bar.High.Input})"])],
        });
}
