using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Own;

internal static class CorrectionTable
{
    private const string Upsert = """
        insert into record_correction (owner, part, person, asked_at) values (@owner, @part, @person, @asked_at)
        on conflict (owner, part, person) do nothing
        """;

    private const string Delete = "delete from record_correction where owner = @owner and part = @part and person = @person";

    private const string SelectOwner = "select part, person, asked_at from record_correction where owner = @owner order by asked_at, part, person limit @limit";

    public static void Put(Session session, string owner, PersonKey person, long at) =>
        session.Statement(Upsert).Set("owner", owner).Set("part", person.Part).Set("person", person.Number).Set("asked_at", at).Execute();

    public static void Remove(Session session, string owner, PersonKey person) =>
        session.Statement(Delete).Set("owner", owner).Set("part", person.Part).Set("person", person.Number).Execute();

    public static List<(PersonKey Person, DateTimeOffset At)> Of(Session session, string owner, int limit) =>
        session.Statement(SelectOwner).Set("owner", owner).Set("limit", limit)
            .List(r => (new PersonKey(r.GetInt32(0), r.GetInt64(1)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2))));
}
