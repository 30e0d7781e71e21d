using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.FollowUp;

internal static class CohortTaskTable
{
    private const string SelectStanding = "select cohort from population_cohort_standing where part = @part and person = @person and task = @task";

    private const string DeleteStanding = "delete from population_cohort_standing where part = @part and person = @person and task = @task";

    private const string InsertStanding = "insert into population_cohort_standing (part, person, task, cohort) values (@part, @person, @task, @cohort)";

    private const string Delete = "delete from population_cohort_task where cohort = @cohort and task = @task";

    private const string Insert = "insert into population_cohort_task (cohort, task, version, status, outcome) values (@cohort, @task, @version, @status, @outcome)";

    private const string DeleteReached = "delete from population_cohort_reached where cohort = @cohort and task = @task";

    private const string InsertReached = "insert into population_cohort_reached (cohort, task, part, person, sent_on, done_on) values (@cohort, @task, @part, @person, @sent, @done)";

    private const string SelectReached = "select part, person, sent_on, done_on from population_cohort_reached where cohort = @cohort order by task";

    private const string SelectCounts = """
        select status, outcome, count(*) from population_cohort_task where cohort = @cohort and status <> 'entered-in-error' group by status, outcome order by status, outcome
        """;

    /// <summary>Puts what a Task says in the place of what stood there; null takes it away.</summary>
    public static void Replace(Session session, PersonKey person, string task, CohortTaskRow? now)
    {
        foreach (var cohort in Of(session.Statement(SelectStanding), person, task).List(r => r.GetInt64(0)))
        {
            session.Statement(Delete).Set("cohort", cohort).Set("task", task).Execute();
            session.Statement(DeleteReached).Set("cohort", cohort).Set("task", task).Execute();
        }

        Of(session.Statement(DeleteStanding), person, task).Execute();
        if (now is null) return;
        session.Statement(Insert).Set("cohort", now.Cohort).Set("task", task).Set("version", now.Version).Set("status", now.Status).Set("outcome", now.Outcome).Execute();
        // What was entered in error was never sent.
        if (now.Status != "entered-in-error") Of(session.Statement(InsertReached), person, task).Set("cohort", now.Cohort).Set("sent", (long)now.SentOn.DayNumber).Set("done", (long)(now.DoneOn?.DayNumber ?? 0)).Execute();
        Of(session.Statement(InsertStanding), person, task).Set("cohort", now.Cohort).Execute();
    }

    /// <summary>How many Tasks of a cohort, all its versions, have each status and outcome.</summary>
    public static List<(string Status, string Outcome, long Count)> Counts(Session session, long cohort) =>
        session.Statement(SelectCounts).Set("cohort", cohort).List(r => (r.GetString(0), r.GetString(1), r.GetInt64(2)));

    /// <summary>Who was sent under a cohort, all its versions, and when: a line for each Task.</summary>
    public static List<(PersonKey Person, DateOnly SentOn, DateOnly? DoneOn)> Reached(Session session, long cohort) =>
        session.Statement(SelectReached).Set("cohort", cohort).List(r => (new PersonKey(r.GetInt32(0), r.GetInt64(1)), DateOnly.FromDayNumber((int)r.GetInt64(2)), r.GetInt64(3) is > 0 and var done ? DateOnly.FromDayNumber((int)done) : (DateOnly?)null));

    private static Statement Of(Statement statement, PersonKey person, string task) => statement.Set("part", person.Part).Set("person", person.Number).Set("task", task);
}
