using Goldthread.Kernel.Data;
using Microsoft.Extensions.Logging;

namespace Goldthread.Kernel.Acts;

/// <summary>One announcement: what happened, in which commit of which part.</summary>
/// <param name="Part">The part it happened in.</param>
/// <param name="Commit">The commit it was written with.</param>
/// <param name="Position">Its place among the announcements of that commit.</param>
/// <param name="Name">What happened; docs/events.md lists the names.</param>
/// <param name="Body">Ids and facts as JSON, never free text about a person.</param>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record OutboxEvent(int Part, long Commit, int Position, string Name, string Body, int Attempts);

/// <summary>
/// Someone on a higher floor who wants to know. <see cref="Handle"/> runs in a transaction that also removes the announcement,
/// so what it writes to the same store happens exactly once; it must not change anything else.
/// </summary>
/// <param name="Name">The event it wants.</param>
/// <param name="Handle">What it does.</param>
public sealed record OutboxSubscriber(string Name, Action<Session, OutboxEvent> Handle);

/// <summary>Hands announcements to their subscribers after the commit, in order within a part, and tries again when one fails.</summary>
public sealed class Outbox(Database database, IReadOnlyList<OutboxSubscriber> subscribers, TimeProvider clock, ILogger<Outbox> log)
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    /// <summary>Delivers until cancelled.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (!await DeliverOnce(cancel))
            {
                await Task.Delay(Pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Delivers everything that is due now.</summary>
    public async Task DeliverAll(CancellationToken cancel = default)
    {
        while (await DeliverOnce(cancel))
        {
        }
    }

    /// <summary>Delivers what is due about one part, so that whoever wrote to it sees what follows from it. What fails is tried again later, as ever.</summary>
    public async Task Deliver(int part, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var due = await database.Read(session => OutboxTable.DueIn(session, part, now, Batch), cancel);
        if (due.Count > 0)
        {
            await DeliverPart(due, cancel);
        }
    }

    /// <summary>True when nothing waits to be delivered.</summary>
    public ValueTask<bool> IsEmpty() => database.Read(OutboxTable.IsEmpty);

    /// <summary>Delivers one batch; false when nothing was due.</summary>
    private async Task<bool> DeliverOnce(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var due = await database.Read(session => OutboxTable.Due(session, now, Batch), cancel);
        if (due.Count == 0)
        {
            return false;
        }

        // A transaction each: what is told about one part is written on one machine. They share flushes where the writer groups them.
        await Task.WhenAll(due.GroupBy(e => e.Part).Select(part => DeliverPart([.. part], cancel)));
        return true;
    }

    private async Task DeliverPart(List<OutboxEvent> due, CancellationToken cancel)
    {
        try
        {
            await Deliver(due, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One of them failed and took the others with it: one at a time, so that only the faulty one waits.
            foreach (var e in due)
            {
                await DeliverAlone(e, cancel);
            }
        }
    }

    private Task<bool> Deliver(IReadOnlyList<OutboxEvent> events, CancellationToken cancel) => database.Write(
        session =>
        {
            // Removed first: who removes it tells it, so that two servers on one store never both do.
            foreach (var e in events.Where(e => OutboxTable.Remove(session, e)))
            {
                foreach (var subscriber in subscribers.Where(s => s.Name == e.Name))
                {
                    subscriber.Handle(session, e);
                }
            }

            return true;
        },
        cancel);

    private async Task DeliverAlone(OutboxEvent e, CancellationToken cancel)
    {
        try
        {
            await Deliver([e], cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(e.Attempts, 20))));
            log.LogError(error, "Event {Name} of part {Part} commit {Commit} failed, attempt {Attempt}; next in {Delay}", e.Name, e.Part, e.Commit, e.Attempts + 1, delay);
            await database.Write(
                session =>
                {
                    OutboxTable.TryLater(session, e, clock.GetUtcNow().Add(delay).ToUnixTimeMilliseconds());
                    return true;
                },
                cancel);
        }
    }
}
