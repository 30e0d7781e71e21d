using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>An HTML element under construction. What is null leaves no trace, so callers need no "if".</summary>
internal sealed class Element : IHtmlContent
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "input", "img", "hr", "br", "link", "meta" };

    private readonly string _name;
    private readonly List<string> _classes = [];
    private readonly List<(string Name, string? Value)> _attributes = [];
    private readonly List<IHtmlContent> _children = [];

    public Element(string name, params ReadOnlySpan<string?> classes)
    {
        _name = name;
        foreach (var item in classes) Class(item);
    }

    public Element Class(string? names)
    {
        if (string.IsNullOrEmpty(names)) return this;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_classes.Contains(name)) _classes.Add(name);
        }

        return this;
    }

    public Element ClassIf(bool condition, string name) => condition ? Class(name) : this;

    public Element Attr(string name, string? value)
    {
        if (value is not null) _attributes.Add((name, value));
        return this;
    }

    /// <summary>An attribute that says yes by being there.</summary>
    public Element Flag(string name, bool on)
    {
        if (on) _attributes.Add((name, null));
        return this;
    }

    public Element Attrs(IReadOnlyDictionary<string, string>? attributes)
    {
        foreach (var (name, value) in attributes ?? new Dictionary<string, string>(StringComparer.Ordinal)) Attr(name, value);
        return this;
    }

    public Element Add(IHtmlContent? child)
    {
        if (child is not null) _children.Add(child);
        return this;
    }

    public Element Add(string? text) => Add(Words.From(text));

    public Element AddAll(IEnumerable<IHtmlContent?>? children)
    {
        foreach (var child in children ?? []) Add(child);
        return this;
    }

    public Element AddIf(bool condition, Func<IHtmlContent?> child) => condition ? Add(child()) : this;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(_name);
        if (_classes.Count > 0) WriteAttribute(writer, encoder, "class", string.Join(' ', _classes));
        foreach (var (name, value) in _attributes) WriteAttribute(writer, encoder, name, value);
        writer.Write('>');
        if (Void.Contains(_name)) return;
        // The parser drops a line break straight after the tag; one of the value's own must survive.
        if (_name == "textarea") writer.Write('\n');
        foreach (var child in _children) child.WriteTo(writer, encoder);
        writer.Write("</");
        writer.Write(_name);
        writer.Write('>');
    }

    private static void WriteAttribute(TextWriter writer, HtmlEncoder encoder, string name, string? value)
    {
        writer.Write(' ');
        writer.Write(name);
        if (value is null) return;
        writer.Write("=\"");
        encoder.Encode(writer, value);
        writer.Write('"');
    }
}

/// <summary>Several pieces after one another, without an element around them.</summary>
internal sealed class Fragment(params IEnumerable<IHtmlContent?> parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts) part?.WriteTo(writer, encoder);
    }
}

internal static class Markup
{
    public static Element El(string name, params ReadOnlySpan<string?> classes) => new(name, classes);

    public static Element Hidden(string text) => El("span", "nhsuk-u-visually-hidden").Add(text);

    public static bool Has(this Words? words) => words is { IsEmpty: false };

    /// <summary>Blank-separated ids for aria-describedby; null when there are none.</summary>
    public static string? Ids(params ReadOnlySpan<string?> ids)
    {
        var joined = string.Join(' ', ids.ToArray().Where(id => !string.IsNullOrEmpty(id)));
        return joined.Length > 0 ? joined : null;
    }

    public static string? Truth(bool? value) => value is null ? null : value.Value ? "true" : "false";
}
