using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>One page of a history, newest first.</summary>
/// <param name="Versions">The versions.</param>
/// <param name="Total">How many there are in all, where that is known.</param>
/// <param name="Next">The next page, or null.</param>
internal sealed record HistoryResult(IReadOnlyList<StoredResource> Versions, int? Total, HistoryPage? Next);

/// <summary>
/// What was written, newest first: of one resource, of a type, or of everything in sight. Pages after the first show the moment of the
/// first. https://hl7.org/fhir/R4/http.html#history
/// </summary>
internal sealed class HistoryReader(Database database, RecordReader reader, IndexExtractor extractor, TimeProvider clock)
{
    // Rows of a part are walked in the order of its commits, and the clocks of two writers may differ by less than this.
    private const long ClockSlack = 3_600_000;
    private const int RowsAtOnce = 64;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The versions of one resource, also those from before it moved to another person.</summary>
    public async Task<Outcome<HistoryResult>> Instance(string type, string id, HistoryFilter filter, Sight sight)
    {
        var all = await reader.History(type, id, sight);
        return all.Then<HistoryResult>(versions =>
        {
            // The versions of a resource have numbers, so the number is the place to go on from.
            var newest = filter.Page?.Commits.Offset ?? versions[0].Version;
            var below = filter.Page?.Rows.Offset ?? int.MaxValue;
            var seen = versions.Where(v => v.Version <= newest).ToList();
            var wanted = seen.Where((v, i) => filter.Wants(v.At.ToUnixTimeMilliseconds(), i == 0 ? null : seen[i - 1].At.ToUnixTimeMilliseconds())).ToList();
            var page = wanted.Where(v => v.Version < below).Take(filter.Count).ToList();
            var next = page.Count > 0 && page[^1].Version > wanted[^1].Version
                ? new HistoryPage(new PageToken(newest, PageToken.Nothing), new PageToken(page[^1].Version, PageToken.Nothing))
                : null;
            return new HistoryResult(page, wanted.Count, next);
        });
    }

    /// <summary>Everything of a type, or of all types, that is in sight.</summary>
    public ValueTask<Outcome<HistoryResult>> Of(string? type, HistoryFilter filter, Sight sight, CancellationToken cancel) =>
        database.Read(session => new Walk(session, type is null ? null : extractor.References.Number(type), filter, sight, extractor, clock, cancel).Run(reader), cancel);

    /// <summary>Walks all parts at once, always on in the one whose next row is the newest; of rows of one millisecond, by part, so that the order is always the same.</summary>
    private sealed class Walk(Session session, short? type, HistoryFilter filter, Sight sight, IndexExtractor extractor, TimeProvider clock, CancellationToken cancel)
    {
        private readonly long _started = clock.GetTimestamp();
        private readonly SightIn _seen = new(session, sight, extractor);
        private readonly Dictionary<(short, string), bool> _seenOfPlace = [];

        public Outcome<HistoryResult> Run(RecordReader reader)
        {
            var parts = Parts();
            var heads = new PriorityQueue<PartRows, (long Newest, int Part)>();
            foreach (var part in parts)
            {
                Advance(part, heads);
            }

            var page = new List<VersionRow>();
            while (page.Count < filter.Count && heads.TryDequeue(out var part, out _))
            {
                var row = part.Current!;
                page.Add(VersionTable.Find(session, row.Person, row.Row)!);
                part.Shown(row);
                Advance(part, heads);
                if (Overdue())
                {
                    return new Fault(FaultKind.TooCostly, $"This history would read too much ({Longest.TotalSeconds} seconds are the limit). Ask with _since, by type, or of one resource.");
                }
            }

            if (Overdue())
            {
                return new Fault(FaultKind.TooCostly, $"This history would read too much ({Longest.TotalSeconds} seconds are the limit). Ask with _since, by type, or of one resource.");
            }

            var next = heads.Count == 0
                ? null
                : new HistoryPage(
                    new PageToken(0, parts.ToDictionary(p => p.Part, p => p.Commit)),
                    new PageToken(0, parts.Where(p => p.Row < long.MaxValue).ToDictionary(p => p.Part, p => p.Row)));
            return new HistoryResult([.. page.Select(reader.Stored)], null, next);
        }

