using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A short state in words, such as "Overdue". The words carry the meaning; the colour only helps.</summary>
public sealed record Tag : TextComponent
{
    private static readonly string[] Colours =
        ["white", "grey", "green", "aqua-green", "blue", "purple", "pink", "red", "orange", "yellow", "no-colour"];

    /// <summary>"white", "grey", "green", "aqua-green", "blue", "purple", "pink", "red", "orange" or "yellow"; "no-colour" for words alone.</summary>
    public string? Colour { get; init; }

    /// <summary>False leaves out the line around it.</summary>
    public bool Border { get; init; } = true;

    internal override IHtmlContent Build() =>
        new Element("strong", "nhsuk-tag")
            .Class(SizeClasses.Allowed(Colour, Colours, "nhsuk-tag--", Classes) is { } colour ? "nhsuk-tag--" + colour : null)
            .ClassIf(!Border, "nhsuk-tag--no-border")
            .Class(Classes)
            .Attr("id", Id)
            .Attrs(Attributes)
            .Add(Text);
}
