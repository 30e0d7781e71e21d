using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Goldthread.DesignSystem.Forms;

/// <summary>What a form field must know of the page model: its name, its id, what was typed, what is wrong.</summary>
internal sealed class FieldState(ViewContext view, ModelExpression expression)
{
    public string Name { get; } = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);

    public string Id => IdOf(Name);

    public object? Model => expression.Model;

    /// <summary>What was typed, else what the page model holds.</summary>
    public string? Value => view.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
        ? entry.AttemptedValue
        : expression.Model switch { null => null, IFormattable number => number.ToString(null, null), var other => other.ToString() };

    /// <summary>All that were chosen, for checkboxes.</summary>
    public IReadOnlyList<string> Values => view.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is string[] typed
        ? typed
        : expression.Model is IEnumerable<string> many ? [.. many] : Value is { } one ? [one] : [];

    public string? Error => ErrorOf(Name);

    public string? ErrorOf(string name) => view.ModelState.TryGetValue(name, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>
    /// Something to sort by: where a field stands among the properties of its page model, which is the order of the page. The framework
    /// itself keeps messages in the order of the alphabet.
    /// </summary>
    public static string PlaceOf(ModelMetadata model, string key)
    {
        var place = "";
        foreach (var name in key.Split('.'))
        {
            var at = 0;
            while (at < model.Properties.Count && !string.Equals(model.Properties[at].PropertyName, name, StringComparison.OrdinalIgnoreCase)) at++;
            place += $"{at:0000}.";
            if (at == model.Properties.Count) break;
            model = model.Properties[at];
        }

        return place;
    }

    /// <summary>
    /// The field that a message in the summary leads to. The parts of a date have ids of their own, and so a date as a whole leads to
    /// its day.
    /// </summary>
    public static string HrefOf(ModelStateDictionary state, string key)
    {
        foreach (var part in (string[])[".Day", ".Month", ".Year"])
        {
            if (key.EndsWith(part, StringComparison.OrdinalIgnoreCase)) return $"#{IdOf(key[..^part.Length])}-{part[1..].ToLowerInvariant()}";
        }

        return "#" + IdOf(key) + (state.Keys.Any(other => other.Equals(key + ".Day", StringComparison.OrdinalIgnoreCase)) ? "-day" : "");
    }
}