        private List<PartRows> Parts()
        {
            var now = Positions.All(session);
            return filter.Page is { } page
                ? [.. page.Commits.Commits.Where(c => now.ContainsKey(c.Key)).Select(c => new PartRows(c.Key, c.Value, page.Rows.Commits.GetValueOrDefault(c.Key, long.MaxValue)))]
                : [.. now.Select(c => new PartRows(c.Key, c.Value, long.MaxValue))];
        }

        private void Advance(PartRows part, PriorityQueue<PartRows, (long Newest, int Part)> heads)
        {
            while (part.Next(session, type, RowsAtOnce) is { } row && !(filter.Since > row.At + ClockSlack) && !Overdue())
            {
                // Numbers that belong to no resource in sight pass by uncounted.
                if ((filter.Since is null || row.At >= filter.Since) && Visible(row) && (filter.At is null || filter.Wants(row.At, Superseded(row))) && !IsLeftBehind(row))
                {
                    heads.Enqueue(part, (-row.At, part.Part));
                    return;
                }
            }
        }

        private bool Visible(VersionHead row)
        {
            var name = extractor.References.Name(row.Type);
            if (!row.Person.IsPlace)
            {
                return _seen.Sees(name, row.Person, row.Row);
            }

            // A row of the place is in sight when what it says now is: that decides for its history.
            return _seenOfPlace.TryGetValue((row.Type, row.Id), out var visible)
                ? visible
                : _seenOfPlace[(row.Type, row.Id)] = KeyTable.Find(session, row.Person, row.Type, row.Id) is { } current && _seen.Sees(name, row.Person, current.Row);
        }

        /// <summary>When the version after this one was written; null when there is none.</summary>
        private long? Superseded(VersionHead row)
        {
            long? at = null;
            for (var place = KeyTable.Find(session, row.Person, row.Type, row.Id)?.Row ?? row.Row; place != row.Row;)
            {
                var later = VersionTable.Find(session, row.Person, place)!;
                at = later.At;
                place = later.Prior;
            }

            return at;
        }

        /// <summary>
        /// True for the mark that a resource leaves when it moves to another person: nothing was deleted, it goes on there in the same act.
        /// Where that person is out of sight, it went away.
        /// </summary>
        private bool IsLeftBehind(VersionHead row)
        {
            if (!row.Deleted)
            {
                return false;
            }

            var places = MovedTable.Of(session, row.Type, row.Id);
            if (places.Count > 0 && Locator.Find(session, row.Type, row.Id) is { } now)
            {
                places.Add(now.Person);
            }

            return places.Exists(p => p != row.Person && _seen.Sees(p) && GoesOn(p, row));
        }

        private bool GoesOn(PersonKey person, VersionHead mark)
        {
            var version = KeyTable.Find(session, person, mark.Type, mark.Id) is { } key ? VersionTable.Find(session, person, key.Row) : null;
            while (version is not null && version.Version > mark.Version + 1)
            {
                version = version.Prior == 0 ? null : VersionTable.Find(session, person, version.Prior);
            }

            return version is { Body: not null } && version.Version == mark.Version + 1 && version.At == mark.At;
        }

        private bool Overdue()
        {
            cancel.ThrowIfCancellationRequested();
            return clock.GetElapsedTime(_started) > Longest;
        }
    }

    /// <summary>The rows of one part from its newest down, some at a time.</summary>
    private sealed class PartRows(int part, long commit, long row)
    {
        private readonly Queue<VersionHead> _ahead = new();
        private long _commit = commit;
        private long _row = row;
        private bool _ended;

        public int Part => part;

        /// <summary>Down to here the part has been shown.</summary>
        public long Commit { get; private set; } = commit;

        public long Row { get; private set; } = row;

        public VersionHead? Current { get; private set; }

        public void Shown(VersionHead shown) => (Commit, Row) = (shown.Commit, shown.Row);

        public VersionHead? Next(Session session, short? type, int most)
        {
            if (_ahead.Count == 0 && !_ended)
            {
                foreach (var head in VersionTable.Before(session, part, _commit, _row, type, most))
                {
                    _ahead.Enqueue(head);
                    (_commit, _row) = (head.Commit, head.Row);
                }

                _ended = _ahead.Count < most;
            }

            return Current = _ahead.TryDequeue(out var next) ? next : null;
        }
    }
}
