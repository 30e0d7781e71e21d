using System.Globalization;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Housing;

/// <summary>An adaptation across people.</summary>
internal sealed record AdaptationRow(
    string Owner, string Task, string Decider, PersonKey Person, string What, AdaptationState State, DateOnly Asked, DateOnly Since, DateOnly? Ended, DateOnly? Due, string Rule, string Line, bool Serves)
{
    public bool IsOpen => State is not (AdaptationState.Checked or AdaptationState.Refused or AdaptationState.Withdrawn);

    public bool IsLate(DateOnly today) => IsOpen && Due < today;

    public int DaysWaited(DateOnly today) => Math.Max(0, (Ended ?? today).DayNumber - Asked.DayNumber);

    public static AdaptationRow Of(Adaptation a, PersonKey person) => new(
        a.Asker.Code, a.Id, a.Decider.Code, person, a.What, a.State, a.AskedOn, a.Since, a.WaitEnded, a.Due?.Due, a.Due?.Rule.Code ?? "", a.Line?.Value ?? "", a.Serves is not null);
}

/// <summary>A time in a place, across people.</summary>
internal sealed record MoveOnRow(string Owner, string Episode, PersonKey Person, string Place, DateOnly Started, DateOnly? Ended, string Outcome, DateOnly? Reviewed, string Still6, string Still12)
{
    public DateOnly Aim => MoveOnClock.Aim(Started);

    public int Days(DateOnly today) => (Ended ?? today).DayNumber - Started.DayNumber;

    public static MoveOnRow Of(RecoveryStay s, PersonKey person) => new(
        s.Provider.Code, s.Id, person, s.Place, s.Started, s.Ended, s.Outcome, s.Reviews.Count > 0 ? DesignSystem.Text.Dates.DayInLondon(s.Reviews.Max(r => r.At)) : null,
        s.Later.FirstOrDefault(l => l.Months == 6)?.Answer ?? "", s.Later.FirstOrDefault(l => l.Months == 12)?.Answer ?? "");
}

internal static class HousingTable
{
    private const string Adaptation = "owner, task, decider, part, person, what, state, asked, since, ended, due, rule, line, serves";

    private const string InsertAdaptation = $"""
        insert into coordination_adaptation ({Adaptation})
        values (@owner, @task, @decider, @part, @person, @what, @state, @asked, @since, @ended, @due, @rule, @line, @serves)
        """;

    private const string DeleteAdaptation = "delete from coordination_adaptation where owner = @owner and task = @task";

    // On every machine: a reader sees those of people in their sight, whoever asked for them.
    private const string SelectAdaptations = $"select {Adaptation} from coordination_adaptation order by asked, task limit @limit";

    private const string SelectAdaptationOwner = "select owner from coordination_adaptation_standing where part = @part and person = @person and task = @task";

    private const string InsertAdaptationOwner = "insert into coordination_adaptation_standing (part, person, task, owner) values (@part, @person, @task, @owner)";

    private const string DeleteAdaptationOwner = "delete from coordination_adaptation_standing where part = @part and person = @person and task = @task";

    private const string Move = "owner, episode, part, person, place, started, ended, outcome, reviewed, still_6, still_12";

    private const string InsertMove = $"""
        insert into coordination_move_on ({Move}) values (@owner, @episode, @part, @person, @place, @started, @ended, @outcome, @reviewed, @still_6, @still_12)
        """;

    private const string DeleteMove = "delete from coordination_move_on where owner = @owner and episode = @episode";

    // On every machine: a reader sees those of people in their sight, whoever runs the place.
    private const string SelectMoves = $"select {Move} from coordination_move_on order by started, episode limit @limit";

    private const string SelectMoveOwner = "select owner from coordination_move_on_standing where part = @part and person = @person and episode = @episode";

    private const string InsertMoveOwner = "insert into coordination_move_on_standing (part, person, episode, owner) values (@part, @person, @episode, @owner)";

    private const string DeleteMoveOwner = "delete from coordination_move_on_standing where part = @part and person = @person and episode = @episode";

    /// <summary>Puts what a Task says in the place of what stood there; null takes it away.</summary>
    public static void Replace(Session session, PersonKey person, string task, AdaptationRow? now)
    {
        foreach (var owner in Of(session.Statement(SelectAdaptationOwner), person).Set("task", task).List(r => r.GetString(0)))
        {
            session.Statement(DeleteAdaptation).Set("owner", owner).Set("task", task).Execute();
        }

        Of(session.Statement(DeleteAdaptationOwner), person).Set("task", task).Execute();
        if (now is null)
        {
            return;
        }

        Of(session.Statement(InsertAdaptation), person).Set("owner", now.Owner).Set("task", task).Set("decider", now.Decider).Set("what", now.What).Set("state", (short)now.State)
            .Set("asked", Text(now.Asked)).Set("since", Text(now.Since)).Set("ended", Text(now.Ended)).Set("due", Text(now.Due)).Set("rule", now.Rule).Set("line", now.Line)
            .Set("serves", now.Serves ? "1" : "").Execute();
        Of(session.Statement(InsertAdaptationOwner), person).Set("task", task).Set("owner", now.Owner).Execute();
    }

    /// <summary>Puts what an EpisodeOfCare says in the place of what stood there; null takes it away.</summary>
    public static void Replace(Session session, PersonKey person, string episode, MoveOnRow? now)
    {
        foreach (var owner in Of(session.Statement(SelectMoveOwner), person).Set("episode", episode).List(r => r.GetString(0)))
        {
            session.Statement(DeleteMove).Set("owner", owner).Set("episode", episode).Execute();
        }

        Of(session.Statement(DeleteMoveOwner), person).Set("episode", episode).Execute();
        if (now is null)
        {
            return;
        }

        Of(session.Statement(InsertMove), person).Set("owner", now.Owner).Set("episode", episode).Set("place", now.Place).Set("started", Text(now.Started)).Set("ended", Text(now.Ended))
            .Set("outcome", now.Outcome).Set("reviewed", Text(now.Reviewed)).Set("still_6", now.Still6).Set("still_12", now.Still12).Execute();
        Of(session.Statement(InsertMoveOwner), person).Set("episode", episode).Set("owner", now.Owner).Execute();
    }

    public static List<AdaptationRow> Adaptations(Session session, int limit) => session.Statement(SelectAdaptations).Set("limit", limit).List(r => new AdaptationRow(
        r.GetString(0), r.GetString(1), r.GetString(2), new PersonKey(r.GetInt32(3), r.GetInt64(4)), r.GetString(5), (AdaptationState)r.GetInt16(6), Day(r.GetString(7))!.Value,
        Day(r.GetString(8))!.Value, Day(r.GetString(9)), Day(r.GetString(10)), r.GetString(11), r.GetString(12), r.GetString(13).Length > 0));

    public static List<MoveOnRow> Moves(Session session, int limit) => session.Statement(SelectMoves).Set("limit", limit).List(r => new MoveOnRow(
        r.GetString(0), r.GetString(1), new PersonKey(r.GetInt32(2), r.GetInt64(3)), r.GetString(4), Day(r.GetString(5))!.Value, Day(r.GetString(6)), r.GetString(7), Day(r.GetString(8)),
        r.GetString(9), r.GetString(10)));

    private static Statement Of(Statement statement, PersonKey person) => statement.Set("part", person.Part).Set("person", person.Number);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
