using System.Data.Common;
using System.Diagnostics;

namespace Goldthread.Kernel.Data;

/// <summary>One session that writes, on the thread of whoever asks. A lost race is run again; a connection that broke is opened anew.</summary>
internal sealed class OneWriter(Dialect dialect) : IDisposable
{
    private const int Tries = 5;

    private Session? _session;

    /// <summary>Writes in one transaction. <paramref name="pieces"/> is how many writes it serves, for the meters.</summary>
    public T Write<T>(Func<Session, T> work, int pieces = 1)
    {
        for (var attempt = 1; ; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                var session = _session ??= new Session(dialect, forWriting: true);
                session.Run(dialect.BeginWrite);
                var result = work(session);
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
                if (!dialect.MayRetry(error) || attempt == Tries)
                {
                    throw;
                }
            }
        }
    }

    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}
