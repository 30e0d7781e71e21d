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

    // A user's teams are asked for only where there are any: a token's user is read with every request.
    private const string SelectOne = $"""
        select {Columns}, (select count(*) from record_team_member m where m.user_id = record_user.user_id)
        from record_user where user_id = @user_id and disabled_at is null
        """;

    private const string SelectAll = $"select {Columns} from record_user where disabled_at is null order by user_id";

    private const string SelectOrganisation = $"select {Columns} from record_user where organisation = @organisation and disabled_at is null order by name, user_id";

    private const string SelectTeams = """
        select team_id from record_team_member
        where user_id = @user_id and from_at <= @now and until_at > @now
        order by team_id
        """;

    public static void Put(Session session, User user) =>
        session.Statement(Upsert)
            .Set("user_id", user.Id).Set("name", user.Name).Set("job_title", user.JobTitle).Set("role", user.RoleCode)
            .Set("organisation", user.Organisation).Set("organisation_name", user.OrganisationName).Set("person", user.Person)
            .Execute();

    /// <summary>A user who may sign in now, with their teams; null when there is none, or none any more.</summary>
    public static User? Find(Session session, string id, DateTimeOffset now)
    {
        var (user, teams) = session.Statement(SelectOne).Set("user_id", id).First(r => ((User?)Read(r), r.GetInt64(7)), (null, 0L));
        return user is null || teams == 0 ? user : user with
        {
            Teams = session.Statement(SelectTeams).Set("user_id", id).Set("now", now.ToUnixTimeMilliseconds()).List(r => r.GetString(0)),
        };
    }

    /// <summary>The same without their teams.</summary>
    public static User? Find(Session session, string id) => session.Statement(SelectOne).Set("user_id", id).First(r => (User?)Read(r), none: null);

    /// <summary>Everybody who may sign in, without their teams.</summary>
    public static List<User> All(Session session) => session.Statement(SelectAll).List(Read);

    /// <summary>Those of one organisation who may sign in, by name, without their teams.</summary>
    public static List<User> Of(Session session, string organisation) => session.Statement(SelectOrganisation).Set("organisation", organisation).List(Read);

    private static User Read(Row r) =>
        new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6));
}
