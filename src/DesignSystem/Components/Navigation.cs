using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A link in a list of links.</summary>
public sealed record LinkItem
{
    /// <summary>The words of the link.</summary>
    public Words? Text { get; init; }

    /// <summary>Where it goes.</summary>
    public string? Href { get; init; }

    /// <summary>The page the reader is on.</summary>
    public bool Current { get; init; }

    /// <summary>Part of the site the reader is in, though not this very page.</summary>
    public bool Active { get; init; }

    /// <summary>Links below this one.</summary>
    public IReadOnlyList<LinkItem> Items { get; init; } = [];

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes of the link.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>The way from the start to this page; on a narrow screen only the step back.</summary>
public sealed record Breadcrumb : Component
{
    /// <summary>The pages above this one, from the start down.</summary>
    public IReadOnlyList<LinkItem> Items { get; init; } = [];

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    /// <summary>The step back on a narrow screen; null is the last item.</summary>
    public BackLink? BackLink { get; init; }

    internal override IHtmlContent Build()
    {
        var last = Items.Count > 0 ? Items[^1] : new LinkItem();
        var back = BackLink ?? new BackLink();
        return new Element("nav", "nhsuk-breadcrumb", Variant is null ? null : "nhsuk-breadcrumb--" + Variant).Class(Classes)
            .Attr("id", Id).Attr("aria-label", "Breadcrumb").Attrs(Attributes)
            .Add(Markup.El("ol", "nhsuk-breadcrumb__list").AddAll(Items.Where(item => item.Href is not null).Select(item =>
                Markup.El("li", "nhsuk-breadcrumb__list-item")
                    .Add(Markup.El("a", "nhsuk-breadcrumb__link").Attr("href", item.Href).Attrs(item.Attributes).Add(item.Text)))))
            .Add(back with
            {
                VisuallyHiddenText = back.VisuallyHiddenText ?? "Back to",
                Text = back.Text ?? last.Text,
                Href = back.Href ?? last.Href,
                Attributes = back.Attributes ?? last.Attributes,
                Variant = back.Variant ?? Variant,
            });
    }
}

/// <summary>The pages of a guide, or the sections of a long page.</summary>
public sealed record ContentsList : Component
{
    /// <summary>The pages in order; the current one is no link.</summary>
    public IReadOnlyList<LinkItem> Items { get; init; } = [];

    /// <summary>The name of this navigation.</summary>
    public string AriaLabel { get; init; } = "Pages in this guide";

    /// <summary>A heading for screen readers.</summary>
    public string VisuallyHiddenText { get; init; } = "Contents";

    internal override IHtmlContent Build() =>
        Root("nav", "nhsuk-contents-list").Attr("role", "navigation").Attr("aria-label", AriaLabel).Attrs(Attributes)
            .Add(Markup.El("h2", "nhsuk-u-visually-hidden").Add(VisuallyHiddenText))
            .Add(List(Items));

    private static Element List(IReadOnlyList<LinkItem> items) =>
        Markup.El("ol", "nhsuk-contents-list__list").AddAll(items.Select(item =>
            Markup.El("li", "nhsuk-contents-list__item").Attr("aria-current", item.Current ? "page" : null)
                .Add(item.Current
                    ? Markup.El("span", "nhsuk-contents-list__current", item.Classes).Attrs(item.Attributes).Add(item.Text)
                    : Markup.El("a", "nhsuk-contents-list__link", item.Classes).Attr("href", item.Href).Attrs(item.Attributes).Add(item.Text))
                .AddIf(item.Items.Count > 0, () => List(item.Items))));
}

/// <summary>Sections of one page, one shown at a time; without script they stand under one another.</summary>
public sealed record Tabs : Component
{
    /// <summary>The sections.</summary>
    public IReadOnlyList<Tab> Items { get; init; } = [];

    /// <summary>The start of each section's id; null is the id.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The heading over the list of sections.</summary>
    public string VisuallyHiddenText { get; init; } = "Contents";

    internal override IHtmlContent Build() =>
        Root("div", "nhsuk-tabs").Attr("data-module", "nhsuk-tabs").Attrs(Attributes)
            .Add(Markup.El("h2", "nhsuk-tabs__heading").Add(VisuallyHiddenText))
            .AddIf(Items.Count > 0, () => Markup.El("ul", "nhsuk-tabs__list").AddAll(Items.Select((tab, index) =>
                Markup.El("li", "nhsuk-tabs__list-item", index == 0 ? "nhsuk-tabs__list-item--selected" : null)
                    .Add(Markup.El("a", "nhsuk-tabs__tab").Attr("href", "#" + PanelId(tab, index)).Add(tab.Label)))))
            .AddAll(Items.Select((tab, index) =>
                Markup.El("div", "nhsuk-tabs__panel", index > 0 ? "nhsuk-tabs__panel--hidden" : null).Attr("id", PanelId(tab, index))
                    .Add(tab.Panel?.Plain is null ? tab.Panel : Markup.El("p").Add(tab.Panel))));

    private string PanelId(Tab tab, int index) => tab.Id ?? $"{IdPrefix ?? Id}-{index + 1}";
}

/// <summary>One section of tabs.</summary>
public sealed record Tab
{
    /// <summary>The id of the section, so that a link can open it.</summary>
    public string? Id { get; init; }

    /// <summary>The words on the tab.</summary>
    public required string Label { get; init; }

    /// <summary>What the section holds.</summary>
    public Words? Panel { get; init; }
}
