using Goldthread.Toolkit.Programmes.Bids;

namespace Goldthread.Toolkit.Programmes.Panels;

/// <summary>Somebody who scores bids of a call.</summary>
/// <param name="Id">Their user id.</param>
/// <param name="Name">As shown.</param>
/// <param name="Organisation">Code of the organisation they work for.</param>
/// <param name="OrganisationName">Its name.</param>
internal sealed record PanelMember(string Id, string Name, string Organisation, string OrganisationName)
{
    /// <summary>
    /// True for a bid of their own organisation, or one in which it is a partner: such a bid is never theirs to score, whatever they declare. A partner is known by its
    /// code, and by its name where the bid gives no code or another.
    /// </summary>
    public bool IsPartOf(Bid bid) => Same(Organisation, bid.Organisation) || bid.Says.Partners.Concat(bid.Draft.Partners).Any(p => Same(Organisation, p.Code) || Same(OrganisationName, p.Name));

    private static bool Same(string one, string other) => one.Trim() is { Length: > 0 } said && string.Equals(said, other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a member said about a conflict of interest with a bid.</summary>
internal sealed record Interest(long Bid, string Member, bool IsConflict, string Words);

/// <summary>A bid that a member scores.</summary>
/// <param name="Bid">The bid.</param>
/// <param name="Member">The member.</param>
/// <param name="HandedIn">When all their scores were handed in; null before.</param>
/// <param name="HasEnded">True where they told of a conflict later: what they scored is kept, and does not count.</param>
internal sealed record Scoring(long Bid, string Member, DateTimeOffset? HandedIn, bool HasEnded);

/// <summary>Points of a member for a question, 0 to 5, with why.</summary>
internal sealed record Score(long Bid, string Member, string Question, int Points, string Words);

/// <summary>What the panel agreed on for a question.</summary>
/// <param name="Bid">The bid.</param>
/// <param name="Question">The question.</param>
/// <param name="Tenths">Tenths of a point, 0 to 50.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who wrote it down.</param>
internal sealed record Moderation(long Bid, string Question, int Tenths, string Reason, string By);
