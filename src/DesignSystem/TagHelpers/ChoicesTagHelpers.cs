using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.TagHelpers;

/// <summary>See <see cref="Radios"/>; the answers are <c>nhs-choice</c> elements.</summary>
[HtmlTargetElement("nhs-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <inheritdoc cref="Radios.Value"/>
    public string? Value { get; set; }

    private protected override Component Build(Words? content) => new Radios
    {
        IdPrefix = FieldId, Name = FieldName, Fieldset = FieldGroup, Hint = Hint, ErrorMessage = FieldError, Value = Value ?? State?.Value, Items = Choices,
        Small = Small, Inline = Inline, Disabled = Disabled,
    };
}

/// <summary>See <see cref="Checkboxes"/>; the answers are <c>nhs-choice</c> elements.</summary>
[HtmlTargetElement("nhs-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    private protected override Component Build(Words? content) => new Checkboxes
    {
        IdPrefix = FieldId, Name = FieldName, Fieldset = FieldGroup, Hint = Hint, ErrorMessage = FieldError, Values = State?.Values ?? [], Items = Choices,
        Small = Small, Inline = Inline, Disabled = Disabled,
    };
}

/// <summary>What radios and checkboxes share.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    private protected List<Choice> Choices { get; } = [];

    /// <inheritdoc cref="Components.Choices.Small"/>
    public bool Small { get; set; }

    /// <inheritdoc cref="Components.Choices.Inline"/>
    public bool Inline { get; set; }

    private protected override void Prepare(TagHelperContext context) => context.Items[typeof(Choice)] = Choices;
}

/// <summary>One answer; its content is what to ask next when it is chosen.</summary>
[HtmlTargetElement("nhs-choice", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceTagHelper : ItemTagHelper<Choice>
{
    /// <inheritdoc cref="Choice.Value"/>
    public string? Value { get; set; }

    /// <summary>What is read.</summary>
    public string? Text { get; set; }

    /// <summary>Help with this answer.</summary>
    public string? Hint { get; set; }

    /// <summary>A word between answers in place of an answer.</summary>
    public string? Divider { get; set; }

    /// <inheritdoc cref="Choice.Checked"/>
    public bool? Checked { get; set; }

    /// <inheritdoc cref="Choice.Behaviour"/>
    public string? Behaviour { get; set; }

    private protected override Choice Build(Words? content, IReadOnlyDictionary<string, string>? attributes) => new()
    {
        Value = Value, Text = Text, Hint = Hint, Divider = Divider, Checked = Checked, Behaviour = Behaviour, Conditional = content, Attributes = attributes,
    };
}
