using System.Data.Common;

namespace Goldthread.Kernel.Data;

/// <summary>One connection with its prepared statements. Used by one thread at a time; statements are prepared once and kept.</summary>
public sealed class Session : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly PartGuard? _guard;

    internal Session(Dialect dialect, bool forWriting)
    {
        Dialect = dialect;
        _connection = dialect.Connect(forWriting);
        _guard = PartGuard.IsOn ? new PartGuard(dialect) : null;
    }

    /// <summary>The dialect of the store behind this session.</summary>
    public Dialect Dialect { get; }

    /// <summary>
    /// The statement for this text, prepared. Its parameters keep the values of the last use: set every one.
    /// A statement cannot be used again while its rows are being read.
    /// </summary>
    public Statement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = Dialect.Prepare(_connection, sql);
            _statements[sql] = statement = _guard?.Watch(sql, statement) ?? statement;
        }

        return statement;
    }

    /// <summary>
    /// Says, at the beginning of a transaction, why it may write several parts: on a store that is spread over machines such a transaction
    /// commits in two phases, which costs more and fails more often. Everything else writes one part, or goes through the outbox.
    /// </summary>
    /// <param name="why">The reason, for the reader of the code.</param>
    public void AcceptTwoPhase(string why) => _guard?.Accept(why);

    /// <summary>Begin, commit and their like: one statement without parameters.</summary>
    internal void Run(string sql)
    {
        if (_guard is not null && (sql.StartsWith("begin", StringComparison.Ordinal) || sql.StartsWith("savepoint", StringComparison.Ordinal)))
        {
            _guard.Begin();
        }

        Statement(sql).Execute();
    }

    /// <summary>Another piece of a group commit begins; each may write a part of its own.</summary>
    internal void BeginPiece() => _guard?.Begin();

    /// <summary>A script of several statements, not kept: schema.</summary>
    internal void RunScript(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
