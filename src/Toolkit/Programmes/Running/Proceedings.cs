using Goldthread.Kernel.Data;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>How many bids came to each stage. Those that were withdrawn count where they had come to, and are not among the selected.</summary>
internal sealed record StageCounts(int Received, int Eligible, int Shortlisted, int Selected, int Withdrawn, int Letters);

/// <summary>Everything that has happened to the bids of a call, read at one moment; what follows from it is worked out here.</summary>
internal sealed record Proceedings(StandingCall Call)
{
    public IReadOnlyList<Bid> Bids { get; private init; } = [];

    public IReadOnlyList<BidFile> Files { get; private init; } = [];

    public IReadOnlyList<PanelMember> Members { get; private init; } = [];

    public IReadOnlyList<Interest> Interests { get; private init; } = [];

    public IReadOnlyList<Scoring> Scorings { get; private init; } = [];

    public IReadOnlyList<Score> Scores { get; private init; } = [];

    public IReadOnlyList<Moderation> Moderations { get; private init; } = [];

    public IReadOnlyList<Decision> Decisions { get; private init; } = [];

    public IReadOnlyList<BidView> Views { get; private init; } = [];

    public IReadOnlyList<Letter> Letters { get; private init; } = [];

    /// <summary>Bids that were submitted, whatever came of them.</summary>
    public IReadOnlyList<Bid> Received => [.. Bids.Where(b => b.WasReceived)];

    /// <summary>Bids that were submitted and not withdrawn.</summary>
    public IEnumerable<Bid> Standing => Bids.Where(b => b.State == BidState.Received);

    /// <summary>Standing bids that met the rules.</summary>
    public IEnumerable<Bid> Eligible => Standing.Where(b => Decided(b.Number, BidStep.Screen) is { Yes: true });

    /// <summary>Standing bids that met the rules or may yet be found to.</summary>
    public IEnumerable<Bid> ToScore => Standing.Where(b => Decided(b.Number, BidStep.Screen) is not { Yes: false });

    /// <summary>Standing bids that nobody has held against the rules yet.</summary>
    public IEnumerable<Bid> Unscreened => Standing.Where(b => Decided(b.Number, BidStep.Screen) is null);

    public StageCounts Counts
    {
        get
        {
            int Many(BidStep step) => Received.Count(b => Decided(b.Number, step) is { Yes: true });
            return new(Received.Count, Many(BidStep.Screen), Many(BidStep.Shortlist), Standing.Count(b => Decided(b.Number, BidStep.Select) is { Yes: true }), Received.Count(b => b.Withdrawn is not null), Letters.Count);
        }
    }

    /// <summary>Everything about a call; null where there is none.</summary>
    public static Proceedings? Read(Session session, string call) => CallTable.Find(session, call) is not { } standing ? null : new Proceedings(standing)
    {
        Bids = BidTable.OfCall(session, call), Files = BidTable.FilesOfCall(session, call), Members = PanelTable.Members(session, call), Interests = PanelTable.Interests(session, call),
        Scorings = PanelTable.Scorings(session, call), Scores = PanelTable.Scores(session, call), Moderations = PanelTable.Moderations(session, call),
        Decisions = DecisionTable.Decisions(session, call), Views = DecisionTable.Views(session, call), Letters = DecisionTable.Letters(session, call),
    };

    public Bid? Bid(long number) => Bids.FirstOrDefault(b => b.Number == number);

    public IReadOnlyList<BidFile> FilesOf(long bid) => [.. Files.Where(f => f.Bid == bid)];

    public Decision? Decided(long bid, BidStep step) => Decisions.FirstOrDefault(d => d.Bid == bid && d.Step == step);

    public BidView? View(long bid, BidStep step) => Views.FirstOrDefault(v => v.Bid == bid && v.Step == step);

    public Letter? LetterOf(long bid) => Letters.FirstOrDefault(l => l.Bid == bid);

