using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A button, or with <see cref="Href"/> a link that looks like one. One primary action a page.</summary>
public sealed record Button : TextComponent
{
    /// <summary>"secondary", "secondary-solid", "reverse", "warning", "brand" or "login"; null is the primary action.</summary>
    public string? Variant { get; init; }

    /// <summary>A lower button, for dense pages.</summary>
    public bool Small { get; init; }

    /// <summary>Where a link goes.</summary>
    public string? Href { get; init; }

    /// <summary>"submit" (the default), "button" or "reset".</summary>
    public string? Type { get; init; }

    /// <summary>The form field it answers for, with <see cref="Value"/>.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="Name"/>
    public string? Value { get; init; }

    /// <summary>Cannot be pressed. Prefer a button that says what is missing.</summary>
    public bool Disabled { get; init; }

    /// <summary>Swallows the second of two quick presses.</summary>
    public bool? PreventDoubleClick { get; init; }

    /// <summary>The name for screen readers, when an icon is all there is.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>A picture before or after the words.</summary>
    public ButtonIcon? Icon { get; init; }

    internal override IHtmlContent Build()
    {
        var link = Href is not null && Type is null;
        var icon = Icon is null ? null : new Icon { Name = Icon.Name };
        var button = new Element(link ? "a" : "button", "nhsuk-button")
            .Class(Variant is null ? null : "nhsuk-button--" + Variant)
            .ClassIf(icon is not null, "nhsuk-button--icon")
            .ClassIf(Small, "nhsuk-button--small")
            .Class(Classes)
            .Attr("id", Id)
            .Attr("name", link ? null : Name)
            .Attr("data-module", "nhsuk-button")
            .Attr("data-prevent-double-click", Markup.Truth(PreventDoubleClick));
        if (link)
        {
            button.Attr("href", Href).Attr("role", "button").Attr("draggable", "false").Attr("aria-label", AriaLabel);
        }
        else
        {
            button.Attr("type", Type ?? "submit").Attr("value", Value).Flag("disabled", Disabled)
                .Attr("aria-label", AriaLabel).Attr("aria-disabled", Disabled ? "true" : null);
        }

        return button.Attrs(Attributes)
            .AddIf(Icon?.Placement == "start", () => icon)
            .Add(icon is not null && Text.Has() ? Markup.El("span", "nhsuk-button__content").Add(Text) : Text)
            .AddIf(Icon?.Placement == "end", () => icon);
    }
}

/// <summary>The picture of a button.</summary>
/// <param name="Name">A name that <see cref="Icon"/> knows.</param>
/// <param name="Placement">"start" or "end".</param>
public sealed record ButtonIcon(string Name, string Placement = "start")
{
    /// <summary>A picture before the words.</summary>
    public static implicit operator ButtonIcon?(string? name) => name is null ? null : new(name);
}
