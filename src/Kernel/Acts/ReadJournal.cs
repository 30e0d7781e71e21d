using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>What was looked at.</summary>
/// <param name="Act">Who, when, why, and what they did.</param>
/// <param name="Part">The part of the person, or <see cref="Acts.Part.Place"/> when no one person was meant.</param>
/// <param name="Person">The person's number in the part; 0 when no one person was meant.</param>
/// <param name="Sight">The sight that was used, in the words of the access kernel.</param>
public sealed record ReadAct(Act Act, int Part, long Person, string Sight);

/// <summary>
/// The journal of reads: a chain of its own, written in groups. <see cref="Record"/> returns when the act is durable, so an
/// answer that waits for it never leaves unrecorded; when the journal cannot be written it throws, and there is no answer. Several servers on
/// one store write one chain, a group each in turn.
/// </summary>
public sealed class ReadJournal : IAsyncDisposable
{
    internal const string ChainName = "reads";
    private const int MostPerCommit = 512;

    private readonly Database _database;
    private readonly WorkQueue<Waiting> _queue = new(8192);
    private readonly Thread _thread;

    /// <summary>A journal in the given store: on SQLite a file of its own, so that reads and writes do not wait for each other.</summary>
    public ReadJournal(Database database)
    {
        _database = database;
        _thread = new Thread(Run) { IsBackground = true, Name = "read journal" };
        _thread.Start();
    }

    internal Database Store => _database;

    /// <summary>Writes one act; done when it is on disk.</summary>
    /// <exception cref="StoreBusyException">Thousands of acts wait to be written already.</exception>
    public Task Record(ReadAct act)
    {
        var waiting = new Waiting(act);
        _queue.Add(waiting);
        return waiting.Task;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (_queue.Close())
        {
            _thread.Join();
        }

        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        using var writer = _database.WriterApart();
        var group = new List<Waiting>(MostPerCommit);
        while (_queue.Take(group, MostPerCommit))
        {
            try
            {
                writer.Write(session => Append(session, group), group.Count);
                group.ForEach(w => w.SetResult());
            }
            catch (Exception error)
            {
                group.ForEach(w => w.SetException(error));
            }
        }
    }

    private static bool Append(Session session, List<Waiting> group)
    {
        ChainTable.Lock(session, ChainName);
        var (number, hash) = ReadJournalTable.Last(session);
        var actors = new Dictionary<Actor, long>();
        foreach (var act in group.Select(w => w.Act))
        {
            if (!actors.TryGetValue(act.Act.Who, out var actor))
            {
                actors[act.Act.Who] = actor = ActorTable.Put(session, act.Act.Who);
            }

            var row = new ReadRow(++number, act.Act.At.ToUnixTimeMilliseconds(), actor, act.Act.Why, act.Act.Activity, act.Part, act.Person, act.Sight);
            hash = row.Hash(hash, act.Act.Who.Content);
            ReadJournalTable.Add(session, row, hash);
        }

        return true;
    }

    private sealed class Waiting(ReadAct act) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public ReadAct Act => act;
    }
}

/// <summary>One act that read, as it stands in the journal.</summary>
internal sealed record ReadRow(long Number, long At, long Actor, string Why, string Activity, int Part, long Person, string Sight)
{
    public byte[] Hash(ReadOnlySpan<byte> before, string actor) =>
        Chain.Link(before, [Number, At, Actor, Part, Person], [actor, Why, Activity, Sight], []);
}
