using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Programmes.Panels;

internal static class PanelTable
{
    // On every machine, and rare: when a secretary names a member of a panel.
    private const string InsertMember = """
        insert into toolkit_panel_member (call, member, name, organisation, organisation_name, named_by, named_at) values (@call, @member, @name, @organisation, @organisation_name, @by, @at)
        on conflict (call, member) do nothing
        """;

    // On every machine, and rare: when a secretary takes a member off a panel.
    private const string DeleteMember = "delete from toolkit_panel_member where call = @call and member = @member";

    private const string SelectMembers = "select member, name, organisation, organisation_name from toolkit_panel_member where call = @call order by name, member";

    // On every machine, and rare: when a member says whether they have a conflict, once a bid.
    private const string UpsertInterest = """
        insert into toolkit_panel_interest (bid, member, conflict, words, said_at) values (@bid, @member, @conflict, @words, @at)
        on conflict (bid, member) do update set conflict = excluded.conflict, words = excluded.words, said_at = excluded.said_at
        """;

    private const string SelectInterests = "select i.bid, i.member, i.conflict, i.words from toolkit_panel_interest i join toolkit_bid b on b.bid = i.bid where b.call = @call order by i.bid, i.member";

    // On every machine, and rare: when bids are given to scorers, and when those hand in.
    private const string UpsertScoring = """
        insert into toolkit_scoring (bid, member, given_at, handed_at, ended) values (@bid, @member, @at, @handed_at, @ended)
        on conflict (bid, member) do update set handed_at = excluded.handed_at, ended = excluded.ended
        """;

    private const string SelectScorings = "select s.bid, s.member, s.handed_at, s.ended from toolkit_scoring s join toolkit_bid b on b.bid = s.bid where b.call = @call order by s.bid, s.member";

    // On every machine, and rare: when a member saves what they think of a bid.
    private const string UpsertScore = """
        insert into toolkit_score (bid, member, question, points, words) values (@bid, @member, @question, @points, @words)
        on conflict (bid, member, question) do update set points = excluded.points, words = excluded.words
        """;

    private const string SelectScores = "select s.bid, s.member, s.question, s.points, s.words from toolkit_score s join toolkit_bid b on b.bid = s.bid where b.call = @call order by s.bid, s.member, s.question";

    // On every machine, and rare: when the panel agrees on a number.
    private const string UpsertModeration = """
        insert into toolkit_moderation (bid, question, tenths, reason, agreed_by, agreed_at) values (@bid, @question, @tenths, @reason, @by, @at)
        on conflict (bid, question) do update set tenths = excluded.tenths, reason = excluded.reason, agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at
        """;

    private const string SelectModerations = "select m.bid, m.question, m.tenths, m.reason, m.agreed_by from toolkit_moderation m join toolkit_bid b on b.bid = m.bid where b.call = @call order by m.bid, m.question";

    public static void Name(Session session, string call, PanelMember member, string by, DateTimeOffset at) => session.Statement(InsertMember)
        .Set("call", call).Set("member", member.Id).Set("name", member.Name).Set("organisation", member.Organisation).Set("organisation_name", member.OrganisationName)
        .Set("by", by).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static void TakeOff(Session session, string call, string member) => session.Statement(DeleteMember).Set("call", call).Set("member", member).Execute();

    public static List<PanelMember> Members(Session session, string call) =>
        session.Statement(SelectMembers).Set("call", call).List(r => new PanelMember(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3)));

    public static void Say(Session session, Interest interest, DateTimeOffset at) => session.Statement(UpsertInterest)
        .Set("bid", interest.Bid).Set("member", interest.Member).Set("conflict", interest.IsConflict ? 1 : 0).Set("words", interest.Words).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static List<Interest> Interests(Session session, string call) =>
        session.Statement(SelectInterests).Set("call", call).List(r => new Interest(r.GetInt64(0), r.GetString(1), r.GetInt32(2) == 1, r.GetString(3)));

    public static void Put(Session session, Scoring scoring, DateTimeOffset given) => session.Statement(UpsertScoring)
        .Set("bid", scoring.Bid).Set("member", scoring.Member).Set("at", given.ToUnixTimeMilliseconds()).Set("handed_at", scoring.HandedIn?.ToUnixTimeMilliseconds() ?? 0).Set("ended", scoring.HasEnded ? 1 : 0).Execute();

    public static List<Scoring> Scorings(Session session, string call) => session.Statement(SelectScorings).Set("call", call)
        .List(r => new Scoring(r.GetInt64(0), r.GetString(1), r.GetInt64(2) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, r.GetInt32(3) == 1));

    public static void Put(Session session, Score score) => session.Statement(UpsertScore)
        .Set("bid", score.Bid).Set("member", score.Member).Set("question", score.Question).Set("points", score.Points).Set("words", score.Words).Execute();

    public static List<Score> Scores(Session session, string call) =>
        session.Statement(SelectScores).Set("call", call).List(r => new Score(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetString(4)));

    public static void Put(Session session, Moderation agreed, DateTimeOffset at) => session.Statement(UpsertModeration)
        .Set("bid", agreed.Bid).Set("question", agreed.Question).Set("tenths", agreed.Tenths).Set("reason", agreed.Reason).Set("by", agreed.By).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static List<Moderation> Moderations(Session session, string call) =>
        session.Statement(SelectModerations).Set("call", call).List(r => new Moderation(r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetString(3), r.GetString(4)));
}
