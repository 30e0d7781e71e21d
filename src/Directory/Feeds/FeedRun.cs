using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Feeds;

/// <summary>One import while it goes on: what was seen, what was accepted and what was refused.</summary>
internal sealed class FeedRun(string source, Dictionary<string, Listing> before, ServiceKeeping keeping, Act act, IProgress<FeedProgress> progress, FeedWatch? watch)
{
    private const int MostReasons = 1_000;
    private const int MostWaiting = 500;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<FeedRefusal> _refusals = [];
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private readonly List<Listing> _waiting = [];
    private long _new, _changed, _unchanged, _refused, _gone, _repeated;

    public long? Total { get; set; }

    public long Done => _new + _changed + _unchanged + _refused;

    /// <summary>What we hold of a service of this source, or null.</summary>
    public Listing? Held(string id) => before.GetValueOrDefault(id);

    /// <summary>True the first time that an id is met.</summary>
    public bool Meet(string id)
    {
        if (_seen.Add(id)) return true;
        _repeated++;
        return false;
    }

    /// <summary>True the first time that something is met whose id is none: a page of nothing else is news too.</summary>
    public bool MeetBroken(string id) => _seen.Add("?" + id);

    public void Note(string words) => _notes.Add(words);

    public void Refuse(string service, IReadOnlyList<Fault> faults)
    {
        _refused++;
        foreach (var fault in faults)
        {
            if (_refusals.Count < FeedReport.MostRefusals) _refusals.Add(new FeedRefusal(service, fault.Path ?? "", fault.Message));
            var what = $"{Place(fault.Path ?? "")} {fault.Message}".Trim();
            if (_reasons.Count >= MostReasons && !_reasons.ContainsKey(what)) what = "something else";
            _reasons[what] = _reasons.GetValueOrDefault(what) + 1;
        }

        Tell();
    }

    public async Task Accept(string id, string document, Func<string, ValueTask<Listing?>> elsewhere)
    {
        if (before.TryGetValue(id, out var old))
        {
            if (old.Document == document && old.GoneAt is null) _unchanged++;
            else
            {
                _changed++;
                _waiting.Add(new Listing(id, "", source, document));
            }
        }
        else if (await elsewhere(id) is { } other)
        {
            Refuse(id, [new Fault(FaultKind.Conflict, other.Source.Length > 0 ? $"is listed by the feed {other.Source} already" : "is listed here already by its own organisation", "id")]);
            return;
        }
        else
        {
            _new++;
            _waiting.Add(new Listing(id, "", source, document));
        }

        Tell();
    }

    /// <summary>Writes what was accepted and refused, when that has become much.</summary>
    public Task WriteIfMuch() => _waiting.Count + (watch is null ? 0 : _refusals.Count) >= MostWaiting ? Write() : Task.CompletedTask;

    /// <summary>Writes what was accepted since the last time, and hands on what was refused where somebody takes it.</summary>
    public async Task Write()
    {
        if (watch is not null && _refusals.Count > 0)
        {
            await watch.Keep(_refusals);
            _refusals.Clear();
        }

        if (_waiting.Count == 0) return;
        await keeping.Publish(_waiting, act);
        _waiting.Clear();
    }

    /// <summary>Marks what the feed, read to its end, no longer has.</summary>
    public async Task MarkGone()
    {
        foreach (var some in before.Values.Where(l => !_seen.Contains(l.Id) && l.GoneAt is null).Chunk(200))
        {
            _gone += some.Length;
            await keeping.Publish([.. some.Select(l => l with { GoneAt = act.At.ToUnixTimeMilliseconds() })], act);
        }
    }

    public FeedReport Report(bool isWhole) => new()
    {
        New = _new, Changed = _changed, Unchanged = _unchanged, Refused = _refused, Gone = _gone, IsWhole = isWhole, Refusals = _refusals,
        Reasons = [.. _reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value))],
        Notes = _repeated > 0 ? [.. _notes, $"{_repeated:N0} services came more than once; the first counted."] : _notes,
    };

    private void Tell() => progress.Report(new FeedProgress(Done, Total, _refused));

    // "schedules[3].freq" and "schedules[0].freq" are one reason.
    private static string Place(string path) => string.Concat(path.Where(c => !char.IsAsciiDigit(c)));
}
