using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Forms;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.TagHelpers;

/// <summary>
/// A field of a form. With <c>for</c> it takes name, value and message from the page model; without it they are given.
/// </summary>
public abstract class FieldTagHelper : ComponentTagHelper
{
    /// <summary>The property of the page model.</summary>
    public ModelExpression? For { get; set; }

    /// <inheritdoc cref="Field.Name"/>
    public string? Name { get; set; }

    /// <summary>What it asks: the label, or the legend of a group.</summary>
    public string? Label { get; set; }

    /// <summary>"s", "m", "l" or "xl".</summary>
    public string? LabelSize { get; set; }

    /// <summary>True where the question is the page: the label is its h1.</summary>
    public bool LabelIsHeading { get; set; }

    /// <summary>Help before the answer is given.</summary>
    public string? Hint { get; set; }

    /// <summary>What is wrong; by itself with <c>for</c>.</summary>
    public string? Error { get; set; }

    /// <inheritdoc cref="Field.Disabled"/>
    public bool Disabled { get; set; }

    /// <summary>The page around it, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected FieldState? State => For is null ? null : new FieldState(ViewContext, For);

    private protected string? FieldName => Name ?? State?.Name;

    private protected string? FieldId => Id ?? State?.Id ?? (Name is null ? null : FieldState.IdOf(Name));

    private protected string? FieldError => Error ?? State?.Error;

    private protected Label? FieldLabel => Label is null ? null : new Label { Text = Label, Size = LabelSize, HeadingLevel = LabelIsHeading ? 1 : null };

    private protected Fieldset? FieldGroup => Label is null ? null
        : new Fieldset { Legend = new Legend { Text = Label, Size = LabelSize, HeadingLevel = LabelIsHeading ? 1 : null } };
}

/// <summary>See <see cref="Input"/>.</summary>
[HtmlTargetElement("nhs-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper : FieldTagHelper
{
    /// <inheritdoc cref="Input.Value"/>
    public string? Value { get; set; }

    /// <inheritdoc cref="Input.Type"/>
    public string Type { get; set; } = "text";

    /// <inheritdoc cref="Input.Width"/>
    public int? Width { get; set; }

    /// <inheritdoc cref="Input.Code"/>
    public bool Code { get; set; }

    /// <inheritdoc cref="Input.Inputmode"/>
    public string? Inputmode { get; set; }

    /// <inheritdoc cref="Field.Autocomplete"/>
    public string? Autocomplete { get; set; }

    /// <inheritdoc cref="Field.Spellcheck"/>
    public bool? Spellcheck { get; set; }

    /// <inheritdoc cref="Input.Prefix"/>
    public string? Prefix { get; set; }

    /// <inheritdoc cref="Input.Suffix"/>
    public string? Suffix { get; set; }

    private protected override Component Build(Words? content) => new Input
    {
        Id = FieldId, Name = FieldName, Label = FieldLabel, Hint = Hint, ErrorMessage = FieldError, Value = Value ?? State?.Value, Type = Type, Width = Width,
        Code = Code, Inputmode = Inputmode, Autocomplete = Autocomplete, Spellcheck = Spellcheck, Prefix = Prefix, Suffix = Suffix, Disabled = Disabled,
        After = content,
    };
}

/// <summary>See <see cref="Textarea"/>.</summary>
[HtmlTargetElement("nhs-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <inheritdoc cref="Textarea.Value"/>
    public string? Value { get; set; }

    /// <inheritdoc cref="Textarea.Rows"/>
    public int Rows { get; set; } = 5;

    private protected override Component Build(Words? content) => new Textarea
    {
        Id = FieldId, Name = FieldName, Label = FieldLabel, Hint = Hint, ErrorMessage = FieldError, Value = Value ?? State?.Value, Rows = Rows, Disabled = Disabled,
    };
}

/// <summary>See <see cref="Select"/>; the answers come as <c>nhs-option</c> elements or as <c>items</c>.</summary>
[HtmlTargetElement("nhs-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    private readonly List<SelectItem> _items = [];

    /// <inheritdoc cref="Select.Value"/>
    public string? Value { get; set; }

    /// <inheritdoc cref="Select.Items"/>
    public IReadOnlyList<SelectItem> Items { get; set; } = [];

    private protected override void Prepare(TagHelperContext context) => context.Items[typeof(SelectItem)] = _items;

    private protected override Component Build(Words? content) => new Select
    {
        Id = FieldId, Name = FieldName, Label = FieldLabel, Hint = Hint, ErrorMessage = FieldError, Value = Value ?? State?.Value, Items = [.. Items, .. _items],
        Disabled = Disabled,
    };
}

/// <summary>One answer, inside <c>nhs-select</c>.</summary>
[HtmlTargetElement("nhs-option")]
public sealed class OptionTagHelper : TagHelper
{
    /// <inheritdoc cref="SelectItem.Value"/>
    public string? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // An option holds text alone, and the list writes it escaped.
        var text = System.Net.WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent()).Trim();
        output.SuppressOutput();
        ((List<SelectItem>)context.Items[typeof(SelectItem)]).Add(new() { Value = Value, Text = text });
    }
}

/// <summary>See <see cref="DateInput"/>; <c>for</c> takes a <see cref="DateAnswer"/>.</summary>
[HtmlTargetElement("nhs-date-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateInputTagHelper : FieldTagHelper
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    /// <summary>True for the reader's own birth date, so that the browser may fill it in.</summary>
    public bool Birthday { get; set; }

    private protected override Component Build(Words? content)
    {
        var answer = State?.Model as DateAnswer;
        var partErrors = Parts.ToDictionary(part => part, part => State?.ErrorOf($"{State.Name}.{part}"), StringComparer.Ordinal);
        var anyPart = partErrors.Values.Any(error => error is not null);
        DatePart Part(string part, string? value) => new()
        {
            Name = part.ToLowerInvariant(),
            Value = value,
            Error = !anyPart ? null : partErrors[part] is not null,
            Autocomplete = Birthday ? "bday-" + part.ToLowerInvariant() : null,
        };
        return new DateInput
        {
            Id = FieldId, NamePrefix = FieldName, Fieldset = FieldGroup, Hint = Hint, Disabled = Disabled,
            ErrorMessage = FieldError ?? partErrors.Values.FirstOrDefault(error => error is not null),
            Items = [Part("Day", answer?.Day), Part("Month", answer?.Month), Part("Year", answer?.Year)],
        };
    }
}

/// <summary>Everything wrong on the page, from the page model; writes nothing when nothing is.</summary>
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : ComponentTagHelper
{
    /// <summary>The page around it, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!ViewContext.ModelState.IsValid) return base.ProcessAsync(context, output);
        output.SuppressOutput();
        return Task.CompletedTask;
    }

    private protected override Component Build(Words? content) => new ErrorSummary
    {
        Errors = [.. ViewContext.ModelState.Where(entry => entry.Value?.Errors.Count > 0)
            .OrderBy(entry => FieldState.PlaceOf(ViewContext.ViewData.ModelMetadata, entry.Key), StringComparer.Ordinal).SelectMany(entry => entry.Value!.Errors.Select(error => new ErrorLink
        {
            Text = error.ErrorMessage,
            Href = entry.Key.Length == 0 ? null : FieldState.HrefOf(ViewContext.ModelState, entry.Key),
        }))],
    };
}
