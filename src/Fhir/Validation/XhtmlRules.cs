using System.Buffers;
using System.Net;
using Goldthread.Fhir.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// Narrative: one div of well-formed XHTML that formats text and does nothing else. A list of what is allowed, so that
/// whatever is not on it (scripts, forms, frames, objects, event attributes) is refused.
/// https://hl7.org/fhir/R4/narrative.html#xhtml
/// </summary>
internal static class XhtmlRules
{
    private const int MostOpen = 128;

    // Chapters 7 to 11 (without section 4 of 9) and 15 of HTML 4.0, with a and img; no forms, objects, frames, scripts.
    private static readonly Utf8Table Elements = new(
    [
        "a", "abbr", "acronym", "address", "b", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
        "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
        "kbd", "li", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var",
    ]);

    private static readonly Utf8Table Attributes = new(
    [
        "abbr", "accesskey", "align", "alt", "axis", "bgcolor", "border", "cellpadding", "cellspacing", "char", "charoff", "cite",
        "class", "clear", "color", "colspan", "compact", "coords", "datetime", "dir", "face", "frame", "headers", "height", "href",
        "hreflang", "hspace", "id", "lang", "name", "noshade", "nowrap", "rel", "rowspan", "rules", "scope", "shape", "size", "span",
        "src", "start", "style", "summary", "tabindex", "target", "title", "type", "valign", "value", "vspace", "width", "xml:lang",
        "xml:space", "xmlns",
    ]);

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel", "cid", "urn"];
    private static readonly string[] ActiveStyles = ["url(", "expression(", "javascript:", "@import", "behavior:", "-moz-binding", "\\"];
    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" \t\r\n/>=<\"'"u8);

    /// <summary>What is wrong with a narrative, in a sentence; null when nothing is.</summary>
    public static string? Problem(ReadOnlySpan<byte> html)
    {
        html = TrimStart(html);
        if (!html.StartsWith("<div"u8))
        {
            return "A narrative must be one div: <div xmlns=\"http://www.w3.org/1999/xhtml\">...</div>.";
        }

        var open = new List<string>();
        var hasContent = false;
        while (!html.IsEmpty)
        {
            var next = html.IndexOf((byte)'<');
            var text = next < 0 ? html : html[..next];
            if (!TrimStart(text).IsEmpty)
            {
                hasContent = true;
                if (open.Count == 0)
                {
                    return "A narrative may have nothing outside its div.";
                }
            }

            html = html[text.Length..];
            if (html.IsEmpty)
            {
                break;
            }

            if (html.StartsWith("<!--"u8))
            {
                var end = html.IndexOf("-->"u8);
                if (end < 0)
                {
                    return "The narrative has a comment without an end.";
                }

                html = html[(end + 3)..];
            }
            else if ((html.StartsWith("</"u8) ? Close(ref html, open) : Open(ref html, open, ref hasContent)) is { } problem)
            {
                return problem;
            }
            else if (open.Count == 0 && !TrimStart(html).IsEmpty && !TrimStart(html).StartsWith("<!--"u8))
            {
                return "A narrative may have nothing outside its div.";
            }
        }

        return open.Count > 0 ? $"The narrative does not close <{open[^1]}>."
            : hasContent ? null
            : "The narrative says nothing: it needs some text or an image.";
    }

    private static string? Close(ref ReadOnlySpan<byte> html, List<string> open)
    {
        html = html[2..];
        var name = TakeName(ref html);
        html = TrimStart(html);
        if (open.Count == 0 || open[^1] != name || html.IsEmpty || html[0] != '>')
        {
            return $"The narrative is not well-formed: </{name}> {(open.Count > 0 ? $"stands where </{open[^1]}> should" : "closes nothing")}.";
        }

        open.RemoveAt(open.Count - 1);
        html = html[1..];
        return null;
    }

    private static string? Open(ref ReadOnlySpan<byte> html, List<string> open, ref bool hasContent)
    {
        html = html[1..];
        var end = html.IndexOfAny(NameEnd);
        if (end <= 0 || Elements.Find(html[..end]) < 0)
        {
            return $"The narrative holds <{Shown(html[..Math.Max(0, end)])}>, which is not allowed: only the tags that format text, links and images are.";
        }

        var name = TakeName(ref html);
        hasContent |= name == "img";
        var isRoot = open.Count == 0;
        var hasNamespace = false;
        while (true)
        {
            html = TrimStart(html);
            if (html.StartsWith("/>"u8) || html.StartsWith(">"u8))
            {
                var isClosed = html[0] == '/';
                html = html[(isClosed ? 2 : 1)..];
                if (!isClosed)
                {
                    open.Add(name);
                }

                return isRoot && !hasNamespace ? "The div of a narrative needs xmlns=\"http://www.w3.org/1999/xhtml\"."
                    : open.Count > MostOpen ? $"The narrative is nested too deeply: at most {MostOpen} tags."
                    : null;
            }

            var length = Math.Max(0, html.IndexOfAny(NameEnd));
            var attribute = html[..length];
            html = TrimStart(html[length..]);
            if (length == 0 || !TakeValue(ref html, out var value))
            {
                return $"The narrative is not well-formed: <{name}> needs its attributes as name=\"value\" and then >.";
            }

            if (AttributeProblem(name, attribute, value) is { } problem)
            {
                return problem;
            }

            hasNamespace |= attribute.SequenceEqual("xmlns"u8);
        }
    }

    private static string? AttributeProblem(string element, ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> value)
    {
        if (Attributes.Find(attribute) < 0)
        {
            return $"The narrative holds the attribute {Shown(attribute)} on <{element}>, which is not allowed.";
        }

        if (attribute.SequenceEqual("xmlns"u8))
        {
            return value.SequenceEqual("http://www.w3.org/1999/xhtml"u8) ? null : "A narrative may use no other xmlns than http://www.w3.org/1999/xhtml.";
        }

        var isAddress = attribute.SequenceEqual("href"u8) || attribute.SequenceEqual("src"u8) || attribute.SequenceEqual("cite"u8);
        if (!isAddress && !attribute.SequenceEqual("style"u8))
        {
            return null;
        }

        // As a browser reads it: entities resolved, controls and spaces dropped, letters small.
        var plain = WebUtility.HtmlDecode(JsonText.ToText(value));
        var read = string.Concat(plain.Where(c => c > ' ')).ToLowerInvariant();
        return isAddress switch
        {
            true when !IsHarmless(read, element) => $"The narrative holds an address in <{element}> that may run something: {PrimitiveRules.Quote(value)}.",
            false when ActiveStyles.Any(s => read.Contains(s, StringComparison.Ordinal)) => $"The narrative holds a style on <{element}> that may load or run something: {PrimitiveRules.Quote(value)}.",
            _ => null,
        };
    }

    private static bool IsHarmless(string address, string element)
    {
        var end = address.IndexOfAny([':', '/', '?', '#']);
        if (end < 0 || address[end] != ':')
        {
            return true;
        }

        return Schemes.Contains(address[..end])
            || (element == "img" && address.StartsWith("data:image/", StringComparison.Ordinal) && !address.StartsWith("data:image/svg", StringComparison.Ordinal));
    }

    private static string TakeName(ref ReadOnlySpan<byte> html)
    {
        var end = html.IndexOfAny(NameEnd);
        var name = end < 0 ? html : html[..end];
        html = html[name.Length..];
        return Shown(name);
    }

    private static bool TakeValue(ref ReadOnlySpan<byte> html, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (html.IsEmpty || html[0] != '=')
        {
            return false;
        }

        html = TrimStart(html[1..]);
        if (html.IsEmpty || html[0] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var end = html[1..].IndexOf(html[0]);
        if (end < 0 || html[1..(end + 1)].Contains((byte)'<'))
        {
            return false;
        }

        value = html[1..(end + 1)];
        html = html[(end + 2)..];
        return true;
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> html) => html.TrimStart(" \t\r\n"u8);

    private static string Shown(ReadOnlySpan<byte> name) => JsonText.ToText(name.Length > 40 ? name[..40] : name);
}
