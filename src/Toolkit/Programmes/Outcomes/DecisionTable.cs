using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Programmes.Outcomes;

internal static class DecisionTable
{
    // On every machine, and rare: when something is decided about a bid.
    private const string Upsert = """
        insert into toolkit_bid_decision (bid, step, outcome, reasons, overridden, quality, rank, decided_by, decided_at)
        values (@bid, @step, @outcome, @reasons, @overridden, @quality, @rank, @by, @at)
        on conflict (bid, step) do update
        set outcome = excluded.outcome, reasons = excluded.reasons, overridden = excluded.overridden, quality = excluded.quality, rank = excluded.rank, decided_by = excluded.decided_by,
            decided_at = excluded.decided_at
        """;

    private const string SelectDecisions = """
        select d.bid, d.step, d.outcome, d.reasons, d.overridden, d.quality, d.rank, d.decided_by from toolkit_bid_decision d join toolkit_bid b on b.bid = d.bid
        where b.call = @call order by d.bid, d.step
        """;

    // On every machine, and rare: when the panel's view of a bid is written down.
    private const string UpsertView = """
        insert into toolkit_bid_view (bid, step, panel_view, words, notes, written_by, written_at) values (@bid, @step, @panel_view, @words, @notes, @by, @at)
        on conflict (bid, step) do update set panel_view = excluded.panel_view, words = excluded.words, notes = excluded.notes, written_by = excluded.written_by, written_at = excluded.written_at
        """;

    private const string SelectViews = "select v.bid, v.step, v.panel_view, v.words, v.notes from toolkit_bid_view v join toolkit_bid b on b.bid = v.bid where b.call = @call order by v.bid, v.step";

    // On every machine, and rare: one letter a bid.
    private const string InsertLetter = "insert into toolkit_bid_letter (bid, outcome, body, sent_by, sent_at) values (@bid, @outcome, @body, @by, @at)";

    private const string SelectLetters = "select l.bid, l.outcome, l.body, l.sent_by, l.sent_at from toolkit_bid_letter l join toolkit_bid b on b.bid = l.bid where b.call = @call order by l.bid";

    public static void Put(Session session, Decision d, DateTimeOffset at) => session.Statement(Upsert)
        .Set("bid", d.Bid).Set("step", d.Step.ToString()).Set("outcome", d.Yes ? 1 : 0).Set("reasons", string.Join('\n', d.Reasons.Select(r => r.ReplaceLineEndings(" ")))).Set("overridden", d.IsOverridden ? 1 : 0)
        .Set("quality", d.Quality).Set("rank", d.Rank).Set("by", d.By).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static List<Decision> Decisions(Session session, string call) => session.Statement(SelectDecisions).Set("call", call)
        .List(r => new Decision(r.GetInt64(0), Enum.Parse<BidStep>(r.GetString(1)), r.GetInt32(2) == 1, r.GetString(3).Split('\n', StringSplitOptions.RemoveEmptyEntries), r.GetString(7))
        {
            IsOverridden = r.GetInt32(4) == 1, Quality = r.GetInt64(5), Rank = r.GetInt32(6),
        });

    public static void Put(Session session, BidView v, string by, DateTimeOffset at) => session.Statement(UpsertView)
        .Set("bid", v.Bid).Set("step", v.Step.ToString()).Set("panel_view", v.View.ToString()).Set("words", v.Words).Set("notes", v.Notes).Set("by", by).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static List<BidView> Views(Session session, string call) => session.Statement(SelectViews).Set("call", call)
        .List(r => new BidView(r.GetInt64(0), Enum.Parse<BidStep>(r.GetString(1)), Enum.Parse<PanelView>(r.GetString(2)), r.GetString(3), r.GetString(4)));

    public static void Add(Session session, Letter l) => session.Statement(InsertLetter)
        .Set("bid", l.Bid).Set("outcome", l.Outcome.ToString()).Set("body", l.Body).Set("by", l.SentBy).Set("at", l.SentAt.ToUnixTimeMilliseconds()).Execute();

    public static List<Letter> Letters(Session session, string call) => session.Statement(SelectLetters).Set("call", call)
        .List(r => new Letter(r.GetInt64(0), Enum.Parse<LetterOutcome>(r.GetString(1)), r.GetString(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4))));
}
