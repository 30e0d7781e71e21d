using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Assessments;

internal static class PlanTable
{
    private const string Columns = "action, question, what, organisation, organisation_name, role, due_on, done_at, dropped_at";

    private const string SelectAll = $"select {Columns} from toolkit_assessment_action where assessment = @assessment order by due_on, action";

    private const string SelectRequest = $"select {Columns} from toolkit_assessment_action where assessment = @assessment and request = @request";

    // On every machine, and rare: when an action is written into a plan.
    private const string Insert = """
        insert into toolkit_assessment_action (assessment, action, request, question, what, organisation, organisation_name, role, due_on, done_at, dropped_at)
        values (@assessment, @action, @request, @question, @what, @organisation, @organisation_name, @role, @due_on, 0, 0)
        """;

    // On every machine, and rare: when an action is done, or taken out of the plan.
    private const string Update = "update toolkit_assessment_action set done_at = @done_at, dropped_at = @dropped_at where assessment = @assessment and action = @action";

    /// <summary>Every action, those taken out of the plan too; what is due first first.</summary>
    public static List<PlanAction> All(Session session, long assessment) => session.Statement(SelectAll).Set("assessment", assessment).List(r => Read(r)!);

    /// <summary>The one that a form wrote already, or null.</summary>
    public static PlanAction? OfRequest(Session session, long assessment, string request) =>
        session.Statement(SelectRequest).Set("assessment", assessment).Set("request", request).First(Read, null);

    public static void Add(Session session, long assessment, string request, PlanAction a) => session.Statement(Insert)
        .Set("assessment", assessment).Set("action", a.Number).Set("request", request).Set("question", a.Question).Set("what", a.What).Set("organisation", a.Organisation)
        .Set("organisation_name", a.OrganisationName).Set("role", a.Role).Set("due_on", a.Due.DayNumber).Execute();

    public static void Put(Session session, long assessment, PlanAction a) => session.Statement(Update)
        .Set("assessment", assessment).Set("action", a.Number).Set("done_at", a.DoneAt?.ToUnixTimeMilliseconds() ?? 0).Set("dropped_at", a.DroppedAt?.ToUnixTimeMilliseconds() ?? 0).Execute();

    private static PlanAction? Read(Row r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), DateOnly.FromDayNumber(r.GetInt32(6)), When(r.GetInt64(7)), When(r.GetInt64(8)));

    private static DateTimeOffset? When(long at) => at > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
