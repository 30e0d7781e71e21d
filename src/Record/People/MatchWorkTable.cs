using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>A record to compare, and how often it was asked for.</summary>
internal sealed record MatchWork(PersonKey Key, long Turn);

/// <summary>Records that were written, joined or parted, and are to be compared with others.</summary>
internal static class MatchWorkTable
{
    private const string Insert = "insert into record_match_work (part, person, turn) values (@part, @person, 1) on conflict (part, person) do update set turn = record_match_work.turn + 1";

    private const string Select = "select part, person, turn from record_match_work order by part, person limit @limit";

    private const string Delete = "delete from record_match_work where part = @part and person = @person and turn = @turn";

    public static void Add(Session session, PersonKey key) => session.Statement(Insert).Set("part", key.Part).Set("person", key.Number).Execute();

    public static List<MatchWork> First(Session session, int limit) =>
        session.Statement(Select).Set("limit", limit).List(r => new MatchWork(new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetInt64(2)));

    /// <summary>Takes work off, unless the record was written again since it was looked at.</summary>
    public static void Remove(Session session, MatchWork work) =>
        session.Statement(Delete).Set("part", work.Key.Part).Set("person", work.Key.Number).Set("turn", work.Turn).Execute();
}
