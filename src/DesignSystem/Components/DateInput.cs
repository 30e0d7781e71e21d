using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A date that people know by heart, asked as day, month and year.</summary>
public sealed record DateInput : Field
{
    /// <summary>The question.</summary>
    public Fieldset? Fieldset { get; init; }

    /// <summary>The parts asked for, in order.</summary>
    public IReadOnlyList<DatePart> Items { get; init; } = [DatePart.Day, DatePart.Month, DatePart.Year];

    /// <summary>Sends "prefix[day]" in place of "day".</summary>
    public string? NamePrefix { get; init; }

    internal override IHtmlContent Build()
    {
        var anyWrong = Items.Any(item => item.Error == true);
        var list = new Element("div", "nhsuk-date-input").Class(Classes).Attr("id", Id).Attrs(Attributes)
            .Add(Before).AddAll(Items.Select(item => Part(item, anyWrong))).Add(After);
        var inner = new Fragment(ShownHint, ShownError, list);
        var description = Markup.Ids(Fieldset?.DescribedBy, ShownHint?.Id, ShownError?.Id);
        return Markup.El("div", "nhsuk-form-group", Wrong || anyWrong ? "nhsuk-form-group--error" : null).Class(GroupClasses)
            // JAWS reads the description of a group of text fields only when it has this role.
            .Add(Fieldset is null ? inner : Fieldset with { Role = Fieldset.Role ?? "group", DescribedBy = description, Text = Words.Html(inner) });
    }

    private Element Part(DatePart item, bool anyWrong) => Markup.El("div", "nhsuk-date-input__item").Add(new Input
    {
        Label = new Label { Text = item.Label ?? Capital(item.Name), Classes = "nhsuk-date-input__label" },
        HasError = item.Error ?? (Wrong && !anyWrong),
        Id = $"{FieldId}-{item.Name}",
        Name = NamePrefix is null ? item.Name : $"{NamePrefix}[{item.Name}]",
        Value = item.Value,
        Width = item.Width ?? (item.Name == "year" ? 4 : 2),
        Inputmode = "numeric",
        Autocomplete = item.Autocomplete,
        Disabled = item.Disabled ?? Disabled,
        Classes = "nhsuk-date-input__input",
        Attributes = item.Attributes,
    });

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}

/// <summary>One part of a date.</summary>
public sealed record DatePart
{
    /// <summary>The day of the month, without a value.</summary>
    public static readonly DatePart Day = new() { Name = "day" };

    /// <summary>The month, without a value.</summary>
    public static readonly DatePart Month = new() { Name = "month" };

    /// <summary>The year, without a value.</summary>
    public static readonly DatePart Year = new() { Name = "year" };

    /// <summary>"day", "month" or "year"; the end of the field's id and the name it is sent under.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks; null is the name with a capital.</summary>
    public string? Label { get; init; }

    /// <summary>What stands in it.</summary>
    public string? Value { get; init; }

    /// <summary>The width in characters.</summary>
    public int? Width { get; init; }

    /// <summary>Whether this part is the wrong one; null when nobody said.</summary>
    public bool? Error { get; init; }

    /// <summary>Cannot be filled in; null follows the group.</summary>
    public bool? Disabled { get; init; }

    /// <summary>A purpose from the HTML autofill list.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Further attributes of the field.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