    /// <summary>Which rules a bid does not meet.</summary>
    public IReadOnlyList<string> Unmet(Bid bid) => BidCheck.Unmet(Call.Call, bid.Says, FilesOf(bid.Number));

    /// <summary>Those who score a bid, without those whose conflict was told later.</summary>
    public IReadOnlyList<Scoring> ScorersOf(long bid) => [.. Scorings.Where(s => s.Bid == bid && !s.HasEnded)];

    /// <summary>True where as many as the call asks for have handed in, and nobody is missing. From then on scorers may know of each other.</summary>
    public bool AllIn(long bid) => ScorersOf(bid) is var scorers && scorers.Count >= Call.Call.Scorers && scorers.All(s => s.HandedIn is not null);

    /// <summary>The scores of a bid side by side, once all are in; nothing before.</summary>
    public IReadOnlyList<QuestionPoints> PointsOf(long bid)
    {
        if (!AllIn(bid)) return [];
        var scorers = ScorersOf(bid).Select(s => s.Member).ToHashSet(StringComparer.Ordinal);
        return [.. Call.Call.Scored.Select(q => new QuestionPoints(q, [.. Scores.Where(s => s.Bid == bid && s.Question == q.Code && scorers.Contains(s.Member))], Moderations.FirstOrDefault(m => m.Bid == bid && m.Question == q.Code)))];
    }

    /// <summary>True where the panel must still agree on a number.</summary>
    public bool WaitsForAgreement(long bid) => PointsOf(bid).Any(p => p.WaitsForAgreement(Call.Call));

    /// <summary>True for a bid that can be ranked: everything about its points is settled.</summary>
    public bool IsSettled(long bid) => AllIn(bid) && !WaitsForAgreement(bid);

    /// <summary>The bids that stand at a step, in their order; those withdrawn are not among them.</summary>
    public IReadOnlyList<Ranked> Ranked(BidStep step)
    {
        var at = Eligible.Where(b => AllIn(b.Number) && (step != BidStep.Select || Decided(b.Number, BidStep.Shortlist) is { Yes: true }));
        return Ranking.Of(step, at.Select(b => new Candidate(b.Number, Points.Quality(PointsOf(b.Number)), View(b.Number, step)?.View ?? PanelView.Doubts)), step == BidStep.Select ? Call.Call.MostSelected : Call.Call.MostShortlisted);
    }

    /// <summary>Bids that were chosen at a step and have been withdrawn since.</summary>
    public IEnumerable<Bid> Left(BidStep step) => Received.Where(b => b.Withdrawn is not null && Decided(b.Number, step) is { Yes: true });

    /// <summary>Who comes next in the order of a step among those who were not chosen; null where there is nobody.</summary>
    public Ranked? Next(BidStep step) => Ranked(step).FirstOrDefault(r => Decided(r.Candidate.Bid, step) is { Yes: false });

    /// <summary>What came of a bid; null while that is open.</summary>
    public LetterOutcome? Outcome(Bid bid)
    {
        if (!bid.WasReceived) return null;
        if (bid.Withdrawn is not null) return LetterOutcome.Withdrawn;
        if (Call.Phase >= CallPhase.Scoring && Decided(bid.Number, BidStep.Screen) is { Yes: false }) return LetterOutcome.NotEligible;
        if (Call.Phase >= CallPhase.Shortlisted && Decided(bid.Number, BidStep.Shortlist) is { Yes: false }) return LetterOutcome.NotShortlisted;
        return Call.Phase >= CallPhase.Selected && Decided(bid.Number, BidStep.Select) is { } selected ? selected.Yes ? LetterOutcome.Selected : LetterOutcome.NotSelected : null;
    }

    /// <summary>The reasons of the last decision about a bid.</summary>
    public IReadOnlyList<string> Reasons(long bid) => Decisions.Where(d => d.Bid == bid).OrderByDescending(d => d.Step).FirstOrDefault()?.Reasons ?? [];
}
