using Goldthread.Kernel.Data;

namespace Goldthread.Record.Reading;

internal static class LookedTable
{
    private const string Select = "select at from record_looked where user_id = @user_id and whole = @whole";

    private const string Upsert = """
        insert into record_looked (user_id, whole, at) values (@user_id, @whole, @at)
        on conflict (user_id, whole) do update set at = excluded.at
        """;

    public static DateTimeOffset? Find(Session session, string user, string whole) =>
        session.Statement(Select).Set("user_id", user).Set("whole", whole).First(r => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), none: null);

    public static void Put(Session session, string user, string whole, DateTimeOffset at) =>
        session.Statement(Upsert).Set("user_id", user).Set("whole", whole).Set("at", at.ToUnixTimeMilliseconds()).Execute();
}
