using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>
/// One piece of a page, ready to be written: <c>@(new Button { Text = "Save" })</c>. Those named after NHS.UK components write the
/// HTML that nhsuk-frontend's own examples expect (https://service-manual.nhs.uk/design-system/components).
/// </summary>
public abstract record Component : IHtmlContent
{
    /// <summary>The id of the outermost element.</summary>
    public string? Id { get; init; }

    /// <summary>Further classes of the outermost element, separated by blanks.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes of the outermost element; values are escaped.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Build().WriteTo(writer, encoder);

    /// <summary>The HTML, for tests and for text that leaves the page.</summary>
    public string ToHtml()
    {
        using var writer = new StringWriter();
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    internal abstract IHtmlContent Build();

    private protected Element Root(string name, params ReadOnlySpan<string?> classes) =>
        new Element(name, classes).Class(Classes).Attr("id", Id);
}

/// <summary>A component with one body of words.</summary>
public abstract record TextComponent : Component
{
    /// <summary>What it says: text, or HTML made on purpose.</summary>
    public Words? Text { get; init; }
}
