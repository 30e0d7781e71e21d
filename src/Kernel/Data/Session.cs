using System.Data.Common;

namespace Goldthread.Kernel.Data;

/// <summary>One connection with its prepared statements. Used by one thread at a time; statements are prepared once and kept.</summary>
public sealed class Session : IDisposable
{
    private readonly DbConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    internal Session(Dialect dialect, bool forWriting)
    {
        Dialect = dialect;
        _connection = dialect.Connect(forWriting);
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
            _statements[sql] = statement = Dialect.Prepare(_connection, sql);
        }

        return statement;
    }

    /// <summary>Begin, commit and their like: one statement without parameters.</summary>
    internal void Run(string sql) => Statement(sql).Execute();

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
