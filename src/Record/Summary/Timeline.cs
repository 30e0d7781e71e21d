namespace Goldthread.Record.Summary;

/// <summary>One line of the timeline. Text is its title.</summary>
public sealed record TimelineEntry : RecordItem
{
    internal TimelineEntry(RecordItem item)
        : base(item)
    {
    }

    public required TimelineKind Kind { get; init; }

    /// <summary>The kind in words.</summary>
    public string KindWords => TimelineKinds.Words(Kind);

    /// <summary>Other than <see cref="Validity.Fact"/>: shown struck through, with <see cref="StruckWords"/> beside it, and in no other section.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Why it is struck through; null for a fact.</summary>
    public string? StruckWords => Validity switch
    {
        Validity.EnteredInError => "Entered by mistake",
        Validity.Refuted => "Looked into and ruled out",
        _ => null,
    };

    /// <summary>True when it lies in the future.</summary>
    public bool IsToCome { get; init; }

    /// <summary>The date in words; where the source sent none, says so and when it reached us.</summary>
    public string DateWords => When?.Words ?? "No date given. Received " + UkTime.Date(UkTime.DateOf(Received));
}

/// <summary>Which part of the timeline to show. All of it when nothing is set.</summary>
public sealed record TimelineFilter
{
    /// <summary>Only these kinds; all but record keeping when empty.</summary>
    public IReadOnlySet<TimelineKind> Kinds { get; init; } = new HashSet<TimelineKind>();

    /// <summary>Only these source codes; all when empty.</summary>
    public IReadOnlySet<string> Sources { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>From this day on. A date that is only a month or year is kept while any day of it may be in range.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to and with this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>From 1. A page past the last gives the last.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 500.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>One choice of a filter with how many entries it has, under the other filters as set.</summary>
public sealed record TimelineChoice<T>(T Value, string Words, int Count);

/// <summary>One page of the timeline.</summary>
/// <param name="Entries">The entries of the page.</param>
/// <param name="Total">How many entries match.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Pages">How many pages there are; 1 when nothing matches.</param>
/// <param name="Kinds">The kinds to choose from.</param>
/// <param name="Sources">The organisations to choose from, by code.</param>
public sealed record TimelinePage(
    IReadOnlyList<TimelineEntry> Entries,
    int Total,
    int Page,
    int Pages,
    IReadOnlyList<TimelineChoice<TimelineKind>> Kinds,
    IReadOnlyList<TimelineChoice<string>> Sources);

/// <summary>Everything in the record by date, newest first, over all sources.</summary>
public static class Timeline
{
    private sealed record Line(Entry Entry, TimelineKind Kind, FhirMoment? When)
    {
        public DateTimeOffset Order => When?.Start ?? Entry.Received;
    }

    /// <summary>Reads one page. Only the entries of that page are put into words.</summary>
    public static TimelinePage Read(PersonRecordInput input, TimelineFilter filter) => Read(new EntrySet(input), filter);

    internal static TimelinePage Read(EntrySet entries, TimelineFilter filter)
    {
        var dated = entries.All.Select(e => new Line(e, e.Kind, e.When)).Where(l => InDates(l, filter)).ToList();
        var matching = dated.Where(l => OfKind(l, filter) && OfSource(l, filter)).ToList();
        matching.Sort(NewestFirst);
        var size = Math.Clamp(filter.PageSize, 1, 500);
        var pages = Math.Max(1, (matching.Count + size - 1) / size);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new TimelinePage(
            [.. matching.Skip((page - 1) * size).Take(size).Select(l => ReadOne(l, entries))],
            matching.Count, page, pages,
            [.. dated.Where(l => OfSource(l, filter)).GroupBy(l => l.Kind).OrderBy(g => g.Key)
                .Select(g => new TimelineChoice<TimelineKind>(g.Key, TimelineKinds.Words(g.Key), g.Count()))],
            [.. dated.Where(l => OfKind(l, filter)).GroupBy(l => l.Entry.SourceCode, StringComparer.Ordinal)
                .Select(g => new TimelineChoice<string>(g.Key, g.First().Entry.SourceName, g.Count())).OrderBy(c => c.Words, StringComparer.OrdinalIgnoreCase)]);
    }

    private static TimelineEntry ReadOne(Line line, EntrySet entries) => new(entries.Item(line.Entry, EntryTitle.Of(line.Entry, entries), when: line.When))
    {
        Kind = line.Kind,
        Validity = line.Entry.Validity,
        IsToCome = line.When is { } when && when.Start > entries.Now,
    };

    private static bool OfKind(Line line, TimelineFilter filter) =>
        filter.Kinds.Count == 0 ? line.Kind != TimelineKind.RecordKeeping : filter.Kinds.Contains(line.Kind);

    private static bool OfSource(Line line, TimelineFilter filter) => filter.Sources.Count == 0 || filter.Sources.Contains(line.Entry.SourceCode);

    private static bool InDates(Line line, TimelineFilter filter)
    {
        var (first, last) = line.When is { } when ? (when.FirstDay, when.LastDay) : (UkTime.DateOf(line.Entry.Received), UkTime.DateOf(line.Entry.Received));
        return (filter.From is not { } from || last >= from) && (filter.To is not { } to || first <= to);
    }

    // Ties are broken to the last by what never changes, so that page 2 never repeats page 1.
    private static int NewestFirst(Line a, Line b)
    {
        if (b.Order.CompareTo(a.Order) is var byOrder and not 0) return byOrder;
        if (b.Entry.Received.CompareTo(a.Entry.Received) is var byReceived and not 0) return byReceived;
        return string.CompareOrdinal(a.Entry.Type, b.Entry.Type) is var byType and not 0 ? byType : string.CompareOrdinal(a.Entry.Id, b.Entry.Id);
    }
}
