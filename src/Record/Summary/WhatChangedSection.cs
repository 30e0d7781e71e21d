namespace Goldthread.Record.Summary;

/// <summary>What one organisation added or changed of one kind.</summary>
/// <param name="Text">"3 new test results from Wren Hospital".</param>
/// <param name="Kind">What they are.</param>
/// <param name="SourceCode">The code of who sent them.</param>
/// <param name="SourceName">The name of who sent them.</param>
/// <param name="New">How many are new.</param>
/// <param name="Changed">How many were there before and have changed.</param>
/// <param name="Latest">When the last of them reached us.</param>
/// <param name="References">The entries, newest received first, "Type/id".</param>
public sealed record ChangeLine(
    string Text,
    TimelineKind Kind,
    string SourceCode,
    string SourceName,
    int New,
    int Changed,
    DateTimeOffset Latest,
    IReadOnlyList<string> References);

/// <summary>What has changed since the reader last looked.</summary>
/// <param name="LastLooked">Null when this is the first look; then nothing is counted as changed.</param>
/// <param name="Words">The section in one sentence.</param>
/// <param name="Count">How many entries are new or changed.</param>
/// <param name="Lines">By organisation and kind, most lately received first.</param>
public sealed record WhatChanged(DateTimeOffset? LastLooked, string Words, int Count, IReadOnlyList<ChangeLine> Lines);

internal static class WhatChangedSection
{
    public static WhatChanged Read(EntrySet entries, DateTimeOffset? lastLooked)
    {
        if (lastLooked is not { } since) return new WhatChanged(null, "You have not looked at this record before.", 0, []);
        var lines = entries.All.Where(e => e.Received > since)
            .Select(e => (Entry: e, Kind: e.Kind)).Where(e => e.Kind != TimelineKind.RecordKeeping)
            .GroupBy(e => (e.Entry.SourceCode, e.Kind))
            .Select(g => Line(g.Key.Kind, [.. g.Select(e => e.Entry).OrderByDescending(e => e.Received).ThenBy(e => e.Reference, StringComparer.Ordinal)]))
            .OrderByDescending(l => l.Latest).ThenBy(l => l.SourceName, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Kind).ToList();
        var count = lines.Sum(l => l.New + l.Changed);
        var looked = UkTime.Heard(since, entries.Now);
        var words = count switch
        {
            0 => $"Nothing has changed since you last looked ({looked}).",
            1 => $"1 change since you last looked ({looked}).",
            _ => $"{count} changes since you last looked ({looked}).",
        };
        return new WhatChanged(since, words, count, lines);
    }

    private static ChangeLine Line(TimelineKind kind, List<Entry> entries)
    {
        var (fresh, first) = (entries.Count(e => e.Version <= 1), entries[0]);
        var changed = entries.Count - fresh;
        var text = (fresh, changed) switch
        {
            (_, 0) => "New: " + TimelineKinds.Count(kind, fresh),
            (0, _) => "Changed: " + TimelineKinds.Count(kind, changed),
            _ => $"New: {TimelineKinds.Count(kind, fresh)}. Changed: {changed}",
        };
        return new ChangeLine($"{text}, from {first.SourceName}", kind, first.SourceCode, first.SourceName, fresh, changed, first.Received, entries.ConvertAll(e => e.Reference));
    }
}
