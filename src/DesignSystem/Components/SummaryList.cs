using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>Pairs of a name and a value, with links to change them.</summary>
public sealed record SummaryList : Component
{
    /// <summary>The pairs, in order.</summary>
    public IReadOnlyList<SummaryRow> Rows { get; init; } = [];

    /// <summary>False leaves out the lines between rows.</summary>
    public bool Border { get; init; } = true;

    /// <summary>False leaves out the line under the last row.</summary>
    public bool LastRowBorder { get; init; } = true;

    /// <summary>A box around it, with its heading.</summary>
    public Card? Card { get; init; }

    internal override IHtmlContent Build()
    {
        var anyActions = Rows.Any(row => row.Actions.Count > 0);
        var list = Root("dl", "nhsuk-summary-list",
                !Border ? "nhsuk-summary-list--no-border" : !LastRowBorder ? "nhsuk-summary-list--no-last-row-border" : null)
            .Attrs(Attributes)
            .AddAll(Rows.Select((row, index) => Row(row, anyActions, lineWanted: row.Border || (!LastRowBorder && index == Rows.Count - 1))));
        return Card is null ? list : Card with { Text = Words.Html(list) };
    }

    private Element Row(SummaryRow row, bool anyActions, bool lineWanted) =>
        Markup.El("div", "nhsuk-summary-list__row",
                anyActions && row.Actions.Count == 0 ? "nhsuk-summary-list__row--no-actions" : null,
                lineWanted ? null : "nhsuk-summary-list__row--no-border", row.Classes)
            .Add(Markup.El("dt", "nhsuk-summary-list__key", row.KeyWidth is null ? null : "nhsuk-u-width-" + row.KeyWidth).Add(row.Key))
            .Add(Markup.El("dd", "nhsuk-summary-list__value").Add(row.Value))
            .Add(row.Actions.Count switch
            {
                0 => null,
                1 => Markup.El("dd", "nhsuk-summary-list__actions").Add(row.Actions[0].Build(Card?.Heading)),
                _ => Markup.El("dd", "nhsuk-summary-list__actions").Add(Markup.El("ul", "nhsuk-summary-list__actions-list")
                    .AddAll(row.Actions.Select(action =>
                        Markup.El("li", "nhsuk-summary-list__actions-list-item").Add(action.Build(Card?.Heading))))),
            });
}

/// <summary>One pair of a summary list.</summary>
public sealed record SummaryRow
{
    /// <summary>The name.</summary>
    public Words? Key { get; init; }

    /// <summary>The value.</summary>
    public Words? Value { get; init; }

    /// <summary>A width utility such as "one-half".</summary>
    public string? KeyWidth { get; init; }

    /// <summary>Links such as "Change".</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>False leaves out the line under this row.</summary>
    public bool Border { get; init; } = true;

    /// <summary>Further classes of the row.</summary>
    public string? Classes { get; init; }
}
