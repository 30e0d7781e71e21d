using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Bulk;

/// <summary>What became of a job.</summary>
internal static class BulkState
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
}

/// <summary>
/// A bulk job as the store keeps it. Times are milliseconds; Ended is 0 while it runs. Result is the files that came of it, as JSON; the
/// reason when it failed.
/// </summary>
internal sealed record BulkJob(
    string Job, string Kind, string Owner, string Sight, string Request, string State, long Started, long Seen, long Ended, int Percent, long Resources, string Result);

internal static class BulkJobTable
{
    private const string Columns = "job, kind, owner, sight, request, state, started, seen, ended, percent, resources, result";

    private const string Insert = $"""
        insert into fhir_bulk_job ({Columns})
        values (@job, @kind, @owner, @sight, @request, @state, @started, @seen, @ended, @percent, @resources, @result)
        """;

    private const string SelectOne = $"select {Columns} from fhir_bulk_job where job = @job";

    private const string SelectOld = $"""
        select {Columns} from fhir_bulk_job where (ended > 0 and ended < @before) or (ended = 0 and seen < @before) order by job
        """;

    private const string Progress = "update fhir_bulk_job set percent = @percent, resources = @resources, seen = @seen where job = @job and state = 'running'";

    private const string Finish = """
        update fhir_bulk_job set state = @state, ended = @ended, seen = @ended, resources = @resources, result = @result where job = @job and state = 'running'
        """;

    private const string Delete = "delete from fhir_bulk_job where job = @job";

    public static void Add(Session session, BulkJob job) =>
        session.Statement(Insert)
            .Set("job", job.Job).Set("kind", job.Kind).Set("owner", job.Owner).Set("sight", job.Sight).Set("request", job.Request).Set("state", job.State)
            .Set("started", job.Started).Set("seen", job.Seen).Set("ended", job.Ended).Set("percent", job.Percent).Set("resources", job.Resources).Set("result", job.Result)
            .Execute();

    public static BulkJob? Find(Session session, string job) => session.Statement(SelectOne).Set("job", job).First(r => (BulkJob?)Read(r), none: null);

    /// <summary>Jobs that ended, or were last heard of, before a time.</summary>
    public static List<BulkJob> Before(Session session, long before) => session.Statement(SelectOld).Set("before", before).List(Read);

    public static void Show(Session session, string job, int percent, long resources, long now) =>
        session.Statement(Progress).Set("job", job).Set("percent", percent).Set("resources", resources).Set("seen", now).Execute();

    public static void End(Session session, string job, string state, long resources, string result, long now) =>
        session.Statement(Finish).Set("job", job).Set("state", state).Set("resources", resources).Set("result", result).Set("ended", now).Execute();

    public static void Remove(Session session, string job) => session.Statement(Delete).Set("job", job).Execute();

    private static BulkJob Read(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt64(6), r.GetInt64(7), r.GetInt64(8), r.GetInt32(9), r.GetInt64(10),
        r.GetString(11));
}
