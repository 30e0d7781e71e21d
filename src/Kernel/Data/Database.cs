using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;

namespace Goldthread.Kernel.Data;

/// <summary>
/// One store: sessions to read with, and transactions to write with. On SQLite all writes go through one thread that commits
/// waiting work together; on PostgreSQL each write is a transaction of its own.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim _readers;
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly Writer _writer;

    private Database(Dialect dialect, string location)
    {
        Dialect = dialect;
        Location = location;
        _readers = new SemaphoreSlim(dialect.Readers);
        _writer = dialect is SqliteDialect ? new GroupCommitWriter(dialect) : new ConcurrentWriter(dialect);
    }

    /// <summary>The dialect spoken by the store.</summary>
    public Dialect Dialect { get; }

    /// <summary>The file, or the connection string.</summary>
    public string Location { get; }

    /// <summary>
    /// Opens the store at a location: a folder (SQLite, made if missing; the file is named) or a PostgreSQL connection string.
    /// </summary>
    /// <param name="location">Folder or connection string.</param>
    /// <param name="file">The file's name inside the folder, without ending.</param>
    public static Database Open(string location, string file = "goldthread")
    {
        if (IsPostgres(location))
        {
            return new Database(PostgresDialect.Of(location), location);
        }

        System.IO.Directory.CreateDirectory(location);
        var path = Path.Combine(location, file + ".db");
        return new Database(new SqliteDialect(path), path);
    }

    internal static Database Open(Dialect dialect, string location) => new(dialect, location);

    /// <summary>True for a connection string, false for a folder.</summary>
    public static bool IsPostgres(string location) =>
        location.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || location.Contains(";Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads in one session. On SQLite all of it sees one moment of the store; on PostgreSQL what must agree is read by commit number.
    /// </summary>
    public async ValueTask<T> Read<T>(Func<Session, T> work, CancellationToken cancel = default)
    {
        if (!_readers.Wait(0, CancellationToken.None))
        {
            var asked = Stopwatch.GetTimestamp();
            await _readers.WaitAsync(cancel);
            StoreMeter.ReadWait.Record(Stopwatch.GetElapsedTime(asked).TotalSeconds);
        }

        try
        {
            return ReadNow(work);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>
    /// Writes in one transaction: all of it is durable when the answer comes, or none of it happened. The work may run more than
    /// once (a lost race on PostgreSQL), so it must change nothing but the store.
    /// </summary>
    public Task<T> Write<T>(Func<Session, T> work, CancellationToken cancel = default) => _writer.Write(work, cancel);

    /// <summary>A writer for one thread of its own, beside the store's: it waits for nobody's turn but the database's. The caller disposes it.</summary>
    internal OneWriter WriterApart() => new(Dialect);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _readers.Dispose();
        (Dialect as IDisposable)?.Dispose();
    }

    private T ReadNow<T>(Func<Session, T> work)
    {
        var session = Begin();
        try
        {
            var result = work(session);
            session.Run("commit");
            _idle.Add(session);
            return result;
        }
        catch
        {
            // Whatever broke may have broken the connection too.
            session.Dispose();
            throw;
        }
    }

    /// <summary>A session that has begun to read. One that was idle while its connection broke is put away for another.</summary>
    private Session Begin()
    {
        while (_idle.TryTake(out var idle))
        {
            try
            {
                idle.Run("begin");
                return idle;
            }
            catch (DbException)
            {
                idle.Dispose();
            }
        }

        var session = new Session(Dialect, forWriting: false);
        try
        {
            session.Run("begin");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}

/// <summary>How transactions that write are run.</summary>
internal abstract class Writer : IAsyncDisposable
{
    public abstract Task<T> Write<T>(Func<Session, T> work, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Each write a transaction on a session of its own.</summary>
internal sealed class ConcurrentWriter(Dialect dialect) : Writer
{
    private readonly SemaphoreSlim _slots = new(dialect.Writers);
    private readonly ConcurrentBag<OneWriter> _idle = [];

    public override async Task<T> Write<T>(Func<Session, T> work, CancellationToken cancel)
    {
        var asked = Stopwatch.GetTimestamp();
        await _slots.WaitAsync(cancel);
        StoreMeter.WriteWait.Record(Stopwatch.GetElapsedTime(asked).TotalSeconds);
        var writer = _idle.TryTake(out var idle) ? idle : new OneWriter(dialect);
        try
        {
            return writer.Write(work);
        }
        finally
        {
            _idle.Add(writer);
            _slots.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var writer))
        {
            writer.Dispose();
        }

        _slots.Dispose();
        return ValueTask.CompletedTask;
    }
}
