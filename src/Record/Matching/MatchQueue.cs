using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>One line of the queue.</summary>
public sealed record MatchLine(MatchPair Pair, Identity A, Identity B, MatchScore Score);

/// <summary>
/// Pairs of records that somebody should look at: those without a verified NHS number with whom they could be, and suspected duplicates.
/// Kept up to date beside the writing of records, never in its way.
/// </summary>
public sealed class MatchQueue(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>Lines on one page.</summary>
    public const int PageSize = 20;

    private const int Batch = 50;
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Compares every record that was written since the last time.</summary>
    public async Task Refresh(CancellationToken cancel = default)
    {
        while (await RefreshSome(cancel))
        {
        }
    }

    /// <summary>Compares some of the records that wait; false when none did.</summary>
    public async Task<bool> RefreshSome(CancellationToken cancel = default)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            var work = await database.Read(session => MatchWorkTable.First(session, Batch).ConvertAll(w => (Work: w, Pairs: Found(session, w.Key, now))), cancel);
            foreach (var (item, pairs) in work)
            {
                await database.Write(
                    session =>
                    {
                        Put(session, item.Key, pairs);
                        MatchWorkTable.Remove(session, item);
                        return true;
                    },
                    cancel);
            }

            return work.Count > 0;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>One page of the queue and how many lines there are, the likeliest first.</summary>
    public async Task<(IReadOnlyList<MatchLine> Lines, long Count)> Page(MatchState state, int page) => await database.Read(session =>
        ((IReadOnlyList<MatchLine>)[.. MatchTable.Page(session, state, PageSize, (page - 1) * PageSize).Select(p => Line(session, p)).OfType<MatchLine>()],
            MatchTable.Count(session, state)));

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    internal static MatchLine? Line(Session session, MatchPair pair) =>
        IdentityTable.Find(session, pair.A) is { } a && IdentityTable.Find(session, pair.B) is { } b ? new MatchLine(pair, a, b, MatchScore.Of(a, b)) : null;

    private static List<MatchPair> Found(Session session, PersonKey key, DateTimeOffset now) =>
        IdentityTable.Find(session, key) is { } record ? MatchCandidates.For(session, record, now) : [];

    private static void Put(Session session, PersonKey key, List<MatchPair> found)
    {
        var known = MatchTable.Of(session, key).ToDictionary(p => p.Pair, StringComparer.Ordinal);
        foreach (var pair in found)
        {
            var before = known.GetValueOrDefault(pair.Pair);
            MatchTable.Put(session, pair with { State = before?.State == MatchState.Later ? MatchState.Later : MatchState.Open });
        }

        foreach (var old in known.Values.Where(p => p.State != MatchState.Settled && !found.Exists(f => f.Pair == p.Pair) && !MatchCandidates.StillStands(session, p)))
        {
            MatchTable.Put(session, old.Pair, MatchState.Settled);
        }
    }
}
