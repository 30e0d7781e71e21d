using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>A bid that a member is asked about: to say whether they have a conflict, and to score where it is theirs.</summary>
/// <param name="Bid">Its number.</param>
/// <param name="Organisation">Who bids.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Partners">Who is in it.</param>
/// <param name="IsOwn">True where their organisation is part of it: it is never theirs to score.</param>
/// <param name="Said">What they said about a conflict.</param>
/// <param name="Mine">Their scoring; null where it was not given to them.</param>
/// <param name="AllIn">True where all its scorers handed in.</param>
internal sealed record PanelBid(long Bid, string Organisation, string Title, IReadOnlyList<string> Partners, bool IsOwn, Interest? Said, Scoring? Mine, bool AllIn);

/// <summary>What a member fills in for one bid. The others' points are there only when all are in.</summary>
internal sealed record ScoreSheet(StandingCall Call, Bid Bid, IReadOnlyList<BidFile> Files, IReadOnlyList<Score> Mine, bool IsHandedIn, bool AllIn, IReadOnlyList<QuestionPoints> Everyones);

/// <summary>Scoring by members of the panel, each blind to the others until all scores of the bid are in.</summary>
internal sealed class ScoringDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Calls on whose panel a user is.</summary>
    public async Task<IReadOnlyList<StandingCall>> Panels(User user) => !user.Role.May(Activities.ScoreBids) ? []
        : await Database.Read(session => CallTable.All(session).Where(c => c.IsPublic && PanelTable.Members(session, c.Id).Any(m => m.Id == user.Id)).OrderByDescending(c => c.Call.Closes).ToList());

    /// <summary>The bids of a call as a member of its panel knows them, once it has closed.</summary>
    public async Task<Outcome<(StandingCall Call, IReadOnlyList<PanelBid> Bids)>> Bids(string call, User user) => await Database.Read<Outcome<(StandingCall, IReadOnlyList<PanelBid>)>>(session =>
    {
        if (!user.Role.May(Activities.ScoreBids) || Proceedings.Read(session, call) is not { } all || all.Members.FirstOrDefault(m => m.Id == user.Id) is not { } me) return None;
        var bids = all.Call.Call.HasClosed(Now) ? all.ToScore : [];
        return (all.Call, [.. bids.Select(b => new PanelBid(
            b.Number, b.OrganisationName, b.Says.Title, [.. b.Says.Partners.Select(p => p.Name)], me.IsPartOf(b), all.Interests.FirstOrDefault(i => i.Bid == b.Number && i.Member == me.Id),
            all.ScorersOf(b.Number).FirstOrDefault(s => s.Member == me.Id), all.AllIn(b.Number)))]);
    });

    /// <summary>The sheet of a bid, for who scores it.</summary>
    public async Task<Outcome<ScoreSheet>> Sheet(long bid, User user) => await Database.Read(session => Theirs(session, bid, user));

    /// <summary>Keeps a member's points, and hands them in where they say so. They may be changed until the last scorer of the bid has handed in.</summary>
    /// <param name="bid">The bid.</param>
    /// <param name="scores">Points and comments.</param>
    /// <param name="handIn">True to hand them in; then every question needs both.</param>
    /// <param name="user">The member.</param>
    public Task<Outcome<bool>> Save(long bid, IReadOnlyList<Score> scores, bool handIn, User user) => Act<bool>(user, (session, _) =>
    {
        var sheet = Theirs(session, bid, user);
        if (!sheet.Succeeded) return sheet.Fault;
        if (sheet.Value.AllIn) return Refused("All scores of this bid are in, so that they cannot be changed any more");
        if (sheet.Value.Call.Phase != CallPhase.Scoring || sheet.Value.Bid.Withdrawn is not null) return Refused(sheet.Value.Bid.Withdrawn is not null ? "This bid was withdrawn. What you scored is kept" : "Bids of this call are not scored now");
        var isIn = handIn || sheet.Value.IsHandedIn;
        if (Points.Check(sheet.Value.Call.Call, scores, isIn).ToArray() is { Length: > 0 } faults) return faults;
        if (scores.FirstOrDefault(s => s.Words.Length > MostWords) is { } tooLong) return Wrong($"Words[{tooLong.Question}]", $"Use {MostWords:N0} characters at most");
        foreach (var score in scores) PanelTable.Put(session, score with { Bid = bid, Member = user.Id });
        PanelTable.Put(session, new Scoring(bid, user.Id, isIn ? Now : null, HasEnded: false), Now);
        return (isIn, $"{(isIn ? "hand in" : "save")} the scores of the bid {bid}");
    });

    /// <summary>True for a member who was given the bid and whose organisation has no part in it.</summary>
    internal static bool MayScore(Proceedings all, Bid bid, User user) => user.Role.May(Activities.ScoreBids) && bid.WasReceived
        && all.Members.FirstOrDefault(m => m.Id == user.Id) is { } me && !me.IsPartOf(bid) && bid.Organisation != user.Organisation && all.ScorersOf(bid.Number).Any(s => s.Member == user.Id);

    private static Outcome<ScoreSheet> Theirs(Session session, long number, User user)
    {
        if (BidTable.Find(session, number) is not { } bid || Proceedings.Read(session, bid.Call) is not { } all || !MayScore(all, bid, user)) return None;
        var isIn = all.ScorersOf(number).First(s => s.Member == user.Id).HandedIn is not null;
        return new ScoreSheet(all.Call, bid, all.FilesOf(number), [.. all.Scores.Where(s => s.Bid == number && s.Member == user.Id)], isIn, all.AllIn(number), all.PointsOf(number));
    }
}
