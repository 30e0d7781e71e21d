using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>The way through the pages of a list (numbered) or of a guide (previous and next, with titles).</summary>
public sealed record Pagination : Component
{
    /// <summary>The numbers; none for a guide.</summary>
    public IReadOnlyList<PageNumber> Items { get; init; } = [];

    /// <summary>The page before; null on the first.</summary>
    public PageLink? Previous { get; init; }

    /// <summary>The page after; null on the last.</summary>
    public PageLink? Next { get; init; }

    /// <summary>The name of this navigation; say what is paged when a page has two.</summary>
    public string AriaLabel { get; init; } = "Pagination";

    /// <summary>
    /// The numbers of a list: first, last, the current page and its neighbours, and an ellipsis for the rest.
    /// </summary>
    /// <param name="page">The current page, from 1.</param>
    /// <param name="pages">How many there are; below 2 gives null, as there is nothing to choose.</param>
    /// <param name="href">The address of a page.</param>
    public static Pagination? Numbered(int page, int pages, Func<int, string> href)
    {
        if (pages < 2) return null;
        var items = new List<PageNumber>();
        foreach (var number in Enumerable.Range(1, pages).Where(n => n == 1 || n == pages || Math.Abs(n - page) <= 1))
        {
            var before = items.Count > 0 ? items[^1].Number!.Value : 0;
            if (number - before == 2) items.Add(new() { Number = number - 1, Href = href(number - 1) });
            else if (number - before > 2) items.Add(new() { Number = number - 1, Ellipsis = true });
            items.Add(new() { Number = number, Href = href(number), Current = number == page });
        }

        return new Pagination
        {
            Items = items,
            Previous = page > 1 ? new() { Href = href(page - 1) } : null,
            Next = page < pages ? new() { Href = href(page + 1) } : null,
        };
    }

    internal override IHtmlContent Build()
    {
        var numbered = Items.Count > 0;
        var nav = new Element("nav", "nhsuk-pagination").ClassIf(numbered, "nhsuk-pagination--numbered").Class(Classes).Attr("id", Id)
            .Attr("role", "navigation").Attr("aria-label", AriaLabel).Attrs(Attributes);
        return numbered
            ? nav.Add(Step(Previous, "previous", "prev", "Previous")).Add(Numbers()).Add(Step(Next, "next", "next", "Next"))
            : nav.Add(Markup.El("ul", "nhsuk-list", "nhsuk-pagination__list")
                .Add(Titled(Previous, "previous", "prev", "Previous", "arrow-left")).Add(Titled(Next, "next", "next", "Next", "arrow-right")));
    }

    private Element Numbers() => Markup.El("ul", "nhsuk-pagination__list").AddAll(Items.Select(item =>
        Markup.El("li", "nhsuk-pagination__item", item.Current ? "nhsuk-pagination__item--current" : null,
                item.Ellipsis ? "nhsuk-pagination__item--ellipsis" : null)
            .Add(item.Ellipsis
                ? (IHtmlContent)new HtmlString("&ctdot;")
                : Markup.El("a", "nhsuk-pagination__link").Attr("href", item.Href)
                    .Attr("aria-label", item.AriaLabel ?? $"Page {item.Number}").Attr("aria-current", item.Current ? "page" : null)
                    .Add(item.Number?.ToString()))));

    private static Element? Step(PageLink? link, string side, string rel, string word)
    {
        if (link?.Href is null) return null;
        var icon = new Icon { Name = side == "previous" ? "arrow-left" : "arrow-right" };
        var step = Markup.El("a", "nhsuk-pagination__" + side).Attr("href", link.Href).Attr("rel", rel);
        return side == "previous" ? step.Add(icon).Add(Title(link, word)) : step.Add(Title(link, word)).Add(icon);
    }

    private static Element? Titled(PageLink? link, string side, string rel, string word, string icon)
    {
        if (link?.Href is null) return null;
        var anchor = Markup.El("a", "nhsuk-pagination__link", "nhsuk-pagination__link--" + rel).Attr("href", link.Href).Attr("rel", rel)
            .Attrs(link.Attributes).Add(Title(link, word));
        if (link.Label.Has()) anchor.Add(" ").Add(Markup.Hidden(":")).Add(" ").Add(Markup.El("span", "nhsuk-pagination__page").Add(link.Label));
        return Markup.El("li", "nhsuk-pagination-item--" + side).Add(anchor.Add(new Icon { Name = icon }));
    }

    private static Element Title(PageLink link, string word) =>
        Markup.El("span", "nhsuk-pagination__title")
            .Add(link.Text.Has() ? link.Text : new Fragment(Words.From(word), Markup.Hidden(" page")));
}

/// <summary>One number of a pagination.</summary>
public sealed record PageNumber
{
    /// <summary>The number, from 1.</summary>
    public int? Number { get; init; }

    /// <summary>Its address.</summary>
    public string? Href { get; init; }

    /// <summary>The page the reader is on.</summary>
    public bool Current { get; init; }

    /// <summary>Pages left out.</summary>
    public bool Ellipsis { get; init; }

    /// <summary>The name for screen readers; null is "Page 3".</summary>
    public string? AriaLabel { get; init; }
}

/// <summary>The page before or after.</summary>
public sealed record PageLink
{
    /// <summary>Its address.</summary>
    public string? Href { get; init; }

    /// <summary>Words in place of "Previous" or "Next".</summary>
    public Words? Text { get; init; }

    /// <summary>Its title, in a guide.</summary>
    public Words? Label { get; init; }

    /// <summary>Further attributes of the link.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
