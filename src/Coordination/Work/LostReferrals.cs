using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>A referral that nobody answers.</summary>
/// <param name="Item">The row.</param>
/// <param name="Why">Why it counts as lost.</param>
internal sealed record LostReferral(WorkItem Item, string Why);

/// <summary>So that nobody gets lost (P49): open referrals that nobody has, that are past their limit, or whose service has closed; to the service and to whoever sent them.</summary>
internal sealed class LostReferrals(WorkList list, ReferralTargets targets, Database database, TimeProvider clock)
{
    private const int MostPages = 8;

    /// <summary>Lost by the reader's organisation, or sent by it and lost elsewhere; the longest overdue first.</summary>
    public async Task<IReadOnlyList<LostReferral>> Of(User user, Sight sight, WorkSide side)
    {
        var now = clock.GetUtcNow();
        var lost = new List<LostReferral>();
        var place = WorkPlace.Start;
        for (var page = 0; page < MostPages; page++)
        {
            var read = await list.Read(user, sight, new WorkFilter(side, "all", "", Late: false, Snoozed: false), place);
            foreach (var item in read.Items.Where(i => i.Said.Referral is not null))
            {
                if (ReferralLimits.Lost(item.Said.Referral!, await targets.IsOpen(item.Said.Referral!.Service), now) is { } why)
                {
                    lost.Add(new LostReferral(item, why));
                }
            }

            if (read.Next is not { } next)
            {
                break;
            }

            place = next;
        }

        return lost;
    }

    /// <summary>The referrals that an organisation was sent in the last year, for waiting times.</summary>
    public async Task<IReadOnlyList<Wait>> Waits(string organisation) => await database.Read(session => WaitTable.Of(session, organisation, clock.GetUtcNow().AddDays(-365), clock.GetUtcNow().AddDays(1)));
}
