using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Programmes.Calls;

internal static class CallTable
{
    private const string Columns = "owner, owner_name, document, phase, version";

    // On every machine, and rare: when a secretary writes a call or takes it a step further.
    private const string Upsert = """
        insert into toolkit_call (call, owner, owner_name, document, phase, version, changed_by, changed_at)
        values (@call, @owner, @owner_name, @document, @phase, @version, @changed_by, @changed_at)
        on conflict (call) do update
        set document = excluded.document, phase = excluded.phase, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    private const string SelectOne = $"select {Columns} from toolkit_call where call = @call";

    private const string SelectAll = $"select {Columns} from toolkit_call order by call";

    public static void Put(Session session, StandingCall c, string by, DateTimeOffset at) => session.Statement(Upsert)
        .Set("call", c.Id).Set("owner", c.Owner).Set("owner_name", c.OwnerName).Set("document", CallJson.Write(c.Call)).Set("phase", c.Phase.ToString()).Set("version", c.Version)
        .Set("changed_by", by).Set("changed_at", at.ToUnixTimeMilliseconds()).Execute();

    public static StandingCall? Find(Session session, string id) => session.Statement(SelectOne).Set("call", id).First(Of, null);

    public static List<StandingCall> All(Session session) => session.Statement(SelectAll).List(r => Of(r)!);

    private static StandingCall? Of(Row r) => new(CallJson.Read<Call>(r.GetString(2)), r.GetString(0), r.GetString(1), Enum.Parse<CallPhase>(r.GetString(3)), r.GetInt32(4));
}
