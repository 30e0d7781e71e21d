using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A heading, with an optional caption, link and words for screen readers only.</summary>
public sealed record Heading : TextComponent
{
    private static readonly string[] HeadingSizes = ["xxs", "xs", "s", "m", "l", "xl"];

    /// <summary>1 to 6; null takes the level that suits where it stands.</summary>
    public int? Level { get; init; }

    /// <summary>"xxs", "xs", "s", "m", "l" or "xl"; null leaves the size to the component around it.</summary>
    public string? Size { get; init; }

    /// <summary>A smaller line that belongs to the heading.</summary>
    public Caption? Caption { get; init; }

    /// <summary>Makes the heading a link.</summary>
    public string? Href { get; init; }

    /// <summary>Added at the end for those who do not see the page.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>Another element in place of h1 to h6.</summary>
    public string? Element { get; init; }

    /// <summary>A heading that is only words.</summary>
    public static implicit operator Heading?(string? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build() => Build(new("nhsuk-heading", "nhsuk-heading-", HeadingSizes));

    internal IHtmlContent Build(HeadingStyle style)
    {
        if (!Text.Has()) return new Fragment();
        var size = SizeClasses.Allowed(Size, style.Sizes ?? HeadingSizes, style.Prefix, Classes);
        var caption = Caption?.Text.Has() == true ? Caption with { Size = Caption.Size ?? size } : null;
        var words = Href is null ? Text : (IHtmlContent)Markup.El("a", "nhsuk-link").Attr("href", Href).Add(Text);
        var plain = style.Prefix == "nhsuk-heading-" && style.ClassName == "nhsuk-heading";
        var element = new Element(Element ?? style.Element ?? "h" + (Level ?? style.Level))
            .Class(plain && size is not null ? null : style.ClassName)
            .Class(size is null ? null : style.Prefix + size)
            .Class(Classes)
            .Attr("id", Id)
            .Attrs(style.Attributes)
            .Attrs(Attributes)
            .AddIf(caption is { Placement: null or "start" }, () => new Fragment(caption, Words.From(" ")))
            .Add(words)
            .AddIf(VisuallyHiddenText is not null, () => Markup.Hidden(" " + VisuallyHiddenText))
            .AddIf(caption?.Placement == "end", () => new Fragment(Words.From(" "), caption));
        return caption?.Placement switch
        {
            "before" => new Fragment(caption, element),
            "after" => new Fragment(element, caption),
            _ => element,
        };
    }
}

/// <summary>How the component around a heading wants it drawn.</summary>
internal sealed record HeadingStyle(string? ClassName, string Prefix = "", string[]? Sizes = null, int Level = 1, string? Element = null)
{
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>The small line with a heading, label or legend.</summary>
public sealed record Caption : TextComponent
{
    private static readonly string[] CaptionSizes = ["m", "l", "xl", "xxl"];

    /// <summary>"m", "l", "xl" or "xxl"; null follows the heading.</summary>
    public string? Size { get; init; }

    /// <summary>"start" or "end" inside the heading, "before" or "after" it; null is "start".</summary>
    public string? Placement { get; init; }

    /// <summary>The element; null is span.</summary>
    public string? Element { get; init; }

    /// <summary>A caption that is only words.</summary>
    public static implicit operator Caption?(string? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build()
    {
        var size = SizeClasses.Allowed(Size, CaptionSizes, "nhsuk-caption-", Classes);
        return Root(Element ?? "span", size is null ? "nhsuk-caption" : "nhsuk-caption-" + size)
            .ClassIf(Placement is "after" or "end", "nhsuk-caption--bottom")
            .Attrs(Attributes)
            .Add(Text);
    }
}

internal static class SizeClasses
{
    /// <summary>The size, unless it is unknown or the page already chose one by class.</summary>
    public static string? Allowed(string? size, string[] sizes, string prefix, string? classes) =>
        size is not null && sizes.Contains(size)
            && (classes is null || !sizes.Any(other => classes.Contains(prefix + other, StringComparison.Ordinal)))
            ? size
            : null;
}
