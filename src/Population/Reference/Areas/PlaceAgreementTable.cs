using Goldthread.Kernel.Data;

namespace Goldthread.Population.Reference.Areas;

internal static class PlaceAgreementTable
{
    // On every machine, and rare: when partners agreed about a place.
    private const string Insert = """
        insert into population_place_agreement (agreement, place, partners, reason, agreed_on, recorded_at, recorded_by, ended_at, ended_by, end_reason)
        values (@agreement, @place, @partners, @reason, @agreed_on, @recorded_at, @recorded_by, 0, '', '')
        """;

    // On every machine, and rare: when an agreement about a place ends.
    private const string UpdateEnd = "update population_place_agreement set ended_at = @ended_at, ended_by = @ended_by, end_reason = @end_reason where agreement = @agreement and ended_at = 0";

    private const string SelectAll = """
        select agreement, place, partners, reason, agreed_on, recorded_at, recorded_by, ended_at, ended_by, end_reason from population_place_agreement order by place, agreement
        """;

    public static void Add(Session session, PlaceAgreement a) => session.Statement(Insert)
        .Set("agreement", a.Number).Set("place", a.Place).Set("partners", string.Join('\n', a.Partners)).Set("reason", a.Reason).Set("agreed_on", a.AgreedOn.DayNumber)
        .Set("recorded_at", a.RecordedAt.ToUnixTimeMilliseconds()).Set("recorded_by", a.RecordedBy).Execute();

    public static void End(Session session, long agreement, PlaceAgreementEnd end) => session.Statement(UpdateEnd)
        .Set("ended_at", end.At.ToUnixTimeMilliseconds()).Set("ended_by", end.By).Set("end_reason", end.Reason).Set("agreement", agreement).Execute();

    public static List<PlaceAgreement> All(Session session) => session.Statement(SelectAll).List(r => new PlaceAgreement(
        r.GetInt64(0), r.GetString(1), r.GetString(2).Split('\n'), r.GetString(3), DateOnly.FromDayNumber(r.GetInt32(4)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)), r.GetString(6),
        r.GetInt64(7) == 0 ? null : new PlaceAgreementEnd(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)), r.GetString(8), r.GetString(9))));
}
