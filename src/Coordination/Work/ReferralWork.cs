using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;

namespace Goldthread.Coordination.Work;

/// <summary>A referral: one row for the service, and one for whoever sent it.</summary>
internal static class ReferralWork
{
    // Older than this an answer is no news, as where years of referrals are loaded at once.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(90);

    public static IReadOnlyList<WorkRow> Of(StoredResource task, Referral referral, DateTimeOffset now)
    {
        var rows = new List<WorkRow>();
        var row = new WorkRow
        {
            Owner = referral.To.Code, Side = WorkSide.Do, Type = "Task", Id = task.Id, Person = task.Person, Kind = ReferralFhir.Code(referral.Kind),
            State = ReferralFhir.Code(referral.State), Service = referral.Service ?? "", ServiceName = referral.ServiceName, Team = referral.Team ?? "",
            Assignee = referral.Assignee ?? "", Priority = OpenTask.Rank(referral.Priority), DueAt = referral.Due?.ToUnixTimeMilliseconds() ?? WorkRow.Never,
            SinceAt = task.At.ToUnixTimeMilliseconds(), SentAt = referral.Sent.ToUnixTimeMilliseconds(), Grants = referral.GivesSight,
        };
        if (referral.IsOpen && referral.To.Code.Length > 0)
        {
            rows.Add(row);
        }

        var mine = row with { Owner = referral.From.Code, Assignee = referral.SenderId ?? "", Team = "", Grants = false };
        if (referral.From.Code.Length == 0 || referral.State is ReferralState.Withdrawn or ReferralState.Redirected || (referral.Ended ?? now) < now - Fresh)
        {
            return rows;
        }

        rows.Add(referral.State switch
        {
            ReferralState.Declined or ReferralState.Closed => mine with { Side = WorkSide.Answer, DueAt = (referral.Ended ?? task.At).AddDays(2).ToUnixTimeMilliseconds() },
            ReferralState.Draft => mine with { Side = WorkSide.Do },
            _ => mine with { Side = WorkSide.Watch },
        });
        return rows;
    }

    public static WorkSaid Say(WorkRow row, Referral referral) => new(
        row.Side switch
        {
            WorkSide.Answer => $"{referral.ServiceName} {(referral.State == ReferralState.Declined ? "declined" : "finished")}: {referral.Why ?? referral.Outcome}",
            WorkSide.Watch => $"{ReferralFhir.KindWords(referral.Kind)} to {referral.ServiceName}: {referral.Reason}",
            _ => $"{ReferralFhir.KindWords(referral.Kind)} from {referral.From.Name}: {referral.Reason}",
        },
        ReferralMove.StateWords(referral), "/referrals/" + row.Id, referral);
}
