using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Assessments;

/// <summary>The verbs of whoever answers: save, send, take back. Answers can be changed until the assessment closes, and are never changed after.</summary>
internal sealed class AnswerService(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    private static readonly Fault TooLate = new(FaultKind.Conflict, "This self-assessment takes no more answers. What you typed is still on this page, but it was not saved.");

    /// <summary>What somebody has answered so far, and how many others of their organisation have sent answers; none where they have no part in it.</summary>
    public async Task<Outcome<(SeenAssessment Seen, int Others)>> Find(long number, User user) => await database.Read<Outcome<(SeenAssessment, int)>>(s =>
    {
        if (AssessmentService.See(s, number, user, shelf.Today) is not { } seen || !(seen.Reach.IsAsked || seen.Reach.HasSheet)) return AssessmentService.None;
        var organisation = seen.Own?.Organisation ?? user.Organisation;
        return (seen, AnswerTable.All(s, number).Count(a => a.IsSent && a.Organisation == organisation && a.Respondent != user.Id));
    });

    /// <summary>
    /// Keeps what was typed. A sheet that was sent stays sent, and must stay whole. Where another window of the same person has answered otherwise meanwhile, nothing is written and the faults name the
    /// questions.
    /// </summary>
    /// <param name="number">The assessment.</param>
    /// <param name="role">Their role, in their words.</param>
    /// <param name="typed">What was typed; questions that are not among it stay as they are.</param>
    /// <param name="send">True to send it: from then on it counts.</param>
    /// <param name="user">Who answers.</param>
    public Task<Outcome<AnswerSheet>> Save(long number, string role, IReadOnlyList<TypedAnswer> typed, bool send, User user) => Change(number, user, seen =>
    {
        var questions = seen.Assessment.Instrument.Questions;
        var asked = typed.Where(t => questions.Any(q => q.Id == t.Answer.Question)).ToList();
        var (changed, elsewhere) = AnswerMerge.Of(seen.Own, asked);
        if (elsewhere.Count > 0) return elsewhere.Select(a => Wrong(seen.Assessment, a.Question, "Level", "You answered this otherwise in another window. Both are shown: save again to keep what stands here", FaultKind.Conflict)).ToArray();
        var at = clock.GetUtcNow();
        var old = seen.Own ?? new AnswerSheet(user.Id, user.Organisation, user.OrganisationName, "", at, null, []);
        var sheet = old with
        {
            Role = role, SavedAt = at, SentAt = old.SentAt ?? (send ? at : null),
            Answers = [.. old.Answers.Where(a => changed.All(c => c.Question != a.Question)), .. changed],
        };
        var faults = Faults(seen.Assessment, sheet).ToArray();
        if (faults.Length > 0) return faults;
        var isNews = changed.Count > 0 || sheet.Role != old.Role || sheet.SentAt != old.SentAt || seen.Own is null;
        return (sheet, changed, !isNews ? null : sheet.SentAt != old.SentAt ? "send answers" : old.IsSent ? "change answers that were sent" : "save answers");
    });

    /// <summary>Takes back what was sent: it counts no longer, and stays theirs to go on with.</summary>
    public Task<Outcome<AnswerSheet>> TakeBack(long number, User user) => Change(number, user, seen =>
        seen.Own is not { IsSent: true } own ? AssessmentService.None : (own with { SentAt = null, SavedAt = clock.GetUtcNow() }, [], "take answers back"));

    private static IEnumerable<Fault> Faults(Assessment assessment, AnswerSheet sheet)
    {
        if (sheet.Role.Length > AnswerSheet.LongestRole) yield return new Fault(FaultKind.Invalid, $"Say your role in {AnswerSheet.LongestRole} characters at most", "Role");
        if (sheet.IsSent && sheet.Role.Length == 0) yield return new Fault(FaultKind.Invalid, "Say your role", "Role");
        foreach (var question in assessment.Instrument.Questions)
        {
            var answer = sheet.Of(question.Id);
            if (answer.Level is { } level && (level < 1 || level > assessment.Instrument.ScaleOf(question).Levels.Count)) yield return Wrong(assessment, question.Id, "Level", "Choose one of the levels");
            if (sheet.IsSent && !answer.IsGiven) yield return Wrong(assessment, question.Id, "Level", $"Choose a level for “{question.Title}”, or that you cannot say");
            if (answer.Evidence.Length > Answer.LongestWords) yield return Wrong(assessment, question.Id, "Evidence", $"Use {Answer.LongestWords:N0} characters at most: there are {answer.Evidence.Length:N0}");
            if (answer.Gap.Length > Answer.LongestWords) yield return Wrong(assessment, question.Id, "Gap", $"Use {Answer.LongestWords:N0} characters at most: there are {answer.Gap.Length:N0}");
        }
    }

    // The path is the field of the form, which asks in the order of the instrument.
    private static Fault Wrong(Assessment assessment, string question, string field, string message, FaultKind kind = FaultKind.Invalid) =>
        new(kind, message, $"Answers[{assessment.Instrument.Questions.TakeWhile(q => q.Id != question).Count()}].{field}");

    private Task<Outcome<AnswerSheet>> Change(long number, User user, Func<SeenAssessment, Outcome<(AnswerSheet Sheet, IReadOnlyList<Answer> Changed, string? Activity)>> change) => database.Write<Outcome<AnswerSheet>>(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        if (AssessmentService.See(session, number, user, shelf.Today) is not { } seen || !(seen.Reach.IsAsked || seen.Reach.HasSheet)) return AssessmentService.None;
        if (!seen.Reach.MayAnswer) return TooLate;
        var done = change(seen);
        if (!done.Succeeded) return done.Faults.ToArray();
        if (done.Value.Activity is { } activity)
        {
            AnswerTable.Put(session, number, done.Value.Sheet, done.Value.Changed);
            part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.Planning, $"self-assessment {number}: {activity}"));
        }

        return done.Value.Sheet;
    });
}
