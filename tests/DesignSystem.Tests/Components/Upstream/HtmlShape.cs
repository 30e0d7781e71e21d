using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>
/// HTML as an indented outline in which only what a browser treats differently is different: attributes are sorted, classes are a
/// set, runs of white space are one blank, and blanks at the edges of an element or beside a block are gone. A blank at the edge of
/// visually hidden words stays, since a screen reader would run two words together without it.
/// </summary>
internal static partial class HtmlShape
{
    public static string Of(string html)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        var text = new StringBuilder();
        foreach (var node in body.ChildNodes) Write(node, text, 0);
        return text.ToString();
    }

    private static void Write(INode node, StringBuilder text, int depth)
    {
        if (node is IElement element)
        {
            text.Append(' ', depth * 2).Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.OrderBy(item => item.Name, StringComparer.Ordinal))
            {
                text.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute)).Append('"');
            }

            text.Append(">\n");
            foreach (var child in element.ChildNodes) Write(child, text, depth + 1);
        }
        else if (node is IText words)
        {
            var shown = Shown(words);
            if (shown.Length > 0) text.Append(' ', depth * 2).Append('"').Append(shown).Append("\"\n");
        }
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        : Blanks().Replace(attribute.Value, " ").Trim();

    private static string Shown(IText words)
    {
        if (words.ParentElement?.LocalName == "textarea") return words.Data;
        var shown = Blanks().Replace(words.Data, " ");
        if (words.ParentElement?.ClassList.Contains("nhsuk-u-visually-hidden") == true && words.ParentElement.LocalName == "span") return shown;
        if (shown == " " && words.ParentElement?.LocalName is "div" or "nav" or "form" or "ul" or "ol") return "";
        if (!IsInline(words.PreviousSibling)) shown = shown.TrimStart();
        if (!IsInline(words.NextSibling)) shown = shown.TrimEnd();
        return shown;
    }

    // Pictures are drawn with a margin of their own, so a blank beside one shows nothing.
    private static bool IsInline(INode? node) => node is IElement { LocalName: "a" or "span" or "strong" };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
