using System.Security.Cryptography;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Sent;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>A bidder's view of their bid.</summary>
internal sealed record OwnBid(StandingCall Call, Bid? Bid, IReadOnlyList<BidFile> Files, Letter? Letter);

/// <summary>
/// The verbs of bidders: whoever leads improvement for an organisation writes its one bid for a call. What is typed is kept; only what is submitted before the close, by the
/// server's clock, counts.
/// </summary>
internal sealed class BidDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    private const int MostFiles = 10;

    /// <summary>The bid of the user's organisation for a public call, if there is one.</summary>
    public async Task<Outcome<OwnBid>> Mine(string call, User user) => await Database.Read<Outcome<OwnBid>>(session =>
    {
        if (!user.Role.May(Activities.LeadImprovement) || CallTable.Find(session, call) is not { IsPublic: true } standing) return None;
        var bid = BidTable.Find(session, call, user.Organisation);
        return new OwnBid(standing, bid, bid is null ? [] : BidTable.Files(session, bid.Number), bid is null ? null : DecisionTable.Letters(session, call).FirstOrDefault(l => l.Bid == bid.Number));
    });

    /// <summary>Keeps what was typed, as somebody types or when they press Save.</summary>
    /// <param name="call">The call.</param>
    /// <param name="content">What was typed.</param>
    /// <param name="seen">The version that the form was made from.</param>
    /// <param name="user">Who types.</param>
    public Task<Outcome<Bid>> Save(string call, BidContent content, int seen, User user) => Act<Bid>(user, (session, number) =>
    {
        var next = Typed(session, number, call, content, seen, user);
        if (!next.Succeeded) return next.Faults.ToArray();
        if (next.Value.Call.Call.HasClosed(Now)) return Refused($"The call closed on {Dates.Moment(next.Value.Call.Call.Closes)}. Drafts are not saved any more. What you typed is still here: press Submit to have it kept with the time at which it came");
        BidTable.Put(session, next.Value.Bid);
        return (next.Value.Bid, $"save the bid {next.Value.Bid.Number}");
    });

    /// <summary>Submits a bid, or submits it again with changes. What was typed is kept as a draft where it cannot be submitted: because it is late, or because something is missing.</summary>
    public async Task<Outcome<Bid>> Submit(string call, BidContent content, int seen, User user)
    {
        var done = await Act<(Bid Bid, Fault[] Faults)>(user, (session, number) =>
        {
            var next = Typed(session, number, call, content, seen, user);
            if (!next.Succeeded) return next.Faults.ToArray();
            var (standing, bid) = next.Value;
            if (standing.Call.HasClosed(Now) || standing.Phase != CallPhase.Called)
            {
                bid = bid with { LateTriedAt = Now };
                BidTable.Put(session, bid);
                return ((bid, [new Fault(FaultKind.Conflict, Late(standing))]), $"keep the late bid {bid.Number} as a draft");
            }

            var faults = BidCheck.Submitting(standing.Call, content, BidTable.Files(session, bid.Number)).ToList();
            if (BidTable.OfCall(session, call).Any(b => b.State == BidState.Received && b.Organisation != user.Organisation && b.HandedIn!.AreaCode == content.AreaCode))
            {
                faults.Add(Wrong(nameof(BidContent.AreaCode), "There is a bid for this area already, and each area has one. Agree with your partners who bids"));
            }

            if (faults.Count > 0)
            {
                BidTable.Put(session, bid);
                return ((bid, [.. faults]), $"save the bid {bid.Number}");
            }

            bid = bid with { HandedIn = content, HandedInAt = Now };
            BidTable.Put(session, bid);
            return ((bid, []), $"submit the bid {bid.Number}");
        });
        return !done.Succeeded ? done.Faults.ToArray() : done.Value.Faults.Length > 0 ? done.Value.Faults : done.Value.Bid;
    }

    /// <summary>Takes a submitted bid back, at any time, with a reason. It cannot be submitted again.</summary>
    public Task<Outcome<Bid>> Withdraw(string call, string? reason, User user) => Act<Bid>(user, (session, _) =>
    {
        if (!user.Role.May(Activities.LeadImprovement) || BidTable.Find(session, call, user.Organisation) is not { } bid) return None;
        if (bid.State != BidState.Received) return Refused(bid.State == BidState.Withdrawn ? "This bid is withdrawn already" : "This bid is not submitted, so that there is nothing to withdraw");
        var why = Said(reason, "Reason", "Say why you withdraw it");
        if (!why.Succeeded) return why.Fault;
        bid = bid with { Withdrawn = new Withdrawal(Now, why.Value, user.Name) };
        BidTable.Put(session, bid);
        return (bid, $"withdraw the bid {bid.Number}");
    });

    /// <summary>Adds a file to a bid, before the close; it counts at once.</summary>
    public Task<Outcome<BidFile>> AddFile(string call, string question, string? name, byte[] body, User user) => Act<BidFile>(user, (session, number) =>
    {
        var found = Changeable(session, call, user);
        if (!found.Succeeded) return found.Fault;
        if (!found.Value.Call.Call.Questions.Any(q => q.Code == question && q.Kind == QuestionKind.File)) return Wrong("Question", "Choose for which question the file is");
        var kind = FileKind.Of(name, body, "Upload");
        if (!kind.Succeeded) return kind.Fault;
        if (BidTable.Files(session, found.Value.Bid.Number).Count >= MostFiles) return Wrong("Upload", $"A bid has {MostFiles} files at most. Take one away first");
        var file = new BidFile(number, found.Value.Bid.Number, question, kind.Value.Name, kind.Value.Media, body.Length);
        BidTable.AddFile(session, file, body, Convert.ToHexStringLower(SHA256.HashData(body)), user.Id, Now);
        return (file, $"add a file to the bid {found.Value.Bid.Number}");
    });

    /// <summary>Takes a file away, before the close.</summary>
    public Task<Outcome<bool>> DropFile(string call, long file, User user) => Act<bool>(user, (session, _) =>
    {
        var found = Changeable(session, call, user);
        if (!found.Succeeded) return found.Fault;
        return BidTable.DropFile(session, found.Value.Bid.Number, file) ? (true, $"take a file from the bid {found.Value.Bid.Number}") : None;
    });

    /// <summary>A file with its bytes, for its bidder, for who runs the call once it has closed, and for those who score it.</summary>
    public async Task<Outcome<(BidFile File, byte[] Body)>> File(long number, User user) => await Database.Read<Outcome<(BidFile, byte[])>>(session =>
    {
        if (BidTable.File(session, number) is not { } file || BidTable.Find(session, file.Bid) is not { } bid || Proceedings.Read(session, bid.Call) is not { } all) return None;
        var isTheirs = (user.Role.May(Activities.LeadImprovement) && bid.Organisation == user.Organisation)
            || (bid.WasReceived && all.Call.Call.HasClosed(Now) && user.Role.May(Activities.RunProgrammes) && all.Call.Owner == user.Organisation)
            || ScoringDesk.MayScore(all, bid, user);
        return isTheirs ? (file, BidTable.Body(session, number)) : None;
    });

    private static string Late(StandingCall call) => $"The call closed on {Dates.Moment(call.Call.Closes)}. Your bid is not submitted. What you typed when you pressed Submit is kept as a draft, and the secretary can see that it came late";

    // The bid as it would be with what was typed, or why it cannot be typed into.
    private Outcome<(StandingCall Call, Bid Bid)> Typed(Session session, long number, string call, BidContent content, int seen, User user)
    {
        if (!user.Role.May(Activities.LeadImprovement) || CallTable.Find(session, call) is not { IsPublic: true } standing) return None;
        if (Now < standing.Call.Opens) return Refused($"The call opens on {Dates.Moment(standing.Call.Opens)}");
        var bid = BidTable.Find(session, call, user.Organisation) ?? new Bid(number, call, user.Organisation, user.OrganisationName);
        if (bid.State == BidState.Withdrawn) return Refused("This bid is withdrawn and cannot be changed");
        if (bid.Version != seen && bid.SavedBy != user.Id) return Refused($"{bid.SavedByName} has changed this bid meanwhile. What you typed is still here. Open the bid in another window to see theirs before you save again");
        if (BidCheck.Keeping(content).ToArray() is { Length: > 0 } faults) return faults;
        return (standing, bid with { Draft = content, Version = bid.Version + 1, SavedBy = user.Id, SavedByName = user.Name, SavedAt = Now });
    }

    private Outcome<(StandingCall Call, Bid Bid)> Changeable(Session session, string call, User user)
    {
        if (!user.Role.May(Activities.LeadImprovement) || CallTable.Find(session, call) is not { IsPublic: true } standing || BidTable.Find(session, call, user.Organisation) is not { } bid) return None;
        if (!standing.TakesBids(Now)) return Refused($"The call closed on {Dates.Moment(standing.Call.Closes)}. Files cannot be changed any more");
        return bid.State == BidState.Withdrawn ? Refused("This bid is withdrawn and cannot be changed") : (standing, bid);
    }
}
