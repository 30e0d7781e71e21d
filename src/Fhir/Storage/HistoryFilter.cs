using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Storage;

/// <summary>Which versions of a history are wanted, and how many at a time.</summary>
/// <param name="Since">Only versions written at this millisecond (UTC, since 1970) or later; null for all.</param>
/// <param name="At">Only versions that were current at some moment of this time; null for all.</param>
/// <param name="Count">Most versions on a page.</param>
/// <param name="Page">The page link to go on from, or null.</param>
internal sealed record HistoryFilter(long? Since, DateRange? At, int Count, HistoryPage? Page)
{
    /// <summary>True when the filter wants a version that was written, and superseded (null: never), at these moments.</summary>
    public bool Wants(long written, long? superseded) =>
        (Since is null || written >= Since) && (At is not { } at || (written < at.Until && (superseded is null || superseded > at.From)));
}

/// <summary>
/// Where a history goes on: for each part the commit up to which the first page saw it, or down to which it has been shown, and the
/// row in that commit.
/// </summary>
internal sealed record HistoryPage(PageToken Commits, PageToken Rows)
{
    public override string ToString() => $"{Commits}.{Rows}";

    public static HistoryPage? Parse(string text) =>
        text.Split('.') is [var commits, var rows] && PageToken.Parse(commits) is { } c && PageToken.Parse(rows) is { } r ? new HistoryPage(c, r) : null;
}
