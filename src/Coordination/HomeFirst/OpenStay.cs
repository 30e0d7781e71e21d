using Goldthread.Record.Summary;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>One stay with its plan, out of what the reader sees of the person.</summary>
/// <param name="Encounter">The stay as it was sent.</param>
/// <param name="Stay">What it says.</param>
/// <param name="Task">The Task of the way home; null for none yet.</param>
/// <param name="Plan">What that says.</param>
/// <param name="Judgements">What was said of the criteria to reside, by day.</param>
/// <param name="Patient">The id of the Patient that the stay is of.</param>
internal sealed record OpenStay(RecordEntry Encounter, Stay Stay, RecordEntry? Task, HomePlan Plan, IReadOnlyList<Judgement> Judgements, string Patient)
{
    private const string PatientReference = "Patient/";

    /// <summary>The version of the plan that a reader sees; 0 while there is none. What somebody else saved since is not overwritten.</summary>
    public int Seen => Task?.Version ?? 0;

    /// <summary>The stay of this id; null where there is none in sight.</summary>
    public static OpenStay? Of(IReadOnlyList<RecordEntry> entries, string id)
    {
        if (entries.FirstOrDefault(e => e.Type == "Encounter" && e.Id == id) is not { } encounter || Stay.Of(encounter.Resource) is not { } stay)
        {
            return null;
        }

        var task = entries.Where(e => e.Type == "Task" && HomePlanFhir.IsPlan(e.Resource) && HomePlanFhir.StayOf(e.Resource) == id).OrderByDescending(e => e.Received).FirstOrDefault();
        var judgements = entries.Where(e => e.Type == "Observation" && HomePlanFhir.IsJudgement(e.Resource) && HomePlanFhir.StayOf(e.Resource) == id)
            .Select(e => HomePlanFhir.ReadJudgement(e.Resource)).OfType<Judgement>();
        var subject = encounter.Resource.Child("subject").Text("reference") ?? "";
        var plan = task is null ? HomePlan.Empty : HomePlanFhir.Read(task.Resource);
        return new OpenStay(
            encounter, stay, task, stay is { State: StayState.Left, LeftOn: { } left } ? plan.EndedOn(left) : plan, [.. CriteriaToReside.ByDay(judgements)],
            subject.StartsWith(PatientReference, StringComparison.Ordinal) ? subject[PatientReference.Length..] : "");
    }
}
