using Goldthread.Kernel.Data;

namespace Goldthread.Record.Access;

/// <summary>Those who can sign in.</summary>
public static class UserTable
{
    private const string Columns = "user_id, name, job_title, role, organisation, organisation_name, person";

    // On every machine, and rare: when somebody is given or loses access.
    private const string Upsert = $"""
        insert into record_user ({Columns})
        values (@user_id, @name, @job_title, @role, @organisation, @organisation_name, @person)
        on conflict (user_id) do update
        set name = excluded.name, job_title = excluded.job_title, role = excluded.role,
            organisation = excluded.organisation, organisation_name = excluded.organisation_name, person = excluded.person
        """;

    private const string SelectOne = $"select {Columns} from record_user where user_id = @user_id";

    private const string SelectAll = $"select {Columns} from record_user order by user_id";

    public static void Put(Session session, User user) =>
        session.Statement(Upsert)
            .Set("user_id", user.Id).Set("name", user.Name).Set("job_title", user.JobTitle).Set("role", user.RoleCode)
            .Set("organisation", user.Organisation).Set("organisation_name", user.OrganisationName).Set("person", user.Person)
            .Execute();

    public static User? Find(Session session, string id) => session.Statement(SelectOne).Set("user_id", id).First(r => (User?)Read(r), none: null);

    public static List<User> All(Session session) => session.Statement(SelectAll).List(Read);

    private static User Read(Row r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6));
}
