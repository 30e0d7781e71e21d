using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Feedback;

/// <summary>What somebody says is wrong in a listing.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Service">Id of the service.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they wrote.</param>
internal sealed record WrongReport(long Number, string Service, DateTimeOffset At, string Words);

internal static class FeedbackTable
{
    private const string Open = "open";

    // On every machine, and rare: when somebody says that a listing is wrong, a few times a day.
    private const string Insert = "insert into directory_report (report, service, said_at, words, state) values (@report, @service, @at, @words, @state)";

    private const string SelectOpen = "select report, service, said_at, words from directory_report where state = @state order by said_at, report limit 1000";

    private const string CountOpen = "select count(*) from directory_report where service = @service and state = @state";

    // On every machine, and rare: when the owner has dealt with it.
    private const string Delete = "delete from directory_report where report = @report";

    private const string Add = """
        insert into directory_choice (service, month, way, times) values (@service, @month, @way, 1)
        on conflict (service, month, way) do update set times = directory_choice.times + 1
        """;

    private const string SumChoices = "select sum(times) from directory_choice where service = @service and month >= @month";

    public static void Say(Session session, WrongReport report) =>
        session.Statement(Insert).Set("report", report.Number).Set("service", report.Service).Set("at", report.At.ToUnixTimeMilliseconds()).Set("words", report.Words).Set("state", Open).Execute();

    public static List<WrongReport> AllOpen(Session session) =>
        session.Statement(SelectOpen).Set("state", Open).List(r => new WrongReport(r.GetInt64(0), r.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2)), r.GetString(3)));

    public static long OpenOf(Session session, string service) => session.Statement(CountOpen).Set("service", service).Set("state", Open).First(r => r.GetInt64(0), 0);

    public static void Done(Session session, long report) => session.Statement(Delete).Set("report", report).Execute();

    public static void Chosen(Session session, string service, DateOnly day, string way) =>
        session.Statement(Add).Set("service", service).Set("month", (day.Year * 100) + day.Month).Set("way", way).Execute();

    public static long ChosenSince(Session session, string service, DateOnly day) =>
        session.Statement(SumChoices).Set("service", service).Set("month", (day.Year * 100) + day.Month).First(r => r.IsDBNull(0) ? 0 : r.GetInt64(0), 0);
}
