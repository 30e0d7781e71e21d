using Goldthread.DesignSystem.People;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>A page of the timeline as the design system draws it.</summary>
internal static class TimelineView
{
    private static readonly string[] Readable = ["DocumentReference", "DiagnosticReport", "Composition"];

    public static DesignSystem.People.Timeline Of(TimelinePage page, string href, int headingLevel) => new()
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
            Href = Array.Exists(Readable, t => e.Reference.StartsWith(t + "/", StringComparison.Ordinal)) ? $"{href}/document/{e.Reference}" : null,
        })],
    };
}
