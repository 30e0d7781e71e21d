using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Goldthread.Toolkit.Items;

/// <summary>Markdown as it is shown: paragraphs, lists, emphasis and links; HTML in it is shown as text, a link leads to a web page or to one of ours, and no picture is fetched.</summary>
public static class Story
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The story as HTML that is safe to show.</summary>
    public static string Html(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !IsSafe(l.Url)).ToList())
        {
            link.Url = "";
            link.IsImage = false;
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList()) link.Url = "";

        // The page has its own first headings.
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level + 2, 3, 6);
        return document.ToHtml(Pipeline);
    }

    private static bool IsSafe(string? url) =>
        url is not null && ((url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal))
            || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
}
