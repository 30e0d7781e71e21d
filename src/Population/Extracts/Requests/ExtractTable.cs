using Goldthread.Kernel.Data;
using Goldthread.Population.Release;

namespace Goldthread.Population.Extracts.Requests;

internal static class ExtractTable
{
    /// <summary>The most of a list.</summary>
    public const int Most = 100;

    private const string Columns = "extract, what, file_name, digest, rows, findings, purpose, why, asker, asker_name, organisation, asked_at";

    // On every machine, and rare: when somebody asks for a file.
    private const string Insert = """
        insert into population_extract (extract, what, file_name, digest, body, rows, findings, purpose, why, asker, asker_name, organisation, asked_at)
        values (@extract, @what, @file_name, @digest, @body, @rows, @findings, @purpose, @why, @asker, @asker_name, @organisation, @asked_at)
        """;

    private const string SelectOne = $"select {Columns} from population_extract where extract = @extract";

    private const string SelectMine = $"select {Columns} from population_extract where asker = @asker order by extract desc limit @most";

    private const string SelectOpen = $"select {Columns} from population_extract e where not exists (select 1 from population_extract_step s where s.extract = e.extract) order by extract limit @most";

    private const string SelectDone = $"select {Columns} from population_extract e where exists (select 1 from population_extract_step s where s.extract = e.extract) order by extract desc limit @most";

    private const string SelectBody = "select body from population_extract where extract = @extract";

    private const string SelectSteps = "select step, state, actor, actor_name, reason, taken_at, expires from population_extract_step where extract = @extract order by step";

    // On every machine, and rare: when a step of such a request is taken.
    private const string InsertStep = """
        insert into population_extract_step (extract, step, state, actor, actor_name, reason, taken_at, expires) values (@extract, @step, @state, @actor, @actor_name, @reason, @taken_at, @expires)
        """;

    public static void Add(Session session, long number, MadeExtract made, OutputCheck check, string askerName, string organisation) => session.Statement(Insert)
        .Set("extract", number).Set("what", check.What).Set("file_name", made.FileName).Set("digest", check.Digest).Set("body", made.Body).Set("rows", made.Rows)
        .Set("findings", string.Join('\n', made.Findings)).Set("purpose", check.Purpose).Set("why", check.Why).Set("asker", check.AskedBy).Set("asker_name", askerName)
        .Set("organisation", organisation).Set("asked_at", check.AskedAt.ToUnixTimeMilliseconds()).Execute();

    public static void AddStep(Session session, long number, int step, ExtractStep s) => session.Statement(InsertStep)
        .Set("extract", number).Set("step", step).Set("state", s.State.ToString()).Set("actor", s.By).Set("actor_name", s.ByName).Set("reason", s.Reason)
        .Set("taken_at", s.At.ToUnixTimeMilliseconds()).Set("expires", s.Expires?.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static ExtractRequest? Find(Session session, long number) => WithSteps(session, session.Statement(SelectOne).Set("extract", number).List(Read)).FirstOrDefault();

    /// <summary>Those of one asker, the newest first.</summary>
    public static List<ExtractRequest> OfAsker(Session session, string asker) => WithSteps(session, session.Statement(SelectMine).Set("asker", asker).Set("most", Most).List(Read));

    /// <summary>Those that wait for a second person, the oldest first.</summary>
    public static List<ExtractRequest> Open(Session session) => WithSteps(session, session.Statement(SelectOpen).Set("most", Most).List(Read));

    /// <summary>Those that something was decided about, the newest first.</summary>
    public static List<ExtractRequest> Done(Session session) => WithSteps(session, session.Statement(SelectDone).Set("most", Most).List(Read));

    public static byte[] Body(Session session, long number) => session.Statement(SelectBody).Set("extract", number).First(r => r.GetBytes(0), []);

    private static List<ExtractRequest> WithSteps(Session session, List<ExtractRequest> requests) => [.. requests.Select(r =>
    {
        var steps = session.Statement(SelectSteps).Set("extract", r.Number).List(ReadStep);
        return r with { Steps = steps, Check = ExtractRequest.After(r.Check, steps) };
    })];

    private static ExtractRequest Read(Row r) => new(
        r.GetInt64(0), r.GetString(2), r.GetInt64(4), r.GetString(5).Split('\n', StringSplitOptions.RemoveEmptyEntries), r.GetString(9), r.GetString(10),
        new OutputCheck(r.GetString(1), r.GetString(3), r.GetString(6), r.GetString(7), r.GetString(8), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(11))), []);

    private static ExtractStep ReadStep(Row r) => new(
        Enum.Parse<OutputCheckState>(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)),
        r.GetInt64(6) is > 0 and var until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null);
}
