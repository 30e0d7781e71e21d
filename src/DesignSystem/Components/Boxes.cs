using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A remark set apart from the text around it.</summary>
public sealed record InsetText : TextComponent
{
    /// <summary>Said first to those who do not see the line.</summary>
    public string VisuallyHiddenText { get; init; } = "Information";

    internal override IHtmlContent Build() =>
        Root("div", "nhsuk-inset-text").Attrs(Attributes).Add(Markup.Hidden(VisuallyHiddenText + ": "))
            .Add(Text?.Plain is null ? Text : Markup.El("p").Add(Text));
}

/// <summary>More, for those who want it. Class "nhsuk-expander" draws it as a box.</summary>
public sealed record Details : TextComponent
{
    /// <summary>The line that opens it.</summary>
    public Words? Summary { get; init; }

    /// <summary>Open from the start.</summary>
    public bool Open { get; init; }

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    internal override IHtmlContent Build() =>
        new Element("details", "nhsuk-details", Variant is null ? null : "nhsuk-details--" + Variant).Class(Classes).Attr("id", Id)
            .Attrs(Attributes).Flag("open", Open)
            .Add(Markup.El("summary", "nhsuk-details__summary").Add(Markup.El("span", "nhsuk-details__summary-text").Add(Summary)))
            .Add(Markup.El("div", "nhsuk-details__text").Add(Text));
}

/// <summary>Done: what happened and what comes next.</summary>
public sealed record Panel : TextComponent
{
    private static readonly string[] PanelSizes = ["m", "l", "xl"];

    /// <summary>What happened.</summary>
    public Heading? Heading { get; init; }

    /// <summary>"interruption" for a page that stops and asks.</summary>
    public string? Variant { get; init; }

    internal override IHtmlContent Build() =>
        new Element("div", "nhsuk-panel", Variant is null ? null : "nhsuk-panel--" + Variant).Class(Classes).Attr("id", Id).Attrs(Attributes)
            .Add(Heading?.Build(new("nhsuk-panel__heading", "nhsuk-panel__heading--", PanelSizes)))
            .AddIf(Text.Has(), () => Markup.El("div", "nhsuk-panel__body").Add(Text));
}

/// <summary>News about the page or the service that is not an error of the reader's.</summary>
public sealed record NotificationBanner : TextComponent
{
    /// <summary>"success" after something was done; null for news.</summary>
    public string? Variant { get; init; }

    /// <summary>The title of the box; null is "Success" or "Important".</summary>
    public Heading? Title { get; init; }

    /// <summary>The main line.</summary>
    public Heading? Heading { get; init; }

    /// <summary>An ARIA role in place of the usual one.</summary>
    public string? Role { get; init; }

    /// <summary>True leaves the focus where it is when a success is shown.</summary>
    public bool? DisableAutoFocus { get; init; }

    internal override IHtmlContent Build()
    {
        var success = Variant == "success";
        var title = Title ?? new Heading();
        var titleId = title.Id ?? "nhsuk-notification-banner-title";
        return new Element("div", "nhsuk-notification-banner").Class(Classes).ClassIf(success, "nhsuk-notification-banner--success").Attr("id", Id)
            .Attr("data-module", "nhsuk-notification-banner")
            .Attr("data-disable-auto-focus", Markup.Truth(DisableAutoFocus))
            .Attr("role", Role ?? (success ? "alert" : "region"))
            .Attr("aria-labelledby", titleId)
            .Attrs(Attributes)
            .Add(Markup.El("div", "nhsuk-notification-banner__header").Add(
                (title with { Id = titleId, Text = title.Text.Has() ? title.Text : success ? "Success" : "Important" })
                .Build(new("nhsuk-notification-banner__title", Level: 2))))
            .Add(Markup.El("div", "nhsuk-notification-banner__content")
                .Add(Heading?.Build(new("nhsuk-notification-banner__heading", Level: 3)))
                .Add(Body()));
    }

    private IHtmlContent? Body() => Text?.Plain is null
        ? Text
        : Markup.El("p", Heading?.Text.Has() == true ? "nhsuk-body" : "nhsuk-notification-banner__heading").Add(Text);
}

/// <summary>Everything wrong on the page, at its top, each with a link to its field.</summary>
public sealed record ErrorSummary : Component
{
    /// <summary>"There is a problem".</summary>
    public Heading? Heading { get; init; } = "There is a problem";

    /// <summary>A line before the list.</summary>
    public Words? Description { get; init; }

    /// <summary>What is wrong, in the order of the fields.</summary>
    public IReadOnlyList<ErrorLink> Errors { get; init; } = [];

    /// <summary>True leaves the focus where it is.</summary>
    public bool? DisableAutoFocus { get; init; }

    internal override IHtmlContent Build() =>
        new Element("div", "nhsuk-error-summary").Class(Classes).Attr("id", Id)
            .Attr("data-module", "nhsuk-error-summary")
            .Attr("data-disable-auto-focus", Markup.Truth(DisableAutoFocus))
            .Attrs(Attributes)
            // The alert is a child of what takes the focus: otherwise screen readers miss half of it.
            .Add(Markup.El("div").Attr("role", "alert")
                .Add(Heading?.Build(new("nhsuk-error-summary__heading", Level: 2)))
                .Add(Markup.El("div", "nhsuk-error-summary__body")
                    .AddIf(Description.Has(), () => Markup.El("p").Add(Description))
                    .AddIf(Errors.Count > 0, () => Markup.El("ul", "nhsuk-list", "nhsuk-error-summary__list")
                        .AddAll(Errors.Select(error => Markup.El("li").Add(error.Href is null
                            ? error.Text
                            : (IHtmlContent)Markup.El("a").Attr("href", error.Href).Add(error.Text)))))));
}

/// <summary>One line of an error summary.</summary>
public sealed record ErrorLink
{
    /// <summary>The same words as beside the field.</summary>
    public Words? Text { get; init; }

    /// <summary>The field, as "#id".</summary>
    public string? Href { get; init; }
}
