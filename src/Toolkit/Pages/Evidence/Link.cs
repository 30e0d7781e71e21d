using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.Toolkit.Pages.Evidence;

/// <summary>A link in a cell of a table.</summary>
internal static class Link
{
    public static Words To(string href, string text) => Words.Html(new HtmlContentBuilder().AppendHtml("<a href=\"").Append(href).AppendHtml("\">").Append(text).AppendHtml("</a>"));
}
