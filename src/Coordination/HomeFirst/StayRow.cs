using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>One stay as the hub knows it across people.</summary>
/// <param name="Owner">The hospital that sent it.</param>
/// <param name="Id">The Encounter's id.</param>
/// <param name="Person">Whose.</param>
/// <param name="Patient">The id of the hospital's Patient.</param>
/// <param name="Task">The id of the Task of the way home; empty for none yet.</param>
/// <param name="Stay">What the Encounter says.</param>
/// <param name="Plan">What the Task says; its waits end when the stay does.</param>
internal sealed record StayRow(string Owner, string Id, PersonKey Person, string Patient, string Task, Stay Stay, HomePlan Plan)
{
    /// <summary>The row of an Encounter and the Task that may go with it.</summary>
    public static StayRow Of(string owner, string id, PersonKey person, string patient, string task, Stay stay, HomePlan plan)
    {
        // The hub may know before the hospital's message comes that somebody has left, and the message may come without the hub.
        var leftOn = stay.LeftOn ?? plan.LeftOn;
        var state = stay.State == StayState.Open && plan.LeftOn is not null ? StayState.Left : stay.State;
        var left = state == StayState.Left ? stay.Left ?? (leftOn is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) : null) : null;
        var ended = state == StayState.Cancelled ? plan with { Waits = [] } : state == StayState.Left && leftOn is { } end ? plan.EndedOn(end) : plan;
        return new StayRow(owner, id, person, patient, task, stay with
        {
            State = state, Left = left, Expected = plan.Expected ?? stay.Expected, ExpectedSaid = Earlier(stay.ExpectedSaid, plan.ExpectedSaid),
        }, ended);
    }

    public bool IsReady => Stay.State == StayState.Open && Plan.ReadySince is not null;

    /// <summary>Days since they became ready, up to today.</summary>
    public int? DaysReady(DateTimeOffset now) => IsReady ? Dates.DayInLondon(now).DayNumber - Plan.ReadySince!.Value.DayNumber : null;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
