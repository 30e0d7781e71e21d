using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>Nothing to show: why, and what the reader can do. A page writes both words by hand.</summary>
public sealed record EmptyState : Component
{
    /// <summary>What there is none of, and why: "No visits are planned this week."</summary>
    public required string What { get; init; }

    /// <summary>What to do, usually a link; null where there is nothing to do.</summary>
    public Words? Next { get; init; }

    internal override IHtmlContent Build() =>
        Root("div", "gt-empty").Attrs(Attributes).Add(Markup.El("p").Add(What)).AddIf(Next.Has(), () => Markup.El("p").Add(Next));
}

/// <summary>
/// Something that is still being worked out. The page is whole without it; it says what is coming, what can be done meanwhile, and
/// gives a link that asks again.
/// </summary>
public sealed record LoadingState : Component
{
    /// <summary>What is coming: "Counting 300,000 people. This takes about a minute."</summary>
    public required string What { get; init; }

    /// <summary>The address that asks again.</summary>
    public required string Href { get; init; }

    internal override IHtmlContent Build() =>
        Root("div", "gt-empty", "gt-loading").Attr("role", "status").Attrs(Attributes)
            .Add(Markup.El("p").Add(What))
            .Add(Markup.El("p").Add(Markup.El("a").Attr("href", Href).Add("Look again")));
}

/// <summary>Part of a page that could not be had while the rest could: what is missing, since when, what still holds.</summary>
public sealed record MissingPart : Component
{
    /// <summary>What is missing and why: "The hospital's record does not answer."</summary>
    public required string What { get; init; }

    /// <summary>What the reader sees in its place: "You see what it sent on Thursday 2 October 2025."</summary>
    public string? Instead { get; init; }

    /// <summary>What to do meanwhile.</summary>
    public Words? Next { get; init; }

    internal override IHtmlContent Build() =>
        Root("div", "gt-empty", "gt-missing").Attrs(Attributes)
            .Add(Markup.El("p").Add(Markup.El("strong").Add("Missing: ")).Add(What).Add(Instead is null ? null : " " + Instead))
            .AddIf(Next.Has(), () => Markup.El("p").Add(Next));
}
