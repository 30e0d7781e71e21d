using System.Data.Common;
using System.Security.Cryptography;
using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Feeds.Schedule;

/// <summary>
/// Fetches what is due, one feed at a time. Of several servers on one store one does it: it holds the work while it runs, and another takes over when it
/// falls silent. A run that is cut off is begun again; as the same feed twice changes nothing, nothing is lost or doubled.
/// </summary>
internal sealed class FeedTurn(Database database, FeedImport import, FeedSchedule schedule, TimeProvider clock)
{
    /// <summary>How long a run may take; what came until then is kept, and the next goes on where it was.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>How long the work is held without a sign of life.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(60);

    /// <summary>Things refused that are kept of one run; the rest is counted by reason.</summary>
    public const int MostKept = 20_000;

    private const int LongestWords = 400;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private readonly string _me = RandomNumberGenerator.GetHexString(16);

    /// <summary>Fetches the feed that is due longest; false when none is, or another server is at work.</summary>
    public async Task<bool> Run(CancellationToken cancel)
    {
        if (await database.Read(s => FeedTable.Due(s, Now()), cancel) is null) return false;
        if (await database.Write(Begin, cancel) is not { } feed) return false;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var beating = KeepHolding(feed.Number, stop);
        try
        {
            var (result, told, report) = await Fetch(feed, stop.Token);
            await database.Write(s => End(s, feed, result, told, report), CancellationToken.None);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // It was paused or removed, or another server took the work.
            await database.Write(s => End(s, feed, RunResult.Part, "It was stopped; what had come is kept.", null), CancellationToken.None);
        }
        finally
        {
            await stop.CancelAsync();
            await beating;
            await database.Write(s => FeedWorkTable.Take(s, _me, Now(), 0), CancellationToken.None);
        }

        // What was still on its way when the feed was removed.
        if (await schedule.Find(feed.Number) is null) await schedule.MarkGone(feed.Name);
        return true;
    }

    private ScheduledFeed? Begin(Session session)
    {
        var now = Now();
        if (!FeedWorkTable.Take(session, _me, now, now + (long)Hold.TotalMilliseconds)) return null;
        if (FeedTable.Due(session, now) is not { } due)
        {
            FeedWorkTable.Take(session, _me, now, 0);
            return null;
        }

        var begun = due with { StartedAt = Math.Max(now, due.EndedAt + 1) };
        FeedTable.Put(session, begun);
        return begun;
    }

    private async Task<(string Result, string Told, FeedReport? Report)> Fetch(ScheduledFeed feed, CancellationToken cancel)
    {
        var kept = 0;
        var watch = new FeedWatch(clock.GetUtcNow() + Longest, async refusals =>
        {
            var some = refusals.Take(MostKept - kept).ToList();
            foreach (var chunk in some.Chunk(500))
            {
                await database.Write(session =>
                {
                    for (var i = 0; i < chunk.Length; i++) FeedRefusalTable.Add(session, feed.Number, feed.StartedAt, kept + i, chunk[i]);
                    return chunk.Length;
                }, CancellationToken.None);
                kept += chunk.Length;
            }
        });
        try
        {
            var done = await import.FromAddress(feed.Address, feed.Name, Nobody.Listens, watch, cancel);
            return done.Succeeded
                ? (done.Value.IsWhole ? RunResult.Done : RunResult.Part, Short(string.Join(' ', done.Value.Notes)), done.Value)
                : (RunResult.Failed, Short(done.Fault.Message), null);
        }
        catch (DbException)
        {
            return (RunResult.Part, "The store did not answer; what had come is kept.", null);
        }
    }

    private static bool End(Session session, ScheduledFeed feed, string result, string told, FeedReport? report, DateTimeOffset now)
    {
        // Another server began it anew, or it is removed.
        if (FeedTable.Lock(session, feed.Number) is not { } current || current.StartedAt != feed.StartedAt) return false;
        var isAskedAgain = current.DueAt > feed.DueAt;
        var after = current.After(result, told, report, now);
        FeedTable.Put(session, isAskedAgain ? after with { DueAt = current.DueAt } : after);
        FeedRefusalTable.Keep(session, feed.Number, feed.StartedAt);
        return true;
    }

    private bool End(Session session, ScheduledFeed feed, string result, string told, FeedReport? report) => End(session, feed, result, told, report, clock.GetUtcNow());

    // While a run goes on: says that this server lives, and stops it when nobody wants it any more.
    private async Task KeepHolding(long feed, CancellationTokenSource stop)
    {
        while (true)
        {
            await Task.Delay(Beat, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) return;
            try
            {
                var goesOn = await database.Write(s => FeedWorkTable.Take(s, _me, Now(), Now() + (long)Hold.TotalMilliseconds) && FeedTable.Find(s, feed) is { IsPaused: false }, stop.Token);
                if (!goesOn) await stop.CancelAsync();
            }
            catch (Exception error) when (error is DbException or OperationCanceledException)
            {
                // Asked again at the next beat; if the store is gone for longer, another server takes over.
            }
        }
    }

    private static string Short(string words) => words.Length <= LongestWords ? words : words[..LongestWords] + "…";

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Nobody : IProgress<FeedProgress>
    {
        public static readonly Nobody Listens = new();

        public void Report(FeedProgress value)
        {
        }
    }
}
