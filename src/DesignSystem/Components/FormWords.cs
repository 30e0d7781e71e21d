using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>What a label and a legend share: words, size, caption, and whether they are also a heading.</summary>
public abstract record FieldTitle : TextComponent
{
    private protected static readonly string[] TitleSizes = ["s", "m", "l", "xl"];

    /// <summary>"s", "m", "l" or "xl"; null is plain text.</summary>
    public string? Size { get; init; }

    /// <summary>A smaller line with it.</summary>
    public Caption? Caption { get; init; }

    /// <summary>1 to 6 makes it a heading too; 1 where the question is the page.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>The id of that heading.</summary>
    public string? HeadingId { get; init; }

    /// <summary>Added at the end for those who do not see the page.</summary>
    public string? VisuallyHiddenText { get; init; }

    private protected IHtmlContent WithCaptionAround(IHtmlContent inner) => Caption switch
    {
        { Placement: "before" } => new Fragment(Caption with { Size = Caption.Size ?? Size }, inner),
        { Placement: "after" } => new Fragment(inner, Caption with { Size = Caption.Size ?? Size }),
        _ => inner,
    };
}

/// <summary>The label of one field.</summary>
public sealed record Label : FieldTitle
{
    /// <summary>The id of the field.</summary>
    public string? For { get; init; }

    /// <summary>A label that is only words.</summary>
    public static implicit operator Label?(string? text) => text is null ? null : new() { Text = text };

    /// <summary>Words as they stand.</summary>
    public static implicit operator Label?(Words? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build()
    {
        if (!Text.Has()) return new Fragment();
        var heading = new Heading
        {
            Text = Text, Size = Size, Caption = Caption?.Placement is "before" or "after" ? null : Caption, Id = Id, Classes = Classes, Attributes = Attributes,
            VisuallyHiddenText = VisuallyHiddenText,
        };
        var label = heading.Build(new("nhsuk-label", "nhsuk-label--", TitleSizes, Element: "label")
        {
            Attributes = For is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["for"] = For },
        });
        return WithCaptionAround(HeadingLevel is null
            ? label
            : Markup.El("h" + HeadingLevel, "nhsuk-label-wrapper").Attr("id", HeadingId).Add(label));
    }
}

/// <summary>The question over a group of fields.</summary>
public sealed record Legend : FieldTitle
{
    /// <summary>A legend that is only words.</summary>
    public static implicit operator Legend?(string? text) => text is null ? null : new() { Text = text };

    /// <summary>Words as they stand.</summary>
    public static implicit operator Legend?(Words? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build()
    {
        if (!Text.Has()) return new Fragment();
        var size = SizeClasses.Allowed(Size, TitleSizes, "nhsuk-fieldset__legend--", Classes);
        var legend = Root("legend", "nhsuk-fieldset__legend", size is null ? null : "nhsuk-fieldset__legend--" + size);
        // A legend must be the first child of its fieldset, so a caption "before" goes inside, at the start.
        var caption = Caption is null or { Placement: "after" } ? null : Caption with { Size = Caption.Size ?? Size };
        var words = new Fragment(
            caption is null or { Placement: "end" } ? null : new Fragment(caption, Words.From(" ")),
            Text,
            VisuallyHiddenText is null ? null : Markup.Hidden(" " + VisuallyHiddenText),
            caption?.Placement == "end" ? new Fragment(Words.From(" "), caption) : null);
        legend.Attrs(Attributes).Add(HeadingLevel is null
            ? words
            : Markup.El("h" + HeadingLevel, "nhsuk-fieldset__heading").Attr("id", HeadingId).Add(words));
        return Caption?.Placement == "after" ? WithCaptionAround(legend) : legend;
    }
}

/// <summary>Help with a field, before the answer is given.</summary>
public sealed record Hint : TextComponent
{
    /// <summary>A hint that is only words.</summary>
    public static implicit operator Hint?(string? text) => text is null ? null : new() { Text = text };

    /// <summary>Words as they stand.</summary>
    public static implicit operator Hint?(Words? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build() => Root("div", "nhsuk-hint").Attrs(Attributes).Add(Text);
}

/// <summary>What is wrong with a field, and what would be right.</summary>
public sealed record ErrorMessage : TextComponent
{
    /// <summary>Said first to those who do not see the colour; empty for nothing.</summary>
    public string VisuallyHiddenText { get; init; } = "Error";

    /// <summary>A message that is only words.</summary>
    public static implicit operator ErrorMessage?(string? text) => text is null ? null : new() { Text = text };

    internal override IHtmlContent Build() =>
        Root("span", "nhsuk-error-message").Attrs(Attributes)
            .AddIf(VisuallyHiddenText.Length > 0, () => Markup.Hidden(VisuallyHiddenText + ": "))
            .Add(Text);
}

/// <summary>A group of fields that answer one question.</summary>
public sealed record Fieldset : Component
{
    /// <summary>The question.</summary>
    public Legend? Legend { get; init; }

    /// <summary>The fields.</summary>
    public Words? Text { get; init; }

    /// <summary>An ARIA role, such as "group" around text fields.</summary>
    public string? Role { get; init; }

    /// <summary>Ids of what describes the group.</summary>
    public string? DescribedBy { get; init; }

    internal override IHtmlContent Build() =>
        Root("fieldset", "nhsuk-fieldset").Attr("role", Role).Attr("aria-describedby", DescribedBy).Attrs(Attributes)
            .Add(Legend).Add(Text);
}
