using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.FollowUp;

internal static class CohortTaskTable
{
    private const string Delete = "delete from population_cohort_task where part = @part and person = @person and task = @task";

    private const string Insert = """
        insert into population_cohort_task (part, person, task, cohort, version, status, outcome) values (@part, @person, @task, @cohort, @version, @status, @outcome)
        """;

    // On every machine: what became of a cohort is asked across its people.
    private const string SelectCounts = """
        select status, outcome, count(*) from population_cohort_task where cohort = @cohort and status <> 'entered-in-error' group by status, outcome order by status, outcome
        """;

    /// <summary>Puts what a Task says in the place of what stood there; null takes it away.</summary>
    public static void Replace(Session session, PersonKey person, string task, CohortTaskRow? now)
    {
        Of(session.Statement(Delete), person).Set("task", task).Execute();
        if (now is not null) Of(session.Statement(Insert), person).Set("task", task).Set("cohort", now.Cohort).Set("version", now.Version).Set("status", now.Status).Set("outcome", now.Outcome).Execute();
    }

    /// <summary>How many Tasks of a cohort, all its versions, have each status and outcome.</summary>
    public static List<(string Status, string Outcome, long Count)> Counts(Session session, long cohort) =>
        session.Statement(SelectCounts).Set("cohort", cohort).List(r => (r.GetString(0), r.GetString(1), r.GetInt64(2)));

    private static Statement Of(Statement statement, PersonKey person) => statement.Set("part", person.Part).Set("person", person.Number);
}
