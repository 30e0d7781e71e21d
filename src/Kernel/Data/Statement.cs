namespace Goldthread.Kernel.Data;

/// <summary>A prepared statement: set its parameters by name, then run it. Every parameter keeps the value of the last use.</summary>
public abstract class Statement : IDisposable
{
    /// <summary>Sets one parameter; <paramref name="name"/> without the "@".</summary>
    public abstract Statement Set(string name, long value);

    /// <inheritdoc cref="Set(string, long)" />
    public abstract Statement Set(string name, int value);

    /// <inheritdoc cref="Set(string, long)" />
    public abstract Statement Set(string name, short value);

    /// <summary>Sets one parameter; null is SQL null.</summary>
    public abstract Statement Set(string name, string? value);

    /// <inheritdoc cref="Set(string, string)" />
    public abstract Statement Set(string name, byte[]? value);

    /// <summary>Runs it; the number of rows changed.</summary>
    public abstract int Execute();

    /// <summary>Every row to <paramref name="row"/>, until it answers false. The row is only good inside the call.</summary>
    public abstract void Each(Func<Row, bool> row);

    /// <summary>The first row through <paramref name="read"/>, or <paramref name="none"/>.</summary>
    public abstract T First<T>(Func<Row, T> read, T none);

    /// <summary>Every row through <paramref name="read"/>.</summary>
    public abstract List<T> List<T>(Func<Row, T> read);

    /// <inheritdoc />
    public abstract void Dispose();
}

/// <summary>The row at hand. Columns count from 0, and are read as what they were stored as.</summary>
public abstract class Row
{
    /// <summary>True when the column holds SQL null.</summary>
    public abstract bool IsDBNull(int column);

    /// <summary>A whole number.</summary>
    public abstract long GetInt64(int column);

    /// <inheritdoc cref="GetInt64" />
    public abstract int GetInt32(int column);

    /// <inheritdoc cref="GetInt64" />
    public abstract short GetInt16(int column);

    /// <summary>A text.</summary>
    public abstract string GetString(int column);

    /// <summary>The bytes of a column, as an array of their own.</summary>
    public abstract byte[] GetBytes(int column);

    /// <summary>The bytes of a column where they lie: good until the next row is read.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);
}
