using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Sharing;

internal static class BarrierTable
{
    private const string Columns = "barrier, title, owner, organisation, state, notes, raised_at, changed_at";

    // On every machine, and rare: a barrier is written down, or its state changes.
    private const string Upsert = $"""
        insert into record_barrier ({Columns})
        values (@barrier, @title, @owner, @organisation, @state, @notes, @raised_at, @changed_at)
        on conflict (barrier) do update
        set title = excluded.title, owner = excluded.owner, organisation = excluded.organisation, state = excluded.state, notes = excluded.notes, changed_at = excluded.changed_at
        """;

    private const string SelectAll = $"select {Columns} from record_barrier order by changed_at desc, barrier";

    /// <summary>Writes a barrier down, or changes one; an act of the place.</summary>
    public static bool Put(Session session, SharingBarrier b, Act act)
    {
        var part = PartWriter.Open(session, Part.Place);
        session.Statement(Upsert)
            .Set("barrier", b.Id).Set("title", b.Title).Set("owner", b.Owner).Set("organisation", b.Organisation).Set("state", b.State).Set("notes", b.Notes)
            .Set("raised_at", b.RaisedAt.ToUnixTimeMilliseconds()).Set("changed_at", b.ChangedAt.ToUnixTimeMilliseconds())
            .Execute();
        part.Close(act);
        return true;
    }

    public static List<SharingBarrier> All(Session session) => session.Statement(SelectAll).List(r => new SharingBarrier(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7))));
}
