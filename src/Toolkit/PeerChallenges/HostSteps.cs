using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>What the organisation that is visited decides. It can end everything at any time; there is no penalty and no reason is asked for.</summary>
internal static class HostSteps
{
    /// <summary>The longest scope, in characters.</summary>
    public const int LongestScope = 2000;

    /// <summary>A new one: asked for by the host, or suggested to it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="host">Code of the host.</param>
    /// <param name="hostName">Its name.</param>
    /// <param name="target">Which target was missed; empty where the host asks.</param>
    /// <param name="programme">The programme of which it is one, or empty.</param>
    /// <param name="scope">The questions; those of the host itself are needed.</param>
    /// <param name="by">Who asks or suggests.</param>
    public static Outcome<PeerChallenge> Begin(long number, string host, string hostName, string? target, string? programme, string? scope, User by)
    {
        var typed = new Typed();
        var isHosts = host == by.Organisation && by.Role.May(Activities.LeadImprovement);
        if (!isHosts && !by.Role.May(Activities.EditToolkit) && !by.Role.May(Activities.RunProgrammes)) return StepBy.ForHostLead;
        typed.Refuse(host.Length == 0, "Host", "Choose to whom you suggest it");
        var made = new PeerChallenge
        {
            Number = number, Host = host, HostName = hostName, State = isHosts ? PeerState.Asked : PeerState.Suggested, Reason = isHosts && string.IsNullOrWhiteSpace(target) ? PeerReason.AskedFor : PeerReason.MissedTarget,
            Target = isHosts ? typed.May(target, "Target", 300) : typed.Need(target, "Target", "Say which target was missed", 300), Programme = typed.May(programme, "Programme", 80),
            Scope = isHosts ? typed.Need(scope, "Scope", "Say which questions you want answered", LongestScope) : typed.May(scope, "Scope", LongestScope),
        };
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : made;
    }

    /// <summary>The host says yes to what was suggested, with its own questions.</summary>
    public static PeerStep Agree(string? scope) => new("agrees to a peer challenge", (c, by) =>
    {
        if (by.RefusedToHostLead(c, PeerState.Suggested) is { } refused) return refused;
        var typed = new Typed();
        var now = c with { State = PeerState.Asked, Scope = typed.Need(scope, "Scope", "Say which questions you want answered", LongestScope) };
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : now;
    });

    /// <summary>The host says no.</summary>
    public static PeerStep Decline() => new("says no to a peer challenge", (c, by) => by.RefusedToHostLead(c, PeerState.Suggested) is { } refused ? refused : c with { State = PeerState.Declined });

    /// <summary>Accepts somebody who offered to be in the team, or does not. Who has a conflict of interest is accepted with a reason alone.</summary>
    public static PeerStep Choose(string person, bool accepts, string? why) => new(accepts ? "accepts a peer" : "does not accept a peer", (c, by) =>
    {
        if (by.RefusedToHostLead(c, PeerState.Asked, PeerState.Planned) is { } refused) return refused;
        if (c.Team.FirstOrDefault(m => m.Person == person) is not { Standing: Standing.Offered } offered) return new Fault(FaultKind.Conflict, "They do not offer any more, or you have answered.");
        if (accepts && offered.IsLead && c.Lead is { } lead) return new Fault(FaultKind.Conflict, $"{lead.Name} is the lead peer. A team has one.");
        var typed = new Typed();
        var said = accepts && offered.Conflict.Length > 0 ? typed.Need(why, "Why", "They declare a conflict of interest. Say why you accept them all the same", 500) : typed.May(why, "Why", 500);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        return TeamSteps.With(c, offered with { Standing = accepts ? Standing.Accepted : Standing.Declined, Why = said });
    });

    /// <summary>Adds a session to the visit. The host or the team does.</summary>
    public static PeerStep AddSession(VisitSession session) => new("adds a session to the visit", (c, by) =>
    {
        if (Arranging(c, by) is { } refused) return refused;
        if (c.Visit.Any(v => v.Number == session.Number)) return c;
        var typed = new Typed();
        typed.Refuse(session.To <= session.From, "To", "It must end after it begins");
        typed.Refuse(session.To - session.From > TimeSpan.FromHours(12), "To", "A session is 12 hours long at most");
        typed.Need(session.What, "What", "Say what is done");
        typed.Need(session.Who, "With", "Say with whom: by what they do");
        typed.Need(session.Where, "Where", "Say where");
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : c with { Visit = [.. c.Visit.Append(session).OrderBy(v => v.From).ThenBy(v => v.Number)] };
    });

