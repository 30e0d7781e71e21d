using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Writing.Testing;

internal static class TrialTable
{
    private const string Columns = "round, tester, tester_name, organisation, organisation_name, said_at, sense, missing, would_use, reply, replied_at";

    // On every machine, and rare: when a draft is opened for testing.
    private const string PutTrial = """
        insert into toolkit_trial (kind, item, round, opened_at, organisations) values (@kind, @item, @round, @opened_at, @organisations)
        on conflict (kind, item, round) do update set organisations = excluded.organisations
        """;

    private const string SelectTrial = "select round, opened_at, organisations from toolkit_trial where kind = @kind and item = @item and round = @round";

    // On every machine, and rare: when a tester or an editor writes about a draft.
    private const string PutAnswer = $"""
        insert into toolkit_trial_answer (kind, item, {Columns})
        values (@kind, @item, @round, @tester, @tester_name, @organisation, @organisation_name, @said_at, @sense, @missing, @would_use, @reply, @replied_at)
        on conflict (kind, item, round, tester) do update
        set said_at = excluded.said_at, sense = excluded.sense, missing = excluded.missing, would_use = excluded.would_use, reply = excluded.reply, replied_at = excluded.replied_at
        """;

    private const string SelectAnswers = $"select {Columns} from toolkit_trial_answer where kind = @kind and item = @item and round <= @until order by round, said_at, tester";

    // On every machine, and rare: when a draft is dropped.
    private const string DeleteTrial = "delete from toolkit_trial where kind = @kind and item = @item and round = @round";

    // On every machine, and rare: when a draft is dropped.
    private const string DeleteAnswers = "delete from toolkit_trial_answer where kind = @kind and item = @item and round = @round";

    public static void Open(Session session, string kind, string item, Trial trial) =>
        session.Statement(PutTrial).Set("kind", kind).Set("item", item).Set("round", trial.Round).Set("opened_at", trial.OpenedAt).Set("organisations", string.Join('\n', trial.Organisations)).Execute();

    public static Trial? Find(Session session, string kind, string item, int round) =>
        session.Statement(SelectTrial).Set("kind", kind).Set("item", item).Set("round", round)
            .First(r => new Trial(r.GetInt32(0), r.GetInt64(1), r.GetString(2).Split('\n', StringSplitOptions.RemoveEmptyEntries)), (Trial?)null);

    public static void Put(Session session, string kind, string item, TrialAnswer a) =>
        session.Statement(PutAnswer).Set("kind", kind).Set("item", item).Set("round", a.Round).Set("tester", a.Tester).Set("tester_name", a.TesterName).Set("organisation", a.Organisation)
            .Set("organisation_name", a.OrganisationName).Set("said_at", a.SaidAt).Set("sense", a.Sense).Set("missing", a.Missing).Set("would_use", a.WouldUse).Set("reply", a.Reply).Set("replied_at", a.RepliedAt).Execute();

    /// <summary>What testers said of the drafts up to a version.</summary>
    public static List<TrialAnswer> Answers(Session session, string kind, string item, int until) =>
        session.Statement(SelectAnswers).Set("kind", kind).Set("item", item).Set("until", until).List(r => new TrialAnswer(
            r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetInt64(10)));

    /// <summary>What was said of a draft goes with it.</summary>
    public static void Forget(Session session, string kind, string item, int round)
    {
        session.Statement(DeleteTrial).Set("kind", kind).Set("item", item).Set("round", round).Execute();
        session.Statement(DeleteAnswers).Set("kind", kind).Set("item", item).Set("round", round).Execute();
    }
}
