using Goldthread.DesignSystem.People;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>What sources contradict, side by side and never merged (P05).</summary>
internal static class ConflictView
{
    public static SourcesDiffer Of(Conflict conflict) => new()
    {
        About = $"{char.ToLowerInvariant(conflict.Title[0])}{conflict.Title[1..]}",
        HeadingLevel = 3,
        Values = [.. conflict.Sides.Select(s => new SourceValue(s.Text, s.SourceName, s.Author, s.When?.DateWords ?? "date not given"))],
        Next = conflict.Why,
    };
}
