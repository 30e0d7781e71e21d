using System.Data.Common;
using System.Diagnostics;

namespace Goldthread.Kernel.Data;

/// <summary>One session that writes, on the thread of whoever asks. A lost race is run again, and so is what a broken connection undid.</summary>
internal sealed class OneWriter(Dialect dialect) : IDisposable
{
    private const int Tries = 5;
    private const int TriesAfterRaces = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly Random _chance = new(Environment.CurrentManagedThreadId);
    private Session? _session;

    /// <summary>Writes in one transaction. <paramref name="pieces"/> is how many writes it serves, for the meters.</summary>
    public T Write<T>(Func<Session, T> work, int pieces = 1)
    {
        for (var attempt = 1; ; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            var committing = false;
            try
            {
                var session = _session ??= new Session(dialect, forWriting: true);
                session.Run(dialect.BeginWrite);
                var result = work(session);
                committing = true;
                session.Run("commit");
                StoreMeter.CommitDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
                StoreMeter.CommitSize.Record(pieces);
                return result;
            }
            catch (Exception error) when (error is not DbException)
            {
                // The work refused; the connection is as good as before.
                _session?.Run("rollback");
                throw;
            }
            catch (DbException error)
            {
                Dispose();
                var isLost = !committing && dialect.IsLostConnection(error);
                var isRace = dialect.IsLostRace(error);
                if ((!isLost && !isRace) || attempt >= (isRace ? TriesAfterRaces : Tries))
                {
                    throw;
                }

                // A server that fails over is back in a moment; in the meantime asking again and again does not help it.
                // Those who lost a race wait for different times, or they meet again in the same order and lose again.
                Thread.Sleep(isRace ? Pause * attempt * _chance.NextDouble() : Pause * attempt);
            }
        }
    }

    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}
