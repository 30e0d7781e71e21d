using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Goldthread.Kernel.Data;

/// <summary>
/// A statement of SQLite, spoken to directly: without the search for each parameter by name, the boxing and the reader object that
/// ADO.NET costs at every run, which together took longer than SQLite itself.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private const int OnStack = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly KeyValuePair<string, int>[] _parameters;
    private readonly bool[] _set;
    private readonly SqliteRow _row;
    private int _next;
    private bool _allSet;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var rest), connection);
        if (rest.Trim().Length > 0)
        {
            throw new ArgumentException("One statement at a time.", nameof(sql));
        }

        _parameters = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
            .Select(i => new KeyValuePair<string, int>(raw.sqlite3_bind_parameter_name(_statement, i).utf8_to_string()[1..], i))];
        _set = new bool[_parameters.Length];
        _allSet = _set.Length == 0;
        _row = new SqliteRow(_statement);
    }

    public override Statement Set(string name, long value) => Bound(name, raw.sqlite3_bind_int64(_statement, Index(name), value));

    public override Statement Set(string name, int value) => Set(name, (long)value);

    public override Statement Set(string name, short value) => Set(name, (long)value);

    public override Statement Set(string name, string? value)
    {
        var index = Index(name);
        if (value is null)
        {
            return Bound(name, raw.sqlite3_bind_null(_statement, index));
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        var result = raw.sqlite3_bind_text(_statement, index, utf8[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return Bound(name, result);
    }

    public override Statement Set(string name, byte[]? value) => Bound(
        name,
        value is null ? raw.sqlite3_bind_null(_statement, Index(name))
        : value.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, Index(name), 0)
        : raw.sqlite3_bind_blob(_statement, Index(name), value));

    public override int Execute()
    {
        MustBeSet();
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_stmt_readonly(_statement) != 0 ? -1 : raw.sqlite3_changes(_connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public override T First<T>(Func<Row, T> read, T none)
    {
        MustBeSet();
        try
        {
            return Step() ? read(_row) : none;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public override List<T> List<T>(Func<Row, T> read)
    {
        MustBeSet();
        var list = new List<T>();
        try
        {
            while (Step())
            {
                list.Add(read(_row));
            }

            return list;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public override void Each(Func<Row, bool> row)
    {
        MustBeSet();
        try
        {
            while (Step() && row(_row))
            {
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public override void Dispose() => _statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        switch (result)
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            default:
                SqliteException.ThrowExceptionForRC(result, _connection);
                return false;
        }
    }

    // Callers set parameters in the order in which they stand in the statement, nearly always: look there first.
    private int Index(string name)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            var at = _next + i < _parameters.Length ? _next + i : _next + i - _parameters.Length;
            if (ReferenceEquals(_parameters[at].Key, name) || string.Equals(_parameters[at].Key, name, StringComparison.Ordinal))
            {
                _next = at + 1 == _parameters.Length ? 0 : at + 1;
                _set[at] = true;
                return at + 1;
            }
        }

        throw new ArgumentException($"The statement has no parameter @{name}.", nameof(name));
    }

    private SqliteStatement Bound(string name, int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new ArgumentException($"@{name} could not be set ({result}): are rows of this statement being read?", nameof(name));
        }

        return this;
    }

    // SQLite would take a parameter that was never set for null.
    private void MustBeSet()
    {
        if (!_allSet)
        {
            _allSet = Array.TrueForAll(_set, s => s) ? true : throw new InvalidOperationException($"@{_parameters[Array.IndexOf(_set, false)].Key} was not set.");
        }
    }

    private sealed class SqliteRow(sqlite3_stmt statement) : Row
    {
        public override bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public override long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

        public override int GetInt32(int column) => checked((int)raw.sqlite3_column_int64(statement, column));

        public override short GetInt16(int column) => checked((short)raw.sqlite3_column_int64(statement, column));

        public override string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

        public override byte[] GetBytes(int column) => Bytes(column).ToArray();

        public override ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);
    }
}
