using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>One line of text.</summary>
public sealed record Input : Field
{
    private static readonly string[] Widths = ["2", "3", "4", "5", "10", "20", "30"];

    /// <summary>What stands in it.</summary>
    public string? Value { get; init; }

    /// <summary>An HTML input type; "text" unless the keyboard or the browser should differ.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The width in characters: 2, 3, 4, 5, 10, 20 or 30; null is the full width.</summary>
    public int? Width { get; init; }

    /// <summary>Larger, where it is the only field.</summary>
    public bool Large { get; init; }

    /// <summary>Wider letters, for numbers and codes that are read one by one.</summary>
    public bool Code { get; init; }

    /// <summary>The keyboard of a phone, such as "numeric" or "tel".</summary>
    public string? Inputmode { get; init; }

    /// <summary>How a phone capitalises.</summary>
    public string? Autocapitalize { get; init; }

    /// <summary>A pattern the browser checks; prefer a check on the server with words.</summary>
    public string? Pattern { get; init; }

    /// <summary>Words that go when typing starts; never a label.</summary>
    public string? Placeholder { get; init; }

    /// <summary>A unit before it, such as "£".</summary>
    public Words? Prefix { get; init; }

    /// <summary>A unit after it, such as "kg".</summary>
    public Words? Suffix { get; init; }

    /// <summary>Further classes of the box around field and units.</summary>
    public string? WrapperClasses { get; init; }

    internal override IHtmlContent Build()
    {
        var input = Box();
        var wrapped = Prefix.Has() || Suffix.Has() || Before.Has() || After.Has() || WrapperClasses is not null;
        return Group(!wrapped ? input : Markup.El("div", "nhsuk-input-wrapper", Large ? "nhsuk-input-wrapper--large" : null, WrapperClasses)
            .Add(Before)
            .AddIf(Prefix.Has(), () => Unit("prefix", Prefix))
            .Add(input)
            .AddIf(Suffix.Has(), () => Unit("suffix", Suffix))
            .Add(After));
    }

    private Element Box() =>
        new Element("input", "nhsuk-input", Large ? "nhsuk-input--large" : null, Code ? "nhsuk-input--code" : null,
                Wrong ? "nhsuk-input--error" : null)
            .Class(SizeClasses.Allowed(Width?.ToString(), Widths, "nhsuk-input--width-", Classes) is { } width ? "nhsuk-input--width-" + width : null)
            .Class(Classes)
            .Attr("id", FieldId)
            .Attr("name", Name)
            .Attr("type", Type)
            .Attr("spellcheck", Markup.Truth(Spellcheck))
            .Attr("value", Value)
            .Flag("disabled", Disabled)
            .Attr("aria-describedby", Description)
            .Attr("autocomplete", Autocomplete)
            .Attr("autocapitalize", Autocapitalize)
            .Attr("pattern", Pattern)
            .Attr("placeholder", Placeholder)
            .Attr("inputmode", Inputmode)
            .Attrs(Attributes);

    private static Element Unit(string place, Words? words) =>
        Markup.El("div", "nhsuk-input-wrapper__" + place).Attr("aria-hidden", "true").Add(words);
}
