using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>One answer of radios or checkboxes, or with <see cref="Divider"/> a word between answers.</summary>
public sealed record Choice
{
    /// <summary>What is sent.</summary>
    public string? Value { get; init; }

    /// <summary>What is read.</summary>
    public Words? Text { get; init; }

    /// <summary>Help with this answer.</summary>
    public Hint? Hint { get; init; }

    /// <summary>The id; null is the group's id, numbered from the second on.</summary>
    public string? Id { get; init; }

    /// <summary>Checkboxes only: a name of its own.</summary>
    public string? Name { get; init; }

    /// <summary>Chosen, whatever the group says.</summary>
    public bool? Checked { get; init; }

    /// <summary>Cannot be chosen; null follows the group.</summary>
    public bool? Disabled { get; init; }

    /// <summary>A word between answers, such as "or".</summary>
    public string? Divider { get; init; }

    /// <summary>What to ask next when this is chosen.</summary>
    public Words? Conditional { get; init; }

    /// <summary>Checkboxes only: "exclusive" unticks the others, "inclusive" ticks them.</summary>
    public string? Behaviour { get; init; }

    /// <summary>Checkboxes only: the group that <see cref="Behaviour"/> works on.</summary>
    public string? BehaviourGroup { get; init; }

    /// <summary>Further attributes of the input.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>What radios and checkboxes share.</summary>
public abstract record Choices : Field
{
    /// <summary>The answers, in order.</summary>
    public IReadOnlyList<Choice> Items { get; init; } = [];

    /// <summary>The question over the answers.</summary>
    public Fieldset? Fieldset { get; init; }

    /// <summary>The start of every id; null is the name.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>Smaller boxes, for dense pages.</summary>
    public bool Small { get; init; }

    /// <summary>Side by side, for two short answers.</summary>
    public bool Inline { get; init; }

    private protected abstract string Kind { get; }

    private protected abstract string Type { get; }

    private protected abstract bool IsChosen(Choice item);

    private protected abstract string? DescriptionOf(string? hintId, string? groupDescription);

    internal override IHtmlContent Build()
    {
        var prefix = IdPrefix ?? Name ?? "";
        var hint = Hint?.Text.Has() == true ? Hint with { Id = Hint.Id ?? prefix + "-hint" } : null;
        var error = ErrorMessage?.Text.Has() == true ? ErrorMessage with { Id = ErrorMessage.Id ?? prefix + "-error" } : null;
        var description = Markup.Ids(Fieldset?.DescribedBy ?? DescribedBy, hint?.Id, error?.Id);
        var list = Root("div", $"nhsuk-{Kind}", Small ? $"nhsuk-{Kind}--small" : null, Inline ? $"nhsuk-{Kind}--inline" : null)
            .Attr("data-module", $"nhsuk-{Kind}").Attrs(Attributes)
            .Add(Before)
            .AddAll(Items.Select((item, index) => (item.Divider is null
                ? (IHtmlContent)Answer(item, item.Id ?? (index == 0 ? prefix : $"{prefix}-{index + 1}"), description)
                : Markup.El("div", $"nhsuk-{Kind}__divider", UnsupportedHidden(item)).Add(item.Divider))))
            .Add(After);
        var inner = new Fragment(hint, error, list);
        return Markup.El("div", "nhsuk-form-group", Wrong ? "nhsuk-form-group--error" : null).Class(GroupClasses)
            .Add(Fieldset is null ? inner : Fieldset with { DescribedBy = description, Text = Words.Html(inner) });
    }

    private Fragment Answer(Choice item, string id, string? groupDescription)
    {
        var hint = item.Hint?.Text.Has() == true
            ? item.Hint with { Id = item.Hint.Id ?? id + "-item-hint", Classes = $"nhsuk-{Kind}__hint {item.Hint.Classes}" }
            : null;
        var chosen = item.Checked ?? IsChosen(item);
        var input = Markup.El("input", $"nhsuk-{Kind}__input")
            .Attr("id", id).Attr("name", item.Name ?? Name).Attr("type", Type).Attr("value", item.Value)
            .Flag("checked", chosen)
            .Flag("disabled", item.Disabled ?? Disabled)
            .Attr("data-behaviour", item.Behaviour)
            .Attr("data-behaviour-group", item.BehaviourGroup)
            .Attr("data-aria-controls", item.Conditional.Has() ? "conditional-" + id : null)
            .Attr("aria-describedby", DescriptionOf(hint?.Id, groupDescription))
            .Attrs(item.Attributes);
        return new Fragment(
            Markup.El("div", $"nhsuk-{Kind}__item", UnsupportedHidden(item))
                .Add(input)
                .Add(new Label { Text = item.Text, For = id, Classes = $"nhsuk-{Kind}__label" })
                .Add(hint),
            !item.Conditional.Has()
                ? null
                : Markup.El("div", $"nhsuk-{Kind}__conditional", chosen ? null : $"nhsuk-{Kind}__conditional--hidden")
                    .Attr("id", "conditional-" + id).Add(item.Conditional));
    }

    // "Select all" works by script alone, so without script it must not be there.
    private static string? UnsupportedHidden(Choice item) =>
        item.Behaviour == "inclusive" ? "nhsuk-u-frontend-not-supported-hidden" : null;
}

/// <summary>One answer out of several.</summary>
public sealed record Radios : Choices
{
    /// <summary>The chosen answer.</summary>
    public string? Value { get; init; }

    private protected override string Kind => "radios";

    private protected override string Type => "radio";

    private protected override bool IsChosen(Choice item) => !string.IsNullOrEmpty(Value) && item.Value == Value;

    private protected override string? DescriptionOf(string? hintId, string? groupDescription) => hintId;
}

/// <summary>Any number of answers.</summary>
public sealed record Checkboxes : Choices
{
    /// <summary>The chosen answers.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    private protected override string Kind => "checkboxes";

    private protected override string Type => "checkbox";

    private protected override bool IsChosen(Choice item) => item.Value is not null && Values.Contains(item.Value);

    // Without a fieldset nothing else reads the group's hint and message out.
    private protected override string? DescriptionOf(string? hintId, string? groupDescription) =>
        Markup.Ids(Fieldset is null ? groupDescription : null, hintId);
}
