using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Outcomes;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>Letters: one for each bid that came, when what came of it is decided. Sent is sent: a letter never changes, and nobody gets a second.</summary>
internal sealed class LetterDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Letters that could be sent now, as they would be sent.</summary>
    public IReadOnlyList<Letter> Ready(Proceedings all, User user) => [.. all.Received
        .Where(b => all.LetterOf(b.Number) is null)
        .Select(b => all.Outcome(b) is { } outcome ? Write(all, b, outcome, user) : null)
        .OfType<Letter>()];

    /// <summary>Sends every letter that can be sent; how many those were. Whoever comes second finds none left.</summary>
    public Task<Outcome<int>> Send(string call, User user) => Act<int>(user, (session, _) =>
    {
        var found = RunBy(session, call, user);
        if (!found.Succeeded) return found.Fault;
        var letters = Ready(found.Value, user);
        if (letters.Count == 0) return Refused("There is no letter to send. They may have been sent already");
        foreach (var letter in letters) DecisionTable.Add(session, letter);
        return (letters.Count, $"send {letters.Count} letters of {call}");
    });

    /// <summary>A letter that was sent, for its bidder and for who runs the call.</summary>
    public async Task<Outcome<(Proceedings All, Bid Bid, Letter Letter)>> Find(long number, User user) => await Database.Read<Outcome<(Proceedings, Bid, Letter)>>(session =>
    {
        if (BidTable.Find(session, number) is not { } bid || Proceedings.Read(session, bid.Call) is not { } all || all.LetterOf(number) is not { } letter) return None;
        var isTheirs = (user.Role.May(Activities.LeadImprovement) && bid.Organisation == user.Organisation) || (user.Role.May(Activities.RunProgrammes) && all.Call.Owner == user.Organisation);
        return isTheirs ? (all, bid, letter) : None;
    });

    private Letter Write(Proceedings all, Bid bid, LetterOutcome outcome, User user)
    {
        var points = outcome is LetterOutcome.Withdrawn or LetterOutcome.NotEligible ? [] : all.PointsOf(bid.Number);
        return new Letter(bid.Number, outcome, LetterWords.Write(all.Call, bid, outcome, all.Reasons(bid.Number), points, Dates.DayInLondon(Now)), user.Name, Now);
    }
}
