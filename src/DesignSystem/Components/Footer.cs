using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>The end of every page.</summary>
public sealed record Footer : Component
{
    /// <summary>Columns of links.</summary>
    public IReadOnlyList<FooterColumn> Navigation { get; init; } = [];

    /// <summary>Columns in a row, 1 to 4.</summary>
    public int Columns { get; init; } = 4;

    /// <summary>The last row of links, such as "Accessibility".</summary>
    public IReadOnlyList<LinkItem> MetaItems { get; init; } = [];

    /// <summary>Words beside those links.</summary>
    public Words? Meta { get; init; }

    /// <summary>Who answers for the page; null leaves it out.</summary>
    public Words? Copyright { get; init; }

    /// <summary>Further classes of the width container.</summary>
    public string? ContainerClasses { get; init; }

    private string Width => Columns switch { 1 => "full", 2 => "one-half", 3 => "one-third", _ => "one-quarter" };

    internal override IHtmlContent Build() =>
        Root("footer", "nhsuk-footer").Attr("role", "contentinfo").Attrs(Attributes)
            .Add(Markup.El("div", "nhsuk-width-container", ContainerClasses)
                .AddAll(Navigation.Chunk(Columns is >= 1 and <= 4 ? Columns : 4).Select(row =>
                    Markup.El("div", "nhsuk-footer__navigation", "nhsuk-grid-row").AddAll(row.Select(Column))))
                .Add(Markup.El("div", "nhsuk-footer__meta")
                    .AddIf(MetaItems.Count > 0, () => new Fragment(
                        Markup.El("h2", "nhsuk-u-visually-hidden").Add("Support links"), List(MetaItems)))
                    .Add(Paragraph(Meta))
                    .Add(Paragraph(Copyright))));

    private Element Column(FooterColumn column) =>
        Markup.El("div", "nhsuk-grid-column-" + (column.Width ?? Width))
            .Add((column.Heading is null ? null : column.Heading with { Size = "s" })?.Build(new("nhsuk-footer__heading", "nhsuk-heading-", Level: 2)))
            .Add(Paragraph(column.Text))
            .AddIf(column.Items.Count > 0, () => List(column.Items));

    private static Element List(IEnumerable<LinkItem> items) =>
        Markup.El("ul", "nhsuk-footer__list").AddAll(items.Select(item =>
            Markup.El("li", "nhsuk-footer__list-item").Add(
                Markup.El("a", "nhsuk-footer__list-item-link").Attr("href", item.Href).Attrs(item.Attributes).Add(item.Text))));

    private static IHtmlContent? Paragraph(Words? words) =>
        words?.Plain is null ? words : Markup.El("p", "nhsuk-body-s").Add(words);
}

/// <summary>One column of the footer.</summary>
public sealed record FooterColumn
{
    /// <summary>Its heading.</summary>
    public Heading? Heading { get; init; }

    /// <summary>Words in it.</summary>
    public Words? Text { get; init; }

    /// <summary>Links in it.</summary>
    public IReadOnlyList<LinkItem> Items { get; init; } = [];

    /// <summary>A grid width such as "one-half".</summary>
    public string? Width { get; init; }
}
