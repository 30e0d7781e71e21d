using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Assessments;

internal static class AnswerTable
{
    private const string Sheet = "respondent, organisation, organisation_name, role, saved_at, sent_at";

    private const string SelectSheet = $"select {Sheet} from toolkit_assessment_sheet where assessment = @assessment and respondent = @respondent";

    private const string SelectSheets = $"select {Sheet} from toolkit_assessment_sheet where assessment = @assessment order by respondent";

    private const string SelectAnswers = """
        select respondent, question, level, cannot_say, evidence, gap, form from toolkit_assessment_answer where assessment = @assessment and respondent = @respondent order by question
        """;

    private const string SelectAll = """
        select respondent, question, level, cannot_say, evidence, gap, form from toolkit_assessment_answer where assessment = @assessment order by respondent, question
        """;

    // On every machine, and rare: when somebody saves what they answer.
    private const string UpsertSheet = """
        insert into toolkit_assessment_sheet (assessment, respondent, organisation, organisation_name, role, saved_at, sent_at)
        values (@assessment, @respondent, @organisation, @organisation_name, @role, @saved_at, @sent_at)
        on conflict (assessment, respondent) do update set role = excluded.role, saved_at = excluded.saved_at, sent_at = excluded.sent_at
        """;

    // On every machine, and rare: when somebody saves what they answer.
    private const string UpsertAnswer = """
        insert into toolkit_assessment_answer (assessment, respondent, question, level, cannot_say, evidence, gap, form)
        values (@assessment, @respondent, @question, @level, @cannot_say, @evidence, @gap, @form)
        on conflict (assessment, respondent, question) do update
        set level = excluded.level, cannot_say = excluded.cannot_say, evidence = excluded.evidence, gap = excluded.gap, form = excluded.form
        """;

    public static AnswerSheet? Find(Session session, long assessment, string respondent)
    {
        var sheet = session.Statement(SelectSheet).Set("assessment", assessment).Set("respondent", respondent).First(ReadSheet, null);
        return sheet is null ? null : sheet with { Answers = [.. session.Statement(SelectAnswers).Set("assessment", assessment).Set("respondent", respondent).List(Read).Select(a => a.Answer)] };
    }

    /// <summary>Every sheet of an assessment with its answers.</summary>
    public static List<AnswerSheet> All(Session session, long assessment)
    {
        var answers = session.Statement(SelectAll).Set("assessment", assessment).List(Read).ToLookup(a => a.Respondent, a => a.Answer, StringComparer.Ordinal);
        return [.. session.Statement(SelectSheets).Set("assessment", assessment).List(ReadSheet).OfType<AnswerSheet>().Select(s => s with { Answers = [.. answers[s.Respondent]] })];
    }

    public static void Put(Session session, long assessment, AnswerSheet sheet, IReadOnlyList<Answer> changed)
    {
        session.Statement(UpsertSheet)
            .Set("assessment", assessment).Set("respondent", sheet.Respondent).Set("organisation", sheet.Organisation).Set("organisation_name", sheet.OrganisationName).Set("role", sheet.Role)
            .Set("saved_at", sheet.SavedAt.ToUnixTimeMilliseconds()).Set("sent_at", sheet.SentAt?.ToUnixTimeMilliseconds() ?? 0).Execute();
        foreach (var answer in changed)
        {
            session.Statement(UpsertAnswer)
                .Set("assessment", assessment).Set("respondent", sheet.Respondent).Set("question", answer.Question).Set("level", answer.Level ?? 0).Set("cannot_say", answer.CannotSay ? 1 : 0)
                .Set("evidence", answer.Evidence).Set("gap", answer.Gap).Set("form", answer.Form).Execute();
        }
    }

    private static AnswerSheet? ReadSheet(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)),
        r.GetInt64(5) is > 0 and var sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null, []);

    private static (string Respondent, Answer Answer) Read(Row r) =>
        (r.GetString(0), new Answer(r.GetString(1), r.GetInt32(2) is > 0 and var level ? level : null, r.GetInt32(3) > 0, r.GetString(4), r.GetString(5), r.GetString(6)));
}
