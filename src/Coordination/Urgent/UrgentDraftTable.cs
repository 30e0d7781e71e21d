using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Urgent;

internal static class UrgentDraftTable
{
    private const string Upsert = """
        insert into coordination_urgent_draft (writer, person, fields, saved_at) values (@writer, @person, @fields, @at)
        on conflict (writer, person) do update set fields = excluded.fields, saved_at = excluded.saved_at
        """;

    private const string Select = "select fields, saved_at from coordination_urgent_draft where writer = @writer and person = @person and saved_at >= @since";

    private const string Count = "select count(*) from coordination_urgent_draft where writer = @writer";

    private const string DeleteOne = "delete from coordination_urgent_draft where writer = @writer and person = @person";

    private const string DeleteOld = "delete from coordination_urgent_draft where saved_at < @before";

    public static void Put(Session session, string writer, string person, string fields, DateTimeOffset at) =>
        session.Statement(Upsert).Set("writer", writer).Set("person", person).Set("fields", fields).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static (string Fields, DateTimeOffset At)? Find(Session session, string writer, string person, DateTimeOffset since) =>
        session.Statement(Select).Set("writer", writer).Set("person", person).Set("since", since.ToUnixTimeMilliseconds())
            .First(r => (r.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1))), ((string, DateTimeOffset)?)null);

    public static long Of(Session session, string writer) => session.Statement(Count).Set("writer", writer).First(r => r.GetInt64(0), 0);

    public static void Remove(Session session, string writer, string person) => session.Statement(DeleteOne).Set("writer", writer).Set("person", person).Execute();

    public static int Prune(Session session, DateTimeOffset before) => session.Statement(DeleteOld).Set("before", before.ToUnixTimeMilliseconds()).Execute();
}
