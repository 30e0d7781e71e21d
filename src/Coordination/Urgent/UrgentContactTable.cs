using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Urgent;

/// <summary>Which contacts and which urgent referrals are about the same request, of one person's record.</summary>
internal static class UrgentContactTable
{
    private const string PutRequest = """
        insert into coordination_urgent_request (part, person, task, request) values (@part, @person, @task, @request)
        on conflict (part, person, task) do update set request = excluded.request
        """;

    private const string SelectTasks = "select task, request from coordination_urgent_request where part = @part and person = @person order by task";

    private const string InsertContact = """
        insert into coordination_urgent_contact (part, person, encounter, request, started_at) values (@part, @person, @encounter, @request, @started)
        on conflict (part, person, encounter, request) do update set started_at = excluded.started_at
        """;

    private const string DeleteContacts = "delete from coordination_urgent_contact where part = @part and person = @person and encounter = @encounter";

    private const string SelectFirst = "select min(started_at) from coordination_urgent_contact where part = @part and person = @person and request = @request";

    public static void Put(Session session, PersonKey person, string task, string request) =>
        session.Statement(PutRequest).Set("part", person.Part).Set("person", person.Number).Set("task", task).Set("request", request).Execute();

    /// <summary>The urgent referrals of a record, each with its request.</summary>
    public static List<(string Task, string Request)> Tasks(Session session, PersonKey person) =>
        session.Statement(SelectTasks).Set("part", person.Part).Set("person", person.Number).List(r => (r.GetString(0), r.GetString(1)));

    /// <summary>What an Encounter says now, in the place of what it said.</summary>
    public static void Replace(Session session, PersonKey person, string encounter, DateTimeOffset? started, IReadOnlyList<string> requests)
    {
        session.Statement(DeleteContacts).Set("part", person.Part).Set("person", person.Number).Set("encounter", encounter).Execute();
        if (started is not { } at) return;
        foreach (var request in requests)
        {
            session.Statement(InsertContact).Set("part", person.Part).Set("person", person.Number).Set("encounter", encounter).Set("request", request).Set("started", at.ToUnixTimeMilliseconds()).Execute();
        }
    }

    /// <summary>The first contact in person about a request, in one record; null when there is none.</summary>
    public static DateTimeOffset? First(Session session, PersonKey person, string request) =>
        session.Statement(SelectFirst).Set("part", person.Part).Set("person", person.Number).Set("request", request)
            .First(r => r.IsDBNull(0) ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), null);
}
