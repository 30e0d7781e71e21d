using System.Text;
using Markdig;

namespace Goldthread.Toolkit.Learning.Newsletters;

/// <summary>An issue as plain text, to be pasted into an email.</summary>
internal static class NewsletterText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string Title(Section section) => section switch { Section.News => "News", Section.Toolkit => "New in the toolkit", _ => "Coming up" };

    /// <summary>The whole issue.</summary>
    /// <param name="letter">What was published.</param>
    /// <param name="site">Where the product is read, without a slash at its end.</param>
    public static string Of(Newsletter letter, string site)
    {
        var text = new StringBuilder().Append(letter.Title).Append("\n\n");
        if (letter.Opening.Length > 0) text.Append(Plain(letter.Opening)).Append("\n\n");
        foreach (var section in letter.Lines.GroupBy(l => l.Section))
        {
            text.Append(Title(section.Key).ToUpperInvariant()).Append("\n\n");
            foreach (var line in section)
            {
                text.Append("* ").Append(line.Title).Append('\n').Append(Plain(line.Words)).Append('\n');
                if (line.Href.Length > 0) text.Append(site).Append(line.Href).Append('\n');
                text.Append('\n');
            }
        }

        return text.Append("Read it online: ").Append(site).Append(letter.Href).Append('\n').ToString();
    }

    private static string Plain(string markdown) => Markdown.ToPlainText(markdown, Pipeline).Trim();
}
