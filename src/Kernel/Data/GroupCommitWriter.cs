using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Goldthread.Kernel.Data;

/// <summary>
/// The only writer of a SQLite file. Work that waits is run in one transaction, so one flush to disk serves many; where a piece
/// fails, the others are run again and it undoes only itself.
/// </summary>
internal sealed class GroupCommitWriter : Writer
{
    // A bound on what one commit holds keeps the wait of the last in line short (limits.md of the design: 7,000 rows hold the writer about 80 ms).
    private const int MostPerCommit = 256;

    // Pages of 4 KiB in the log: 256 MB.
    private const long RestartAbove = 65_536;
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMilliseconds(250);

    private readonly WorkQueue<Work> _queue = new(4096);
    private readonly Dialect _dialect;
    private readonly Thread _thread;
    private readonly Thread _checkpoints;
    private readonly ManualResetEventSlim _stopping = new();

    public GroupCommitWriter(Dialect dialect)
    {
        _dialect = dialect;
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
        _checkpoints = new Thread(Checkpoint) { IsBackground = true, Name = "store checkpoint" };
        _checkpoints.Start();
    }

    public override Task<T> Write<T>(Func<Session, T> work, CancellationToken cancel)
    {
        var waiting = new Work<T>(work);
        _queue.Add(waiting);
        return waiting.Done.Task;
    }

    public override ValueTask DisposeAsync()
    {
        if (_queue.Close())
        {
            _thread.Join();
            _stopping.Set();
            _checkpoints.Join();
        }

        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        Session? session = null;
        var group = new List<Work>(MostPerCommit);
        while (_queue.Take(group, MostPerCommit))
        {
            var started = Stopwatch.GetTimestamp();
            group.ForEach(w => StoreMeter.WriteWait.Record(Stopwatch.GetElapsedTime(w.Asked, started).TotalSeconds));
            try
            {
                session ??= new Session(_dialect, forWriting: true);
                if (!Together(session, group))
                {
                    Apart(session, group);
                }

                group.ForEach(w => w.Answer());
                StoreMeter.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
                StoreMeter.CommitSize.Record(group.Count);
            }
            catch (SqliteException error)
            {
                // The commit itself failed (disk full, I/O): nobody's work happened, and everybody is told so.
                group.ForEach(w => w.Fail(error));
                session?.Dispose();
                session = null;
            }
        }

        session?.Dispose();
    }

    /// <summary>One transaction without savepoints, for each costs a copy of every page that is touched behind it. False when a piece failed: nothing is kept.</summary>
    private bool Together(Session session, List<Work> group)
    {
        session.Run(_dialect.BeginWrite);
        foreach (var work in group)
        {
            session.BeginPiece();
            work.Run(session);
            if (work.Failed)
            {
                session.Run("rollback");
                return group.Count == 1;
            }
        }

        session.Run("commit");
        return true;
    }

    /// <summary>The same again, each piece behind a savepoint, so that what fails undoes only itself.</summary>
    private void Apart(Session session, List<Work> group)
    {
        session.Run(_dialect.BeginWrite);
        foreach (var work in group)
        {
            session.Run("savepoint one");
            work.Run(session);
            if (work.Failed)
            {
                session.Run("rollback to one");
            }

            session.Run("release one");
        }

        session.Run("commit");
    }

    private void Checkpoint()
    {
        Session? session = null;
        var copied = (Frames: 0L, All: false);
        while (!_stopping.Wait(BetweenCheckpoints))
        {
            try
            {
                session ??= new Session(_dialect, forWriting: true);
                var wal = new FileInfo(WalFile(session));
                if (!wal.Exists || wal.Length == 0 || (copied.All && Idle(wal)))
                {
                    continue;
                }

                copied = Copy(session, "pragma wal_checkpoint(passive)");
                if (copied.Frames > RestartAbove)
                {
                    // Under writing without a pause the log is never copied whole, so it would grow for ever. What is left to copy
                    // now is little; for so long the writer waits, and then begins the log anew.
                    copied = Copy(session, "pragma wal_checkpoint(restart)");
                }
            }
            catch (Exception error) when (error is SqliteException or IOException)
            {
                // Busy or full: the log stays as it is and the next turn tries again; nothing is lost by waiting.
                session?.Dispose();
                session = null;
            }
        }

        session?.Dispose();
    }

    // https://www.sqlite.org/pragma.html#pragma_wal_checkpoint: busy, pages in the log, pages copied of them.
    private static (long Frames, bool All) Copy(Session session, string sql) =>
        session.Statement(sql).First(r => (r.GetInt64(1), r.GetInt64(1) == r.GetInt64(2)), (0, false));

    private static bool Idle(FileInfo wal) => wal.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - BetweenCheckpoints * 4;

    private static string WalFile(Session session) => session.Statement("pragma database_list").First(r => r.GetString(2), "") + "-wal";

    private abstract class Work
    {
        public bool Failed { get; protected set; }

        public long Asked { get; } = Stopwatch.GetTimestamp();

        public abstract void Run(Session session);

        public abstract void Answer();

        public abstract void Fail(Exception error);
    }

    private sealed class Work<T>(Func<Session, T> work) : Work
    {
        private T? _result;
        private Exception? _error;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(Session session)
        {
            Failed = false;
            _error = null;
            try
            {
                _result = work(session);
            }
            catch (Exception error) when (error is not SqliteException { SqliteErrorCode: 10 or 13 })
            {
                Failed = true;
                _error = error;
            }
        }

        public override void Answer()
        {
            if (_error is null)
            {
                Done.TrySetResult(_result!);
            }
            else
            {
                Done.TrySetException(_error);
            }
        }

        public override void Fail(Exception error) => Done.TrySetException(_error ?? error);
    }
}
