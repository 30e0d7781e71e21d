using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>What peers do: offer themselves, listen, write down what they found, and come back.</summary>
internal static class TeamSteps
{
    /// <summary>Somebody of another organisation offers to be in the team, and declares what could make their view one-sided.</summary>
    /// <param name="isLead">As the lead peer.</param>
    /// <param name="hasConflict">Whether there is a conflict; null while they have not said.</param>
    /// <param name="conflict">Which one.</param>
    public static PeerStep Offer(bool isLead, bool? hasConflict, string? conflict) => new("offers to be in the team", (c, by) =>
    {
        var user = by.User;
        if (!user.Role.May(Activities.TakePart)) return new Fault(FaultKind.Forbidden, "Your role does not allow that.");
        if (c.IsHost(user)) return new Fault(FaultKind.Conflict, "You work for the organisation that is visited, so you cannot be in the team.");
        if (c.State is not (PeerState.Asked or PeerState.Planned)) return new Fault(FaultKind.Conflict, "The team is complete: " + StepBy.Words(c.State) + ".");
        if (c.Team.Any(m => m.Person == user.Id && m.IsActive)) return c;
        var typed = new Typed();
        typed.Refuse(hasConflict is null, "HasConflict", "Say whether there is a conflict of interest");
        var said = hasConflict == true ? typed.Need(conflict, "Conflict", "Say what it is", 500) : "";
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : With(c, new TeamMember(user.Id, user.Name, user.JobTitle, user.Organisation, user.OrganisationName, isLead, said));
    });

    /// <summary>Leaves the team, or takes back the offer. Before the visit the team is arranged anew when too few are left.</summary>
    public static PeerStep StepDown() => new("steps down from the team", (c, by) =>
    {
        var id = by.User.Id;
        if (c.Team.FirstOrDefault(m => m.Person == id && m.IsActive) is not { } member) return new Fault(FaultKind.NotFound, "You are not in the team.");
        var now = With(c, member with { Standing = Standing.SteppedDown });
        return now.State == PeerState.Planned && (now.Lead is null || now.Accepted.Count() < 2) ? now with { State = PeerState.Asked } : now;
    });

    /// <summary>Writes down what somebody said. Kept to the team.</summary>
    public static PeerStep Hear(Interview interview) => new("notes an interview", (c, by) =>
    {
        if (by.RefusedToTeam(c, PeerState.Planned, PeerState.Visited) is { } refused) return refused;
        if (c.Interviews.Any(i => i.Number == interview.Number)) return c;
        var typed = new Typed();
        typed.Need(interview.Role, "Role", "Say what they do, not who they are");
        typed.Need(interview.Notes, "Notes", "Write down what they said", 4000);
        typed.Refuse(interview.On > by.Today, "On", "It cannot be in the future");
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : c with { Interviews = [.. c.Interviews, interview with { By = by.User.Name }] };
    });

    /// <summary>The visit was made: not before its first day.</summary>
    public static PeerStep Visited() => new("says that the visit was made", (c, by) =>
        by.RefusedToTeam(c, PeerState.Planned) is { } refused ? refused
        : c.Visit.Count == 0 || by.Today < Dates.DayInLondon(c.Visit[0].From) ? new Fault(FaultKind.Conflict, "The visit has not begun yet.") : c with { State = PeerState.Visited });

    public static PeerStep Find(Finding finding) => new("writes down a finding", (c, by) =>
    {
        if (by.RefusedToTeam(c, PeerState.Visited) is { } refused) return refused;
        if (c.Findings.Any(f => f.Number == finding.Number)) return c;
        var typed = new Typed();
        typed.Need(finding.Words, "Words", "Say what you found", 1000);
        typed.Need(finding.Evidence, "Evidence", "Say what it rests on", 1000);
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : c with { Findings = [.. c.Findings, finding with { By = by.User.Name }] };
    });

    public static PeerStep Unfind(long number) => new("takes out a finding", (c, by) => by.RefusedToTeam(c, PeerState.Visited) is { } refused ? refused : c with { Findings = [.. c.Findings.Where(f => f.Number != number)] });

    /// <summary>The lead peer sends the report to the host, to be read for errors of fact.</summary>
    public static PeerStep Send(string? report) => new("sends the report to the host", (c, by) =>
    {
        if (by.RefusedToTeam(c, PeerState.Visited) is { } refused) return refused;
        if (c.Lead?.Person != by.User.Id) return new Fault(FaultKind.Forbidden, "The lead peer sends the report.");
        if (c.Findings.Count == 0) return new Fault(FaultKind.Conflict, "There is no finding yet.");
        var typed = new Typed();
        var now = c with { State = PeerState.Checking, Report = typed.Need(report, "Report", "Say what you found on the whole", 4000) };
        return typed.Faults.Count > 0 ? typed.Faults.ToArray() : now;
    });

    /// <summary>Coming back, the team says what became of one recommendation; when that is said of all of them, the revisit is done.</summary>
    public static PeerStep Revisit(long finding, Became became, string? words) => new("says what became of a recommendation", (c, by) =>
    {
        if (by.RefusedToTeam(c, PeerState.Agreed) is { } refused) return refused;
        if (c.RevisitOn is not { } on || by.Today < on) return new Fault(FaultKind.Conflict, "The day of the revisit has not come.");
        var typed = new Typed();
        typed.Refuse(became == Became.NotKnown, "Became", "Choose what became of it");
        var said = typed.Need(words, "Words", "Say what you saw", 1000);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        var now = c with { Findings = [.. c.Findings.Select(f => f.Number == finding ? f with { Became = became, BecameWords = said } : f)] };
        return now.Recommendations.All(f => f.Became != Became.NotKnown) ? now with { State = PeerState.Revisited } : now;
    });

    internal static PeerChallenge With(PeerChallenge c, TeamMember member) => c with { Team = [.. c.Team.Where(m => m.Person != member.Person), member] };
}
