using System.Data.Common;

namespace Goldthread.Kernel.Data;

/// <summary>A statement of a database that is spoken to through ADO.NET.</summary>
internal sealed class AdoStatement(DbCommand command) : Statement
{
    private readonly Dictionary<string, DbParameter> _parameters = new(StringComparer.Ordinal);
    private bool _prepared;

    public override Statement Set(string name, long value) => Put(name, value);

    public override Statement Set(string name, int value) => Put(name, value);

    public override Statement Set(string name, short value) => Put(name, value);

    public override Statement Set(string name, string? value) => Put(name, value);

    public override Statement Set(string name, byte[]? value) => Put(name, value);

    public override int Execute() => Prepared().ExecuteNonQuery();

    public override T First<T>(Func<Row, T> read, T none)
    {
        using var rows = Prepared().ExecuteReader();
        return rows.Read() ? read(new AdoRow(rows)) : none;
    }

    public override List<T> List<T>(Func<Row, T> read)
    {
        var list = new List<T>();
        using var rows = Prepared().ExecuteReader();
        var row = new AdoRow(rows);
        while (rows.Read())
        {
            list.Add(read(row));
        }

        return list;
    }

    public override void Each(Func<Row, bool> row)
    {
        using var rows = Prepared().ExecuteReader();
        var one = new AdoRow(rows);
        while (rows.Read() && row(one))
        {
        }
    }

    public override void Dispose() => command.Dispose();

    private AdoStatement Put(string name, object? value)
    {
        if (!_parameters.TryGetValue(name, out var parameter))
        {
            parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
            _parameters[name] = parameter;
        }

        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    private DbCommand Prepared()
    {
        // Prepared at the first run, when the types of the parameters are known.
        if (!_prepared)
        {
            command.Prepare();
            _prepared = true;
        }

        return command;
    }

    private sealed class AdoRow(DbDataReader rows) : Row
    {
        public override bool IsDBNull(int column) => rows.IsDBNull(column);

        public override long GetInt64(int column) => rows.GetInt64(column);

        public override int GetInt32(int column) => rows.GetInt32(column);

        public override short GetInt16(int column) => rows.GetInt16(column);

        public override string GetString(int column) => rows.GetString(column);

        public override byte[] GetBytes(int column) => (byte[])rows.GetValue(column);

        public override ReadOnlySpan<byte> Bytes(int column) => GetBytes(column);
    }
}
