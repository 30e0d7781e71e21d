using System.Net;
using System.Text;
using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>The words of a FHIR narrative without its markup; the page encodes them again. https://hl7.org/fhir/R4/narrative.html</summary>
internal static class NarrativeText
{
    public static string? Read(JsonElement narrative) => narrative.Text("div") is { } div ? Strip(div) : null;

    internal static string? Strip(string html)
    {
        var words = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] != '<')
            {
                words.Append(char.IsWhiteSpace(html[i]) ? ' ' : html[i]);
                continue;
            }

            var end = html.IndexOf('>', i);
            if (end < 0) break;
            if (IsBreak(html.AsSpan(i + 1, end - i - 1))) words.Append('\n');
            else if (IsCell(html.AsSpan(i + 1, end - i - 1))) words.Append(' ');
            i = end;
        }

        var lines = WebUtility.HtmlDecode(words.ToString()).Split('\n')
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : text;
    }

    private static bool IsBreak(ReadOnlySpan<char> tag) => Name(tag) is "br" or "p" or "div" or "li" or "tr" or "ul" or "ol" or "table"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "dt" or "dd";

    private static bool IsCell(ReadOnlySpan<char> tag) => Name(tag) is "td" or "th";

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(' ', '/', '\t');
        return end < 0 ? tag : tag[..end];
    }
}
