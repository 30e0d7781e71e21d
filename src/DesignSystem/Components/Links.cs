using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>Back to the page before; a button when <see cref="Href"/> is missing or <see cref="Type"/> is given.</summary>
public sealed record BackLink : TextComponent
{
    /// <summary>Where it goes.</summary>
    public string? Href { get; init; }

    /// <summary>The button type, "submit" or "button".</summary>
    public string? Type { get; init; }

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    /// <summary>Said before the words to those who do not see the arrow.</summary>
    public string? VisuallyHiddenText { get; init; }

    internal override IHtmlContent Build() =>
        LinkOrButton.Of(this, "nhsuk-back-link", Variant, Href, Type)
            .AddIf(VisuallyHiddenText is not null, () => Markup.Hidden(VisuallyHiddenText + " "))
            .Add(Text.Has() ? Text : "Back");
}

/// <summary>A link to the start of a task, with an arrow.</summary>
public sealed record ActionLink : TextComponent
{
    /// <summary>Where it goes.</summary>
    public string? Href { get; init; }

    /// <summary>The button type, "submit" or "button".</summary>
    public string? Type { get; init; }

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    internal override IHtmlContent Build() =>
        LinkOrButton.Of(this, "nhsuk-action-link", Variant, Href, Type)
            .Add(new Icon { Name = "arrow-right-circle" })
            .Add(Markup.El("span", "nhsuk-action-link__text").Add(Text));
}

/// <summary>The first link of a page: past the navigation to what the page is about.</summary>
public sealed record SkipLink : TextComponent
{
    /// <summary>The id of the main part, with "#".</summary>
    public string Href { get; init; } = "#maincontent";

    internal override IHtmlContent Build() =>
        new Element("a", "nhsuk-skip-link").Class(Classes).Attr("id", Id)
            .Attr("data-module", "nhsuk-skip-link").Attr("href", Href.Length > 0 ? Href : "#maincontent")
            .Attrs(Attributes).Add(Text.Has() ? Text : "Skip to main content");
}

internal static class LinkOrButton
{
    public static Element Of(Component component, string className, string? variant, string? href, string? type)
    {
        var link = href is not null && type is null;
        return new Element(link ? "a" : "button", className)
            .ClassIf(variant == "reverse", className + "--reverse")
            .Class(component.Classes)
            .Attr("id", component.Id)
            .Attr("type", link ? null : type ?? "submit")
            .Attr("href", link ? href : null)
            .Attrs(component.Attributes);
    }
}
