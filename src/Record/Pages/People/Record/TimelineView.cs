using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.People;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>A page of the timeline as the design system draws it.</summary>
internal static class TimelineView
{
    private static readonly string[] Readable = ["DocumentReference", "DiagnosticReport", "Composition"];

    /// <summary>Draws one page.</summary>
    /// <param name="page">The entries.</param>
    /// <param name="href">The record's address.</param>
    /// <param name="headingLevel">The level of each entry's heading.</param>
    /// <param name="mayWithhold">True for a reader who may keep an entry from somebody.</param>
    public static DesignSystem.People.Timeline Of(TimelinePage page, string href, int headingLevel, bool mayWithhold = false) => new()
    {
        HeadingLevel = headingLevel,
        Empty = "Nothing matches. Take away a filter to see more.",
        Items = [.. page.Entries.Select(e => new TimelineItem
        {
            Title = e.StruckWords is { } struck ? $"{e.Text} ({struck.ToLowerInvariant()})" : e.Text,
            Kind = e.KindWords,
            When = e.DateWords,
            WhenMachine = e.When is { HasTime: false } when ? when.Date.ToString() : e.When?.Start.ToString("yyyy-MM-dd'T'HH:mmK"),
            Source = e.SourceName,
            Author = e.Author,
            Body = mayWithhold && !e.Reference.StartsWith("Patient/", StringComparison.Ordinal) ? Words.Html(KeepLink(e, href)) : null,
            Href = Array.Exists(Readable, t => e.Reference.StartsWith(t + "/", StringComparison.Ordinal)) ? $"{href}/document/{e.Reference}" : null,
        })],
    };

    private static HtmlContentBuilder KeepLink(TimelineEntry entry, string href)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = $"{href}/withheld/keep/{entry.Reference}";
        link.AddCssClass("gt-no-print");
        link.InnerHtml.Append("Keep this from someone");
        var about = new TagBuilder("span");
        about.AddCssClass("nhsuk-u-visually-hidden");
        about.InnerHtml.Append(": " + entry.Text);
        link.InnerHtml.AppendHtml(about);
        return (HtmlContentBuilder)new HtmlContentBuilder().AppendHtml(link);
    }
}
