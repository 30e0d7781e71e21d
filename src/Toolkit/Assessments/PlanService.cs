using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Assessments;

/// <summary>The plan that follows a self-assessment. Whoever leads it writes the plan; an action is marked as done by them, or by those who answered for the organisation that does it.</summary>
internal sealed class PlanService(Database database, ToolkitShelf shelf, TimeProvider clock)
{
    private static readonly Fault NoAction = new(FaultKind.NotFound, "There is no such action.");

    /// <summary>The actions that stand, what is due first first.</summary>
    public async Task<Outcome<IReadOnlyList<PlanAction>>> Find(long number, User user) => await database.Read<Outcome<IReadOnlyList<PlanAction>>>(s =>
        AssessmentService.See(s, number, user, shelf.Today) is { Reach.SeesPlan: true } ? PlanTable.All(s, number).Where(a => a.DroppedAt is null).ToList() : AssessmentService.None);

    /// <summary>Writes an action into the plan. The same form sent twice writes one.</summary>
    public Task<Outcome<PlanAction>> Add(long number, string request, PlanAction wish, User user) => Change(number, user, (session, seen, commit) =>
    {
        if (!seen.Reach.Leads) return NoAction;
        if (PlanTable.OfRequest(session, number, request) is { } written) return (written, null);
        var partner = seen.Assessment.Partner(wish.Organisation);
        var faults = Faults(seen.Assessment, wish, partner).ToArray();
        if (faults.Length > 0) return faults;
        if (PlanTable.All(session, number).Count >= PlanAction.Most) return new Fault(FaultKind.Conflict, $"A plan holds {PlanAction.Most} actions. Choose what matters most", nameof(PlanAction.What));
        var action = wish with { Number = commit, OrganisationName = partner!.Name };
        PlanTable.Add(session, number, request, action);
        return (action, $"plan action {commit} for {action.Organisation} by {action.Due:yyyy-MM-dd}");
    });

    /// <summary>Marks an action as done, or as not done after all.</summary>
    public Task<Outcome<PlanAction>> Mark(long number, long action, bool done, User user) => Change(number, user, (session, seen, _) =>
    {
        if (Standing(session, number, action) is not { } old || !MayMark(seen, old, user)) return NoAction;
        var now = old with { DoneAt = done ? clock.GetUtcNow() : null };
        if (old.IsDone == done) return (old, null);
        PlanTable.Put(session, number, now);
        return (now, $"action {action} is {(done ? "done" : "not done after all")}");
    });

    /// <summary>Takes an action out of the plan.</summary>
    public Task<Outcome<PlanAction>> Drop(long number, long action, User user) => Change(number, user, (session, seen, _) =>
    {
        if (Standing(session, number, action) is not { } old || !seen.Reach.Leads) return NoAction;
        var now = old with { DroppedAt = clock.GetUtcNow() };
        PlanTable.Put(session, number, now);
        return (now, $"take action {action} out of the plan");
    });

    /// <summary>True where somebody may say that an action is done.</summary>
    public static bool MayMark(SeenAssessment seen, PlanAction action, User user) => seen.Reach.Leads || (seen.Reach.SeesPlan && action.Organisation == user.Organisation);

    private static PlanAction? Standing(Session session, long number, long action) => PlanTable.All(session, number).FirstOrDefault(a => a.Number == action && a.DroppedAt is null);

    private IEnumerable<Fault> Faults(Assessment assessment, PlanAction wish, Partner? partner)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, field);
        if (!assessment.Instrument.Questions.Any(q => q.Id == wish.Question)) yield return Wrong(nameof(PlanAction.Question), "Choose the question that it comes from");
        if (wish.What.Length is 0 or > PlanAction.LongestWords) yield return Wrong(nameof(PlanAction.What), $"Say what is to be done in {PlanAction.LongestWords} characters at most");
        if (partner is null || partner.IsRemoved) yield return Wrong(nameof(PlanAction.Organisation), "Choose who does it");
        if (wish.Role.Length is 0 or > AnswerSheet.LongestRole) yield return Wrong(nameof(PlanAction.Role), $"Say whose task it is there in {AnswerSheet.LongestRole} characters at most");
        if (wish.Due < shelf.Today) yield return Wrong(nameof(PlanAction.Due), "The day must be today or later");
    }

    private Task<Outcome<PlanAction>> Change(long number, User user, Func<Session, SeenAssessment, long, Outcome<(PlanAction Action, string? Activity)>> change) => database.Write<Outcome<PlanAction>>(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        if (AssessmentService.See(session, number, user, shelf.Today) is not { Reach.SeesPlan: true } seen) return AssessmentService.None;
        var done = change(session, seen, part.Commit);
        if (!done.Succeeded) return done.Faults.ToArray();
        if (done.Value.Activity is { } activity) part.Close(new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.Planning, $"self-assessment {number}: {activity}"));
        return done.Value.Action;
    });
}
