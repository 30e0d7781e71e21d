using System.Data.Common;

namespace Goldthread.Kernel.Data;

/// <summary>A prepared statement: set its parameters by name, then run it.</summary>
public sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private readonly Dictionary<string, DbParameter> _parameters = new(StringComparer.Ordinal);
    private bool _prepared;

    internal Statement(DbCommand command) => _command = command;

    /// <summary>Sets one parameter; <paramref name="name"/> without the "@". Null is SQL null.</summary>
    public Statement Set(string name, object? value)
    {
        if (!_parameters.TryGetValue(name, out var parameter))
        {
            parameter = _command.CreateParameter();

            // Without its mark, SQLite is asked for the parameter under each mark in turn at every run.
            parameter.ParameterName = "@" + name;
            _command.Parameters.Add(parameter);
            _parameters[name] = parameter;
        }

        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    /// <summary>Runs it; the number of rows changed.</summary>
    public int Execute() => Prepared().ExecuteNonQuery();

    /// <summary>The first row through <paramref name="read"/>, or <paramref name="none"/>.</summary>
    public T First<T>(Func<DbDataReader, T> read, T none)
    {
        using var rows = Prepared().ExecuteReader();
        return rows.Read() ? read(rows) : none;
    }

    /// <summary>Every row through <paramref name="read"/>.</summary>
    public List<T> List<T>(Func<DbDataReader, T> read)
    {
        var list = new List<T>();
        using var rows = Prepared().ExecuteReader();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    /// <summary>Every row to <paramref name="row"/>, until it answers false.</summary>
    public void Each(Func<DbDataReader, bool> row)
    {
        using var rows = Prepared().ExecuteReader();
        while (rows.Read() && row(rows))
        {
        }
    }

    /// <inheritdoc />
    public void Dispose() => _command.Dispose();

    private DbCommand Prepared()
    {
        // Prepared at the first run, when the types of the parameters are known (PostgreSQL needs them).
        if (!_prepared)
        {
            _command.Prepare();
            _prepared = true;
        }

        return _command;
    }
}
