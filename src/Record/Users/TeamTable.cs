using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

/// <summary>A team: whoever is in it sees the people who have a relationship with it, as the viewer "team:ID".</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Code of the organisation it belongs to.</param>
public sealed record Team(string Id, string Name, string Organisation)
{
    /// <summary>Every team, by name.</summary>
    public static List<Team> All(Session session) => TeamTable.All(session);

    /// <summary>The teams of one organisation, by name.</summary>
    public static List<Team> Of(Session session, string organisation) => TeamTable.Of(session, organisation);

    /// <summary>Makes a team with those who are in it from a moment on, where it is not there yet: for a place that is set up, not for a change that two administrators make.</summary>
    public static void Put(Session session, Team team, IEnumerable<string> users, DateTimeOffset from)
    {
        TeamTable.Add(session, team);
        foreach (var user in users)
        {
            TeamTable.Put(session, user, team.Id, from, DateTimeOffset.MaxValue);
        }
    }
}

internal static class TeamTable
{
    // On every machine, and rare: when a team is made.
    private const string Insert = """
        insert into record_team (team_id, name, organisation) values (@team_id, @name, @organisation)
        on conflict (team_id) do nothing
        """;

    // On every machine, and rare: when somebody joins a team.
    private const string Join = """
        insert into record_team_member (user_id, team_id, from_at, until_at) values (@user_id, @team_id, @from_at, @until_at)
        on conflict (user_id, team_id) do update set from_at = excluded.from_at, until_at = excluded.until_at
        """;

    // On every machine, and rare: when somebody leaves a team.
    private const string Leave = "delete from record_team_member where user_id = @user_id and team_id = @team_id";

    private const string SelectAll = "select team_id, name, organisation from record_team order by name, team_id";

    private const string SelectOrganisation = "select team_id, name, organisation from record_team where organisation = @organisation order by name, team_id";

    public static bool Add(Session session, Team team) =>
        session.Statement(Insert).Set("team_id", team.Id).Set("name", team.Name).Set("organisation", team.Organisation).Execute() > 0;

    public static void Put(Session session, string user, string team, DateTimeOffset from, DateTimeOffset until) =>
        session.Statement(Join).Set("user_id", user).Set("team_id", team).Set("from_at", from.ToUnixTimeMilliseconds()).Set("until_at", until.ToUnixTimeMilliseconds()).Execute();

    public static void Remove(Session session, string user, string team) => session.Statement(Leave).Set("user_id", user).Set("team_id", team).Execute();

    public static List<Team> All(Session session) => session.Statement(SelectAll).List(Read);

    public static List<Team> Of(Session session, string organisation) => session.Statement(SelectOrganisation).Set("organisation", organisation).List(Read);

    private static Team Read(Row r) => new(r.GetString(0), r.GetString(1), r.GetString(2));
}

/// <summary>Whether a user may sign in at all, and the role that stands with them.</summary>
internal static class UserStateTable
{
    // On every machine, and rare: when access ends or begins again.
    private const string Disable = "update record_user set disabled_at = @at where user_id = @user_id and disabled_at is null";

    // On every machine, and rare: when access begins again.
    private const string Enable = "update record_user set disabled_at = null where user_id = @user_id";

    // On every machine, and rare: when the role that stands with a user is taken away.
    private const string TakeRole = "update record_user set role = '' where user_id = @user_id";

    private const string SelectAny = "select user_id, name, job_title, role, organisation, organisation_name from record_user where user_id = @user_id";

    private const string SelectDisabled = "select user_id from record_user where user_id = @user_id and disabled_at is not null";

    public static void End(Session session, string user, DateTimeOffset at) => session.Statement(Disable).Set("user_id", user).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static void Begin(Session session, string user) => session.Statement(Enable).Set("user_id", user).Execute();

    public static void TakeMainRole(Session session, string user) => session.Statement(TakeRole).Set("user_id", user).Execute();

    /// <summary>A user, whether they may sign in or not.</summary>
    public static Access.User? FindAny(Session session, string user) => session.Statement(SelectAny).Set("user_id", user).First(
        r => (Access.User?)new Access.User(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5)), none: null);

    public static bool IsDisabled(Session session, string user) => session.Statement(SelectDisabled).Set("user_id", user).First(_ => true, none: false);
}
