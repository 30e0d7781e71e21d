using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>The panel: named by the secretary from those who may score; each member says of each bid whether they have a conflict; then the bids are given out.</summary>
internal sealed class PanelDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Users who may score bids and are not on the panel yet.</summary>
    public async Task<IReadOnlyList<User>> Nameable(Proceedings call) =>
        [.. (await Database.Read(UserTable.All)).Where(u => u.Role.May(Activities.ScoreBids) && call.Members.All(m => m.Id != u.Id)).OrderBy(u => u.Name, StringComparer.Ordinal)];

    /// <summary>Names a member.</summary>
    public Task<Outcome<PanelMember>> Name(string call, string? id, User user) => Act<PanelMember>(user, (session, _) =>
    {
        var found = RunBy(session, call, user);
        if (!found.Succeeded) return found.Fault;
        if (found.Value.Call.Phase > CallPhase.Scoring) return Refused("The shortlist stands. The panel cannot be changed any more");
        if (UserTable.Find(session, id ?? "", Now) is not { } named || !named.Role.May(Activities.ScoreBids)) return Wrong("Member", "Choose somebody who may score bids");
        var member = new PanelMember(named.Id, named.Name, named.Organisation, named.OrganisationName);
        PanelTable.Name(session, call, member, user.Id, Now);
        return (member, $"name {named.Id} for the panel of {call}");
    });

    /// <summary>Takes a member off, before they have been given a bid.</summary>
    public Task<Outcome<bool>> TakeOff(string call, string? id, User user) => Act<bool>(user, (session, _) =>
    {
        var found = RunBy(session, call, user);
        if (!found.Succeeded) return found.Fault;
        if (found.Value.Members.All(m => m.Id != id)) return None;
        if (found.Value.Scorings.Any(s => s.Member == id)) return Refused("This member has been given bids and stays on the panel");
        PanelTable.TakeOff(session, call, id!);
        return (true, $"take {id} off the panel of {call}");
    });

    /// <summary>A member says of bids whether they have a conflict. Who tells of one about a bid that they score loses it: what they scored is kept and does not count.</summary>
    public Task<Outcome<int>> Declare(string call, IReadOnlyList<Interest> said, User user) => Act<int>(user, (session, _) =>
    {
        if (!user.Role.May(Activities.ScoreBids) || Proceedings.Read(session, call) is not { } all || all.Members.FirstOrDefault(m => m.Id == user.Id) is not { } me) return None;
        if (all.Call.Phase > CallPhase.Scoring) return Refused("The shortlist stands. Tell the secretary of a conflict that you find now");
        var bids = all.Standing.Where(b => !me.IsPartOf(b)).ToDictionary(b => b.Number);
        if (said.Any(i => !bids.ContainsKey(i.Bid))) return None;
        if (said.Where(i => i.IsConflict && string.IsNullOrWhiteSpace(i.Words)).Select(i => Wrong($"Words[{i.Bid}]", $"Say what the conflict is: {bids[i.Bid].OrganisationName}")).ToArray() is { Length: > 0 } faults) return faults;
        if (said.FirstOrDefault(i => i.Words.Length > MostWords) is { } tooLong) return Wrong($"Words[{tooLong.Bid}]", $"Use {MostWords:N0} characters at most");
        foreach (var interest in said)
        {
            PanelTable.Say(session, interest with { Member = user.Id }, Now);
            if (interest.IsConflict && all.Scorings.FirstOrDefault(s => s.Bid == interest.Bid && s.Member == user.Id) is { } scoring) PanelTable.Put(session, scoring with { HasEnded = true }, Now);
        }

        return (said.Count, $"say of {said.Count} bids of {call} whether there is a conflict of interest, {said.Count(i => i.IsConflict)} with one");
    });

    /// <summary>Gives every bid that met the rules to as many members as the call asks for, none with a conflict, evenly; also again, where a member told of a conflict later.</summary>
    public Task<Outcome<int>> GiveOut(string call, User user) => Act<int>(user, (session, _) =>
    {
        var found = RunBy(session, call, user);
        if (!found.Succeeded) return found.Fault;
        var all = found.Value;
        if (all.Call.Phase is not (CallPhase.Called or CallPhase.Scoring) || !all.Call.Call.HasClosed(Now)) return Refused(all.Call.Phase > CallPhase.Scoring ? "The shortlist stands already" : "The call is still open");
        if (all.Unscreened.Any()) return Refused("There are bids that were not held against the rules yet. Confirm those first");
        var bids = all.Eligible.ToList();
        if (bids.Count == 0) return Refused("No bid met the rules, so that there is nothing to score");
        var given = Assignment.Of([.. bids.Select(b => Needs(all, b.Number))], [.. all.Members.Select(m => m.Id)], all.Call.Call.Scorers, n => all.Bid(n)!.OrganisationName);
        if (!given.Succeeded) return given.Faults.ToArray();
        foreach (var (bid, member) in given.Value) PanelTable.Put(session, new Scoring(bid, member, null, HasEnded: false), Now);
        if (all.Call.Phase == CallPhase.Called) Move(session, all.Call, CallPhase.Scoring, user);
        return (given.Value.Count, $"give {bids.Count} bids of {call} to the panel");
    });

    private static Unassigned Needs(Proceedings all, long number)
    {
        var bid = all.Bid(number)!;
        var may = all.Members.Where(m => !m.IsPartOf(bid) && all.Interests.Any(i => i.Bid == number && i.Member == m.Id && !i.IsConflict) && !all.Scorings.Any(s => s.Bid == number && s.Member == m.Id && s.HasEnded));
        return new Unassigned(number, [.. all.ScorersOf(number).Select(s => s.Member)], [.. may.Select(m => m.Id)]);
    }
}