    public static PeerStep DropSession(long number) => new("takes a session out of the visit", (c, by) => Arranging(c, by) is { } refused ? refused : c with { Visit = [.. c.Visit.Where(v => v.Number != number)] });

    /// <summary>Team and visit stand: one lead peer and at least one more, none of them of the host, and a session.</summary>
    public static PeerStep Confirm() => new("confirms team and visit", (c, by) =>
        by.RefusedToHostLead(c, PeerState.Asked) is { } refused ? refused
        : c.Lead is null ? new Fault(FaultKind.Conflict, "The team has no lead peer yet.")
        : c.Accepted.Count() < 2 ? new Fault(FaultKind.Conflict, "A team has a lead peer and at least one more.")
        : c.Visit.Count == 0 ? new Fault(FaultKind.Conflict, "The visit has no session yet.")
        : c with { State = PeerState.Planned });

    /// <summary>Sends the report back to the team with what is wrong in it.</summary>
    public static PeerStep SendBack(string? facts) => new("sends the report back with facts to mend", (c, by) =>
    {
        if (by.RefusedToHostLead(c, PeerState.Checking) is { } refused) return refused;
        var typed = new Typed();
        var said = typed.Need(facts, "Facts", "Say which facts are wrong", 2000);
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : c with { State = PeerState.Visited, FactsToMend = said };
    });

    public static PeerStep AgreeFacts() => new("agrees the facts", (c, by) => by.RefusedToHostLead(c, PeerState.Checking) is { } refused ? refused : c with { State = PeerState.Agreed, FactsToMend = "" });

    /// <summary>Lets everybody read the report, or keeps it to host and team.</summary>
    public static PeerStep Publish(bool publish) => new(publish ? "publishes the report" : "keeps the report private", (c, by) =>
        by.RefusedToHostLead(c, PeerState.Agreed, PeerState.Revisited) is { } refused ? refused : c with { IsPublished = publish });

    /// <summary>Plans what is done about a recommendation.</summary>
    public static PeerStep AddAction(PlannedAction action) => new("plans an action", (c, by) =>
    {
        if (by.RefusedToHostLead(c, PeerState.Agreed) is { } refused) return refused;
        if (c.Actions.Any(a => a.Number == action.Number)) return c;
        var typed = new Typed();
        typed.Refuse(c.Recommendations.All(f => f.Number != action.Finding), "Finding", "Choose a recommendation");
        typed.Need(action.What, "What", "Say what is done", 500);
        typed.Need(action.Who, "Who", "Say who does it");
        typed.Refuse(action.By < by.Today, "By", "It must be today or later");
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : c with { Actions = [.. c.Actions.Append(action).OrderBy(a => a.By).ThenBy(a => a.Number)] };
    });

    /// <summary>Says that an action is done today, or that it is not done after all.</summary>
    public static PeerStep Mark(long number, bool done) => new(done ? "has done an action" : "says that an action is not done", (c, by) =>
    {
        if (by.RefusedToHostLead(c, PeerState.Agreed, PeerState.Revisited) is { } refused) return refused;
        var today = by.Today;
        return c with { Actions = [.. c.Actions.Select(a => a.Number == number ? a with { DoneOn = done ? a.DoneOn ?? today : null } : a)] };
    });

    /// <summary>When the team comes back.</summary>
    public static PeerStep SetRevisit(DateOnly on) => new("sets the day of the revisit", (c, by) =>
        by.RefusedToHostLead(c, PeerState.Agreed) is { } refused ? refused
        : on < by.Today ? new Fault(FaultKind.Invalid, "It must be today or later", "RevisitOn") : c with { RevisitOn = on });

    /// <summary>Ends it. Also what was published is private again.</summary>
    public static PeerStep Withdraw() => new("ends the peer challenge", (c, by) =>
        !c.IsHostLead(by.User) ? StepBy.ForHostLead
        : c.State is PeerState.Declined or PeerState.Withdrawn ? c
        : c with { State = PeerState.Withdrawn, IsPublished = false });

    private static Fault? Arranging(PeerChallenge c, StepBy by) => c.IsTeam(by.User) ? by.RefusedToTeam(c, PeerState.Asked, PeerState.Planned) : by.RefusedToHostLead(c, PeerState.Asked, PeerState.Planned);
}
