using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Writing.Remarks;

internal static class RemarkTable
{
    private const string Columns = "remark, kind, item, said_at, words, answer, answered_at";

    // On every machine, and rare: when a reader says that something is wrong.
    private const string Insert = $"insert into toolkit_remark ({Columns}) values (@remark, @kind, @item, @said_at, @words, @answer, @answered_at)";

    // On every machine, and rare: when somebody has dealt with it.
    private const string Update = "update toolkit_remark set words = @words, answer = @answer, answered_at = @answered_at where remark = @remark";

    private const string SelectOne = $"select {Columns} from toolkit_remark where remark = @remark";

    private const string SelectOpen = $"select {Columns} from toolkit_remark where answered_at = 0 order by said_at, remark limit @most";

    private const string SelectOf = $"select {Columns} from toolkit_remark where kind = @kind and item = @item order by remark desc limit @most";

    private const string CountOpen = "select count(*) from toolkit_remark where kind = @kind and item = @item and answered_at = 0";

    public static void Add(Session session, Remark r) =>
        session.Statement(Insert).Set("remark", r.Number).Set("kind", r.Kind).Set("item", r.Item).Set("said_at", r.SaidAt).Set("words", r.Words).Set("answer", r.Answer).Set("answered_at", r.AnsweredAt).Execute();

    public static void Answer(Session session, Remark r) =>
        session.Statement(Update).Set("words", r.Words).Set("answer", r.Answer).Set("answered_at", r.AnsweredAt).Set("remark", r.Number).Execute();

    public static Remark? Find(Session session, long number) => session.Statement(SelectOne).Set("remark", number).First(r => Read(r), (Remark?)null);

    /// <summary>What nobody has answered, the oldest first.</summary>
    public static List<Remark> Open(Session session, int most) => session.Statement(SelectOpen).Set("most", most).List(Read);

    /// <summary>What was said of one item, the newest first.</summary>
    public static List<Remark> Of(Session session, string kind, string item, int most) => session.Statement(SelectOf).Set("kind", kind).Set("item", item).Set("most", most).List(Read);

    public static long OpenOf(Session session, string kind, string item) => session.Statement(CountOpen).Set("kind", kind).Set("item", item).First(r => r.GetInt64(0), 0);

    private static Remark Read(Row r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetString(5), r.GetInt64(6));
}
