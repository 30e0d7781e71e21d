using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>A published layout: how it is recognised, and how its rows are read.</summary>
internal abstract class Layout(string code, string what, IReadOnlyList<string> columns)
{
    /// <summary>A short name that stays.</summary>
    public string Code => code;

    /// <summary>In words, for who loads it.</summary>
    public string What => what;

    /// <summary>The columns that it must have, in our names; none where it has no header.</summary>
    public IReadOnlyList<string> Columns => columns;

    /// <summary>What a newer version of the file replaces: the layout, and where the file alone says it, the year or series.</summary>
    public Func<string, Outcome<string>> Slot { get; init; } = _ => code;

    /// <summary>Reads every row. <paramref name="header"/> is empty where there is none.</summary>
    public abstract LayoutRows Read(IReadOnlyList<string> header, IEnumerable<(int Line, IReadOnlyList<string> Fields)> rows, string file);
}

/// <summary>What was read of a file.</summary>
internal abstract class LayoutRows
{
    public int Read { get; set; }

    public int Kept { get; set; }

    public int Passed { get; set; }

    public List<ReferenceRefusal> Refusals { get; } = [];

    public List<string> Notes { get; } = [];

    public Dictionary<(AreaKind Kind, string Area), AreaName> Names { get; } = [];

    /// <summary>Rows of the table that they make.</summary>
    public abstract int Count { get; }

    /// <summary>Writes them all as rows of a set; what another set says of the same thing gives way.</summary>
    public abstract void Write(Session session, long set, Action<int> written);

    /// <summary>Takes away the rows of a set that was replaced.</summary>
    public abstract void Clear(Session session, long set);
}

/// <summary>How rows of one kind reach their table.</summary>
internal sealed record RowTable<TRow>(Action<Session, TRow, long> Put, Action<Session, long> Clear);

internal sealed class LayoutRows<TRow>(RowTable<TRow> table) : LayoutRows
{
    private const int Told = 5_000;

    public List<TRow> Rows { get; } = [];

    public override int Count => Rows.Count;

    public override void Write(Session session, long set, Action<int> written)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            table.Put(session, Rows[i], set);
            if ((i + 1) % Told == 0) written(i + 1);
        }
    }

    public override void Clear(Session session, long set) => table.Clear(session, set);
}
