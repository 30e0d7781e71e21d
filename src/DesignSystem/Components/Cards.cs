using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A link or button beside a heading or a row, such as "Change".</summary>
public sealed record CardAction : TextComponent
{
    /// <summary>Where it goes.</summary>
    public string? Href { get; init; }

    /// <summary>A button type makes it a button.</summary>
    public string? Type { get; init; }

    /// <summary>The form field it answers for, with <see cref="Value"/>.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Name"/>
    public string? Value { get; init; }

    /// <summary>What the action is about, for those who hear it out of place: "Change" + "name".</summary>
    public string? VisuallyHiddenText { get; init; }

    internal override IHtmlContent Build() => Build(null);

    internal IHtmlContent Build(Heading? about)
    {
        var link = Href is not null && Type is null;
        var of = about?.Text.Has() == true ? about.Text : null;
        var action = Root(link ? "a" : "button", "nhsuk-link")
            .Attr("name", link ? null : Name).Attr("type", link ? null : Type ?? "submit").Attr("value", link ? null : Value)
            .Attr("href", link ? Href : null).Attrs(Attributes).Add(Text);
        if (VisuallyHiddenText is null && of is null) return action;
        var hidden = Markup.El("span", "nhsuk-u-visually-hidden").Add(VisuallyHiddenText is null ? null : " " + VisuallyHiddenText);
        return action.Add(of is null ? hidden : hidden.Add(" (").Add(of).Add(")"));
    }
}

/// <summary>A box with a heading. The three care variants are for advice to the person only.</summary>
public sealed record Card : TextComponent
{
    /// <summary>What the box is about.</summary>
    public Heading? Heading { get; init; }

    /// <summary>Small lines between the heading and the rest, such as a date and a source.</summary>
    public Words? AfterHeading { get; init; }

    /// <summary>One line under the heading, as a paragraph; <see cref="TextComponent.Text"/> is free content in its place.</summary>
    public string? Description { get; init; }

    /// <summary>Makes the heading a link.</summary>
    public string? Href { get; init; }

    /// <summary>Makes the whole box answer to a click on it.</summary>
    public bool Clickable { get; init; }

    /// <summary>"feature", "primary", "secondary", "warning", "non-urgent", "urgent" or "emergency".</summary>
    public string? Variant { get; init; }

    /// <summary>Links or buttons beside the heading.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>A picture at the top: where it comes from.</summary>
    public string? ImageSrc { get; init; }

    /// <summary>What the picture shows; empty when the words say it already.</summary>
    public string ImageAlt { get; init; } = "";

    /// <summary>Other HTML in place of the picture.</summary>
    public Words? Image { get; init; }

    private bool Care => Variant is "non-urgent" or "urgent" or "emergency" && Heading?.Text.Has() == true;

    internal override IHtmlContent Build()
    {
        var box = new Element("div", "nhsuk-card").ClassIf(Clickable, "nhsuk-card--clickable");
        if (Care) box.Class("nhsuk-card--care nhsuk-card--care--" + Variant);
        else if (Variant is "feature" or "primary" or "secondary" or "warning") box.Class("nhsuk-card--" + Variant);
        box.Class(Classes).Attr("id", Id).Attrs(Attributes).Add(Image)
            .AddIf(ImageSrc is not null, () => Markup.El("img", "nhsuk-card__img").Attr("src", ImageSrc).Attr("alt", ImageAlt));
        var apart = Care || Actions.Count > 0;
        if (apart) box.Add(Markup.El("div", "nhsuk-card__heading-container").Add(Title()).Add(ActionList()));
        return box.Add(Markup.El("div", "nhsuk-card__content")
            .AddIf(!apart, Title)
            .Add(AfterHeading)
            .Add(Text)
            .AddIf(!Text.Has() && !string.IsNullOrEmpty(Description), () => Markup.El("p", "nhsuk-card__description").Add(Description))
            .AddIf(Variant == "primary", () => new Icon { Name = "chevron-right-circle" }));
    }

    private IHtmlContent? Title()
    {
        if (Heading?.Text.Has() != true) return null;
        var hidden = Care ? Heading.VisuallyHiddenText ?? Urgency() : Heading.VisuallyHiddenText;
        IHtmlContent? words = Heading.Text;
        if (Href is not null && Variant != "feature") words = Markup.El("a", "nhsuk-card__link").Attr("href", Href).Add(words);
        else if (hidden is not null) words = Markup.El("span").Attr("role", "text").Add(Markup.Hidden(hidden + ": ")).Add(words);
        var heading = Heading with { Text = Words.Html(words!), VisuallyHiddenText = null };
        return new Fragment(
            heading.Build(new("nhsuk-card__heading", "nhsuk-heading-", Level: 2)),
            Care ? Markup.El("span", "nhsuk-card--care__arrow").Attr("aria-hidden", "true") : null);
    }

    private string Urgency() => Variant switch
    {
        "emergency" => "Immediate action required",
        "urgent" => "Urgent advice",
        _ => "Non-urgent advice",
    };

    private Element? ActionList() => Actions.Count switch
    {
        0 => null,
        1 => Markup.El("div", "nhsuk-card__actions").Add(Actions[0].Build(Heading)),
        _ => Markup.El("ul", "nhsuk-card__actions")
            .AddAll(Actions.Select(action => Markup.El("li", "nhsuk-card__action").Add(action.Build(Heading)))),
    };
}

/// <summary>Something that must not be missed.</summary>
public sealed record WarningCallout : TextComponent
{
    /// <summary>What the warning is about; "Important" is said before it unless it says so itself.</summary>
    public Heading? Heading { get; init; }

    /// <summary>Links or buttons beside the heading.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    internal override IHtmlContent Build()
    {
        var says = Heading?.Text?.Plain?.Contains("important", StringComparison.OrdinalIgnoreCase) ?? true;
        var plain = Text?.Plain;
        return new Card
        {
            Id = Id,
            Heading = Heading is null ? null : Heading with
            {
                Level = Heading.Level ?? 3,
                VisuallyHiddenText = says ? null : Heading.VisuallyHiddenText ?? "Important",
            },
            Description = plain,
            Text = plain is null ? Text : null,
            Actions = Actions,
            Classes = Classes,
            Attributes = Attributes,
            Variant = "warning",
        };
    }
}

/// <summary>What to do, or what not to do, as a list.</summary>
public sealed record DoDontList : Component
{
    /// <summary>"Do" or "Don't".</summary>
    public Heading? Heading { get; init; }

    /// <summary>The list.</summary>
    public IReadOnlyList<Words> Items { get; init; } = [];

    /// <summary>True for what not to do.</summary>
    public bool Dont { get; init; }

    /// <summary>Said before each; null is "do not" in a list of what not to do.</summary>
    public string? PrefixText { get; init; }

    /// <summary>Leaves the prefix out.</summary>
    public bool HidePrefix { get; init; }

    internal override IHtmlContent Build()
    {
        var icon = Dont ? "cross" : "tick";
        var prefix = HidePrefix ? null : PrefixText ?? (Dont ? "do not" : null);
        var list = Markup.El("ul", "nhsuk-list", "nhsuk-list--" + icon).Attr("role", "list")
            .AddAll(Items.Select(item => Markup.El("li").Add(new Icon { Name = icon }).Add(prefix is null ? null : prefix + " ").Add(item)));
        return new Card
        {
            Id = Id, Classes = Classes, Attributes = Attributes, Variant = "feature", Text = Words.Html(list),
            Heading = Heading is null ? null : Heading with { Level = Heading.Level ?? 3 },
        };
    }
}
