using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.Components;

/// <summary>
/// What a component says: plain text, which is always escaped, or HTML that somebody made on purpose. A string becomes text by
/// itself; HTML must already be an <see cref="IHtmlContent"/>, so no page can put unescaped input on the screen by accident.
/// </summary>
public sealed class Words : IHtmlContent
{
    private readonly string? _text;
    private readonly IHtmlContent? _html;

    private Words(string? text, IHtmlContent? html)
    {
        _text = text;
        _html = html;
    }

    /// <summary>True when this is text and there is none.</summary>
    public bool IsEmpty => _html is null && string.IsNullOrEmpty(_text);

    /// <summary>The text, or null when this is HTML.</summary>
    public string? Plain => _text;

    /// <summary>HTML as it stands, not escaped.</summary>
    public static Words Html(IHtmlContent html) => new(null, html);

    /// <summary>Text, to be escaped; null for null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static Words? From(string? text) => text is null ? null : new(text, null);

    /// <inheritdoc cref="From"/>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Words?(string? text) => From(text);

    /// <inheritdoc cref="Html"/>
    [return: NotNullIfNotNull(nameof(html))]
    public static implicit operator Words?(HtmlString? html) => html is null ? null : new(null, html);

    /// <inheritdoc cref="Html"/>
    [return: NotNullIfNotNull(nameof(component))]
    public static implicit operator Words?(Component? component) => component is null ? null : new(null, component);

    /// <inheritdoc cref="Html"/>
    [return: NotNullIfNotNull(nameof(content))]
    public static implicit operator Words?(TagHelperContent? content) => content is null ? null : new(null, content);

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (_html is not null) _html.WriteTo(writer, encoder);
        else if (_text is not null) encoder.Encode(writer, _text);
    }
}
