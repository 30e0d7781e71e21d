using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>What every form field has: label, hint, message, and the ids that tie them together.</summary>
public abstract record Field : Component
{
    /// <summary>The name it is sent under.</summary>
    public string? Name { get; init; }

    /// <summary>What it asks.</summary>
    public Label? Label { get; init; }

    /// <summary>Help before the answer is given.</summary>
    public Hint? Hint { get; init; }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    public ErrorMessage? ErrorMessage { get; init; }

    /// <summary>Marks the field as wrong where the message stands elsewhere.</summary>
    public bool HasError { get; init; }

    /// <summary>Cannot be filled in.</summary>
    public bool Disabled { get; init; }

    /// <summary>Ids of further descriptions.</summary>
    public string? DescribedBy { get; init; }

    /// <summary>A purpose from the HTML autofill list, such as "bday-day".</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Whether the browser checks the spelling; false for names and codes.</summary>
    public bool? Spellcheck { get; init; }

    /// <summary>Something straight before the field.</summary>
    public Words? Before { get; init; }

    /// <summary>Something straight after the field, such as a button.</summary>
    public Words? After { get; init; }

    /// <summary>Further classes of the group of label, hint, message and field.</summary>
    public string? GroupClasses { get; init; }

    private protected string FieldId => Id ?? Name ?? "";

    private protected bool Wrong => HasError || ErrorMessage?.Text.Has() == true;

    private protected Hint? ShownHint => Hint?.Text.Has() == true ? Hint with { Id = Hint.Id ?? FieldId + "-hint" } : null;

    private protected ErrorMessage? ShownError =>
        ErrorMessage?.Text.Has() == true ? ErrorMessage with { Id = ErrorMessage.Id ?? FieldId + "-error" } : null;

    private protected string? Description => Markup.Ids(DescribedBy, ShownHint?.Id, ShownError?.Id);

    private protected Element Group(IHtmlContent field) =>
        Markup.El("div", "nhsuk-form-group", Wrong ? "nhsuk-form-group--error" : null).Class(GroupClasses)
            .Add(Label is null ? null : Label with { For = Label.For ?? FieldId })
            .Add(ShownHint)
            .Add(ShownError)
            .Add(field);
}

/// <summary>A drop-down list. Radios are easier to use when there are few answers.</summary>
public sealed record Select : Field
{
    /// <summary>The answers, in order.</summary>
    public IReadOnlyList<SelectItem> Items { get; init; } = [];

    /// <summary>The chosen answer.</summary>
    public string? Value { get; init; }

    internal override IHtmlContent Build()
    {
        var select = new Element("select", "nhsuk-select", Wrong ? "nhsuk-select--error" : null).Class(Classes)
            .Attr("id", FieldId).Attr("name", Name).Flag("disabled", Disabled).Attr("aria-describedby", Description).Attrs(Attributes)
            .AddAll(Items.Select(Option));
        return Group(Before.Has() || After.Has() ? Markup.El("div", "nhsuk-input-wrapper").Add(Before).Add(select).Add(After) : select);
    }

    private Element Option(SelectItem item) => item.Divider
        ? Markup.El("hr")
        : Markup.El("option").Attr("value", item.Value)
            .Flag("selected", item.Selected ?? (!string.IsNullOrEmpty(Value) && (item.Value ?? item.Text) == Value))
            .Flag("disabled", item.Disabled)
            .Add(item.Text);
}

/// <summary>One answer of a drop-down list.</summary>
public sealed record SelectItem
{
    /// <summary>What is sent; null sends the text.</summary>
    public string? Value { get; init; }

    /// <summary>What is read.</summary>
    public string? Text { get; init; }

    /// <summary>Chosen, whatever the value of the list says.</summary>
    public bool? Selected { get; init; }

    /// <summary>Cannot be chosen.</summary>
    public bool Disabled { get; init; }

    /// <summary>A line between answers in place of an answer.</summary>
    public bool Divider { get; init; }
}

/// <summary>Several lines of text.</summary>
public sealed record Textarea : Field
{
    /// <summary>What stands in it.</summary>
    public string? Value { get; init; }

    /// <summary>Its height in lines.</summary>
    public int Rows { get; init; } = 5;

    internal override IHtmlContent Build() => Group(new Fragment(
        Before,
        new Element("textarea", "nhsuk-textarea", Wrong ? "nhsuk-textarea--error" : null).Class(Classes)
            .Attr("id", FieldId).Attr("name", Name).Attr("rows", Rows.ToString()).Attr("spellcheck", Markup.Truth(Spellcheck))
            .Flag("disabled", Disabled).Attr("aria-describedby", Description).Attr("autocomplete", Autocomplete).Attrs(Attributes)
            .Add(Value),
        After));
}
