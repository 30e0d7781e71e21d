using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>What one draw of all that is not known came to, against doing as now.</summary>
/// <param name="Effect">What is gained, such as years of full quality.</param>
/// <param name="Cost">What it costs more; less than nought is saved.</param>
public readonly record struct PlaneDraw(double Effect, double Cost);

/// <summary>The draws of one choice.</summary>
/// <param name="Name">Written beside their middle.</param>
/// <param name="Draws">At least one; finite.</param>
public sealed record PlaneChoice(string Name, IReadOnlyList<PlaneDraw> Draws)
{
    /// <summary>The mean effect.</summary>
    public double MeanEffect => Draws.Average(draw => draw.Effect);

    /// <summary>The mean cost.</summary>
    public double MeanCost => Draws.Average(draw => draw.Cost);

    /// <summary>The value below which a share of the draws lies, between two draws in proportion.</summary>
    internal static double Quantile(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToArray();
        var at = share * (ordered.Length - 1);
        var below = (int)at;
        return below + 1 < ordered.Length ? ordered[below] + ((at - below) * (ordered[below + 1] - ordered[below])) : ordered[^1];
    }
}

/// <summary>
/// What choices cost more and what they gain, draw by draw: a dot for each draw, a mark at the mean, a box from 2.5% to 97.5% of the draws each way, and the line on which a gain costs just
/// what one is willing to pay. Draws that would be drawn on one point are drawn once. The same model always gives the same HTML.
/// </summary>
public sealed record CostEffectPlane : Component
{
    /// <summary>What is shown: "Cost and gain of 1,000 draws".</summary>
    public required string Title { get; init; }

    /// <summary>What is gained: "Years of full quality gained".</summary>
    public required string EffectName { get; init; }

    /// <summary>What is spent: "Cost more".</summary>
    public string CostName { get; init; } = "Cost more";

    /// <summary>The unit of cost.</summary>
    public string CostUnit { get; init; } = "£";

    /// <summary>One to three choices; more throw <see cref="InvalidOperationException"/> when written.</summary>
    public required IReadOnlyList<PlaneChoice> Choices { get; init; }

    /// <summary>What one is willing to pay for one of what is gained; null draws no line.</summary>
    public double? Willing { get; init; }

    /// <summary>Digits of effects after the point; null shows them as they are, up to four.</summary>
    public int? EffectDecimals { get; init; }

    /// <summary>What the picture shows; null says where the draws lie.</summary>
    public string? Says { get; init; }

    internal override IHtmlContent Build()
    {
        if (Choices.Count is 0 or > 3) throw new InvalidOperationException("A plane has one to three choices; more cannot be told apart.");
        if (Choices.Any(choice => choice.Draws.Count == 0 || choice.Draws.Any(draw => !double.IsFinite(draw.Effect) || !double.IsFinite(draw.Cost)))) throw new InvalidOperationException("Each choice of a plane has draws, and they are finite numbers.");
        var says = Says ?? $"{Title}. {string.Join(" ", Choices.Select(Where))}";
        return ChartFigure.Fill(Root("figure", "gt-chart").Attrs(Attributes), says, new HtmlString(new PlanePicture(this, says).Draw()), FigureTable());
    }

    internal string Effect(double value, bool signed = false) => ChartFigure.Number(value, EffectDecimals, signed);

    internal string Cost(double value) => ChartFigure.WithUnit(ChartFigure.Number(value, 0), CostUnit);

    private string Where(PlaneChoice choice)
    {
        var willing = Willing is { } price ? $", and is worth it at {ChartFigure.WithUnit(ChartFigure.Number(price, null), CostUnit)} for one in {Share(choice, draw => (draw.Effect * price) - draw.Cost >= 0)}" : "";
        return $"{choice.Name}: gains in {Share(choice, draw => draw.Effect > 0)} of draws, saves in {Share(choice, draw => draw.Cost < 0)}, both in {Share(choice, draw => draw is { Effect: > 0, Cost: < 0 })}{willing}.";
    }

    private static string Share(PlaneChoice choice, Func<PlaneDraw, bool> which) => ChartFigure.Number(100.0 * choice.Draws.Count(which) / choice.Draws.Count, 0) + "%";

    /// <summary>A column for a choice, so that it is narrow.</summary>
    private Table FigureTable()
    {
        IReadOnlyList<TableCell> Row(string name, Func<PlaneChoice, string> says) => [name, .. Choices.Select(choice => (TableCell)says(choice))];
        string Middle(IEnumerable<double> values, Func<double, string> shown) => $"{shown(PlaneChoice.Quantile(values, 0.025))} to {shown(PlaneChoice.Quantile(values, 0.975))}";
        return new()
        {
            Caption = Title,
            Compact = true,
            FirstCellIsHeader = true,
            Head = ["What", .. Choices.Select(choice => new TableHead { Text = choice.Name, Format = "numeric" })],
            Rows =
            [
                Row($"{EffectName}, mean", choice => Effect(choice.MeanEffect)),
                Row("95% of draws", choice => Middle(choice.Draws.Select(draw => draw.Effect), value => Effect(value))),
                Row($"{CostName} ({CostUnit}), mean", choice => ChartFigure.Number(choice.MeanCost, 0)),
                Row("95% of draws", choice => Middle(choice.Draws.Select(draw => draw.Cost), value => ChartFigure.Number(value, 0))),
                Row("Gains and saves", choice => Share(choice, draw => draw is { Effect: > 0, Cost: < 0 })),
                Row("Gains, costs more", choice => Share(choice, draw => draw is { Effect: > 0, Cost: >= 0 })),
                Row("Loses, saves", choice => Share(choice, draw => draw is { Effect: <= 0, Cost: < 0 })),
                Row("Loses, costs more", choice => Share(choice, draw => draw is { Effect: <= 0, Cost: >= 0 })),
            ],
        };
    }
}
