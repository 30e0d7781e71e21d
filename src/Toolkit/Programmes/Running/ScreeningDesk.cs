using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>Which bids meet the rules: the rules say, the secretary confirms, or decides otherwise with a reason. Until the bids are given to scorers it can be changed.</summary>
internal sealed class ScreeningDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Confirms what the rules say of every bid about which nothing was decided; how many those were.</summary>
    public Task<Outcome<int>> Confirm(string call, User user) => Act<int>(user, (session, _) =>
    {
        var found = AtScreen(session, call, user);
        if (!found.Succeeded) return found.Fault;
        var open = found.Value.Unscreened.ToList();
        foreach (var bid in open)
        {
            var unmet = found.Value.Unmet(bid);
            DecisionTable.Put(session, new Decision(bid.Number, BidStep.Screen, unmet.Count == 0, unmet.Count == 0 ? ["Meets every rule."] : unmet, user.Name), Now);
        }

        return (open.Count, $"confirm the rules for {open.Count} bids of {call}");
    });

    /// <summary>Decides about one bid otherwise than the rules, with a reason that becomes public.</summary>
    public Task<Outcome<Decision>> Override(string call, long number, bool yes, string? reason, User user) => Act<Decision>(user, (session, _) =>
    {
        var found = AtScreen(session, call, user);
        if (!found.Succeeded) return found.Fault;
        if (found.Value.Standing.FirstOrDefault(b => b.Number == number) is not { } bid) return None;
        var why = Said(reason, "Reason", "Give the reason. It becomes public with the decision");
        if (!why.Succeeded) return why.Fault;
        var decision = new Decision(number, BidStep.Screen, yes, [.. found.Value.Unmet(bid), why.Value], user.Name) { IsOverridden = true };
        DecisionTable.Put(session, decision, Now);
        return (decision, $"decide that the bid {number} {(yes ? "meets" : "does not meet")} the rules");
    });

    /// <summary>Takes one bid that came after the close, as it was typed when it came, with a reason that is public at once.</summary>
    public Task<Outcome<Bid>> TakeLate(string call, long number, string? reason, User user) => Act<Bid>(user, (session, _) =>
    {
        var found = AtScreen(session, call, user);
        if (!found.Succeeded) return found.Fault;
        if (found.Value.Bid(number) is not { State: BidState.Draft, LateTriedAt: not null } bid) return None;
        var why = Said(reason, "Reason", "Give the reason. It is public");
        if (!why.Succeeded) return why.Fault;
        if (BidCheck.Submitting(found.Value.Call.Call, bid.Draft, found.Value.FilesOf(number)).FirstOrDefault() is { } missing) return Refused($"It is not complete and cannot be taken: {missing.Message}");
        if (found.Value.Standing.Any(b => b.HandedIn!.AreaCode == bid.Draft.AreaCode)) return Refused("There is a bid for this area already, and each area has one");
        bid = bid with { HandedIn = bid.Draft, HandedInAt = bid.LateTriedAt, Late = new LateBid(Now, why.Value, user.Name) };
        BidTable.Put(session, bid);
        return (bid, $"take the late bid {number}");
    });

    private Outcome<Proceedings> AtScreen(Session session, string call, User user)
    {
        var found = RunBy(session, call, user);
        if (!found.Succeeded) return found;
        return found.Value.Call.Phase != CallPhase.Called ? Refused(found.Value.Call.Phase == CallPhase.Draft ? "This call is not open yet" : "The bids are with their scorers. Who met the rules cannot be changed any more")
            : found.Value.Call.Call.HasClosed(Now) ? found : Refused("The call is still open. Bids may change until it closes");
    }
}
