using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Work;

internal static class SavedListTable
{
    // On every machine, and rare: when somebody saves a list.
    private const string Upsert = """
        insert into coordination_saved_list (user_id, name, query) values (@user_id, @name, @query)
        on conflict (user_id, name) do update set query = excluded.query
        """;

    // On every machine, and rare: when somebody removes a list.
    private const string Delete = "delete from coordination_saved_list where user_id = @user_id and name = @name";

    private const string Select = "select name, query from coordination_saved_list where user_id = @user_id order by name";

    public static void Put(Session session, string user, SavedList list) => session.Statement(Upsert).Set("user_id", user).Set("name", list.Name).Set("query", list.Query).Execute();

    public static void Remove(Session session, string user, string name) => session.Statement(Delete).Set("user_id", user).Set("name", name).Execute();

    public static List<SavedList> Of(Session session, string user) => session.Statement(Select).Set("user_id", user).List(r => new SavedList(r.GetString(0), r.GetString(1)));
}
