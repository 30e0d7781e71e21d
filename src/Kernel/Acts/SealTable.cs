using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class SealTable
{
    private const string SelectLast = "select seal_no, hash from kernel_seal order by seal_no desc limit 1";

    private const string SelectAll = "select seal_no, at, positions, hash from kernel_seal order by seal_no";

    // On every machine, and rare: once in ten minutes.
    private const string Insert = "insert into kernel_seal (seal_no, at, positions, hash) values (@seal_no, @at, @positions, @hash)";

    // Every part, on purpose: a seal binds them all together.
    private const string SelectHeads = "select part, act_no, hash from kernel_head where act_no > 0 order by part";

    public static (long Number, byte[] Hash) Last(Session session) =>
        session.Statement(SelectLast).First(r => (r.GetInt64(0), r.GetBytes(1)), (0L, []));

    public static List<SealRow> All(Session session) =>
        session.Statement(SelectAll).List(r => new SealRow(r.GetInt64(0), r.GetInt64(1), r.GetBytes(2), r.GetBytes(3)));

    public static List<ChainEnd> Ends(Session session) =>
        session.Statement(SelectHeads).List(r => new ChainEnd(r.GetInt32(0), r.GetInt64(1), r.GetBytes(2)));

    public static void Add(Session session, SealRow row) =>
        session.Statement(Insert).Set("seal_no", row.Number).Set("at", row.At).Set("positions", row.Positions).Set("hash", row.Hash).Execute();
}

internal sealed record SealRow(long Number, long At, byte[] Positions, byte[] Hash);

/// <summary>The last act of a chain and its hash. The chain of reads has <see cref="Seal.Reads"/> for a part.</summary>
internal sealed record ChainEnd(int Part, long Number, byte[] Hash);
