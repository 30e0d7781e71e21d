using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

internal static class MembershipTable
{
    private const string Columns = "membership_id, user_id, role, job_title, organisation, organisation_name, from_at, until_at";

    // On every machine, and rare: when somebody is given a role.
    private const string Insert = $"""
        insert into record_membership ({Columns})
        values (@membership_id, @user_id, @role, @job_title, @organisation, @organisation_name, @from_at, @until_at)
        """;

    // On every machine, and rare: when a role is taken away.
    private const string End = "update record_membership set until_at = @until_at where membership_id = @membership_id and until_at > @until_at";

    private const string SelectOfUser = $"select {Columns} from record_membership where user_id = @user_id order by from_at, membership_id";

    public static void Add(Session session, Membership m) =>
        session.Statement(Insert)
            .Set("membership_id", m.Id).Set("user_id", m.User).Set("role", m.Role).Set("job_title", m.JobTitle).Set("organisation", m.Organisation)
            .Set("organisation_name", m.OrganisationName).Set("from_at", m.From.ToUnixTimeMilliseconds()).Set("until_at", m.Until.ToUnixTimeMilliseconds())
            .Execute();

    public static bool EndAt(Session session, string id, DateTimeOffset at) =>
        session.Statement(End).Set("membership_id", id).Set("until_at", at.ToUnixTimeMilliseconds()).Execute() > 0;

    public static List<Membership> OfUser(Session session, string user) => session.Statement(SelectOfUser).Set("user_id", user).List(r => new Membership(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7))));
}
