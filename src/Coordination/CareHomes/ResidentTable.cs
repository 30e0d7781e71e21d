using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.CareHomes;

internal static class ResidentTable
{
    private const string Columns = "home, episode, part, person, home_name, came, gone";

    private const string Insert = $"insert into coordination_resident ({Columns}) values (@home, @episode, @part, @person, @home_name, @came, @gone)";

    private const string Delete = "delete from coordination_resident where home = @home and episode = @episode";

    private const string SelectStanding = "select home from coordination_resident_standing where part = @part and person = @person and episode = @episode";

    private const string InsertStanding = "insert into coordination_resident_standing (part, person, episode, home) values (@part, @person, @episode, @home)";

    private const string DeleteStanding = "delete from coordination_resident_standing where part = @part and person = @person and episode = @episode";

    private const string SelectHome = $"""
        select {Columns} from coordination_resident
        where home = @home and (came = '' or came <= @today) and (gone = '' or gone > @today)
        order by came desc, episode limit @limit
        """;

    // On every machine, and rare: when the list of homes is opened.
    private const string SelectHomes = "select home, max(home_name) from coordination_resident group by home order by home";

    private const string InsertPlan = """
        insert into coordination_resident_plan (part, person, plan, source, starts, ends, looked_at) values (@part, @person, @plan, @source, @starts, @ends, @looked_at)
        """;

    private const string DeletePlan = "delete from coordination_resident_plan where part = @part and person = @person and plan = @plan";

    private const string SelectPlans = "select plan, source, starts, ends, looked_at from coordination_resident_plan where part = @part and person = @person order by plan";

    /// <summary>Puts what an EpisodeOfCare says in the place of what stood there; null takes it away.</summary>
    public static void Replace(Session session, PersonKey person, string episode, Residence? now)
    {
        foreach (var home in Of(session.Statement(SelectStanding), person).Set("episode", episode).List(r => r.GetString(0)))
        {
            session.Statement(Delete).Set("home", home).Set("episode", episode).Execute();
        }

        Of(session.Statement(DeleteStanding), person).Set("episode", episode).Execute();
        if (now is null)
        {
            return;
        }

        Of(session.Statement(Insert), person).Set("home", now.Home).Set("episode", episode).Set("home_name", now.HomeName)
            .Set("came", Residence.Text(now.Came)).Set("gone", Residence.Text(now.Gone)).Execute();
        Of(session.Statement(InsertStanding), person).Set("episode", episode).Set("home", now.Home).Execute();
    }

    /// <summary>Puts what a CarePlan says in the place of what stood there; null takes it away.</summary>
    public static void ReplacePlan(Session session, PersonKey person, string id, PersonalPlan? now)
    {
        Of(session.Statement(DeletePlan), person).Set("plan", id).Execute();
        if (now is not null)
        {
            Of(session.Statement(InsertPlan), person).Set("plan", id).Set("source", now.Source).Set("starts", Residence.Text(now.Starts))
                .Set("ends", Residence.Text(now.Ends)).Set("looked_at", Residence.Text(now.LookedAt)).Execute();
        }
    }

    /// <summary>Who lives in a home on a day, who came last first.</summary>
    public static List<Resident> In(Session session, string home, DateOnly today, int limit) =>
        session.Statement(SelectHome).Set("home", home).Set("today", Residence.Text(today)).Set("limit", limit).List(r =>
            new Resident(r.GetString(0), r.GetString(1), new PersonKey(r.GetInt32(2), r.GetInt64(3)), r.GetString(4), Residence.Day(r.GetString(5)), Residence.Day(r.GetString(6))));

    /// <summary>The homes in which anybody lives or lived, with the name that their episodes give.</summary>
    public static List<(string Code, string Name)> Homes(Session session) => session.Statement(SelectHomes).List(r => (r.GetString(0), r.GetString(1)));

    /// <summary>The active personal plans of one record.</summary>
    public static List<PersonalPlan> Plans(Session session, PersonKey person) => Of(session.Statement(SelectPlans), person).List(r =>
        new PersonalPlan(r.GetString(0), r.GetString(1), Residence.Day(r.GetString(2)), Residence.Day(r.GetString(3)), Residence.Day(r.GetString(4))));

    private static Statement Of(Statement statement, PersonKey person) => statement.Set("part", person.Part).Set("person", person.Number);
}
