using Goldthread.Kernel.Data;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Assessments;

internal static class AssessmentTable
{
    /// <summary>The most of a list.</summary>
    public const int Most = 200;

    private const string Columns = "assessment, version, document, place, organisation, organisation_name, opened_at, until_on, closed_at, earlier";

    // On every machine, and rare: when somebody opens a self-assessment.
    private const string Insert = """
        insert into toolkit_assessment (assessment, request, instrument, version, document, place, organisation, organisation_name, opened_by, opened_at, until_on, closed_at, earlier)
        values (@assessment, @request, @instrument, @version, @document, @place, @organisation, @organisation_name, @opened_by, @opened_at, @until_on, 0, @earlier)
        """;

    // On every machine, and rare: when its day is moved, or it is closed.
    private const string Update = "update toolkit_assessment set until_on = @until_on, closed_at = @closed_at where assessment = @assessment";

    private const string SelectOne = $"select {Columns} from toolkit_assessment where assessment = @assessment";

    private const string SelectRequest = "select assessment from toolkit_assessment where opened_by = @opened_by and request = @request";

    private const string SelectLed = """
        select assessment, document, place, organisation_name, until_on, closed_at
        from toolkit_assessment where organisation = @organisation order by assessment desc limit @most
        """;

    private const string SelectAsked = """
        select a.assessment, a.document, a.place, a.organisation_name, a.until_on, a.closed_at
        from toolkit_assessment_partner p inner join toolkit_assessment a on a.assessment = p.assessment
        where p.organisation = @organisation and p.removed_at = 0 order by a.assessment desc limit @most
        """;

    private const string SelectAnswered = """
        select a.assessment, a.document, a.place, a.organisation_name, a.until_on, a.closed_at
        from toolkit_assessment_sheet s inner join toolkit_assessment a on a.assessment = s.assessment
        where s.respondent = @respondent order by a.assessment desc limit @most
        """;

    private const string SelectShared = """
        select a.assessment, a.document, a.place, a.organisation_name, a.until_on, a.closed_at
        from toolkit_assessment_peer p inner join toolkit_assessment a on a.assessment = p.assessment
        where p.organisation = @organisation and p.ended_at = 0 order by a.assessment desc limit @most
        """;

    private const string SelectAgain = "select assessment from toolkit_assessment where earlier = @earlier and organisation = @organisation order by assessment";

    private const string SelectPartners = "select organisation, organisation_name, sector, removed_at from toolkit_assessment_partner where assessment = @assessment order by organisation_name, organisation";

    private const string SelectPeers = "select organisation, organisation_name, with_words, ended_at from toolkit_assessment_peer where assessment = @assessment order by organisation_name, organisation";

    // On every machine, and rare: when an organisation is asked to take part, or takes part no longer.
    private const string UpsertPartner = """
        insert into toolkit_assessment_partner (assessment, organisation, organisation_name, sector, removed_at) values (@assessment, @organisation, @organisation_name, @sector, @removed_at)
        on conflict (assessment, organisation) do update set organisation_name = excluded.organisation_name, sector = excluded.sector, removed_at = excluded.removed_at
        """;

    // On every machine, and rare: when results are shared, or that is taken back.
    private const string UpsertPeer = """
        insert into toolkit_assessment_peer (assessment, organisation, organisation_name, with_words, ended_at) values (@assessment, @organisation, @organisation_name, @with_words, @ended_at)
        on conflict (assessment, organisation) do update set organisation_name = excluded.organisation_name, with_words = excluded.with_words, ended_at = excluded.ended_at
        """;

    public static void Add(Session session, Assessment a, string request, string openedBy)
    {
        session.Statement(Insert)
            .Set("assessment", a.Number).Set("request", request).Set("instrument", a.Instrument.Id).Set("version", a.Version).Set("document", ItemJson.Write(a.Instrument)).Set("place", a.Place)
            .Set("organisation", a.Organisation).Set("organisation_name", a.OrganisationName).Set("opened_by", openedBy).Set("opened_at", a.OpenedAt.ToUnixTimeMilliseconds())
            .Set("until_on", a.Until.DayNumber).Set("earlier", a.Earlier ?? 0).Execute();
        foreach (var partner in a.Partners) Put(session, a.Number, partner, 0);
    }

    public static void Put(Session session, Assessment a) =>
        session.Statement(Update).Set("assessment", a.Number).Set("until_on", a.Until.DayNumber).Set("closed_at", a.ClosedAt?.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static void Put(Session session, long assessment, Partner partner, long at) => session.Statement(UpsertPartner)
        .Set("assessment", assessment).Set("organisation", partner.Organisation).Set("organisation_name", partner.Name).Set("sector", partner.Sector.ToString())
        .Set("removed_at", partner.IsRemoved ? at : 0).Execute();

    public static void Put(Session session, long assessment, Peer peer, long at) => session.Statement(UpsertPeer)
        .Set("assessment", assessment).Set("organisation", peer.Organisation).Set("organisation_name", peer.Name).Set("with_words", peer.WithWords ? 1 : 0)
        .Set("ended_at", peer.IsEnded ? at : 0).Execute();

    public static Assessment? Find(Session session, long number) => session.Statement(SelectOne).Set("assessment", number).First(Read, null) is not { } found ? null : found with
    {
        Partners = session.Statement(SelectPartners).Set("assessment", number).List(r => new Partner(r.GetString(0), r.GetString(1), Enum.Parse<Sector>(r.GetString(2)), r.GetInt64(3) > 0)),
        Peers = session.Statement(SelectPeers).Set("assessment", number).List(r => new Peer(r.GetString(0), r.GetString(1), r.GetInt32(2) > 0, r.GetInt64(3) > 0)),
    };

    /// <summary>The one that a form opened already, or null.</summary>
    public static long? OfRequest(Session session, string openedBy, string request) =>
        session.Statement(SelectRequest).Set("opened_by", openedBy).Set("request", request).First(r => (long?)r.GetInt64(0), null);

    /// <summary>Those of one organisation that take up another, the oldest first.</summary>
    public static List<long> Again(Session session, long earlier, string organisation) =>
        session.Statement(SelectAgain).Set("earlier", earlier).Set("organisation", organisation).List(r => r.GetInt64(0));

    /// <summary>Those that an organisation leads, the newest first.</summary>
    public static List<AssessmentLine> Led(Session session, string organisation) => session.Statement(SelectLed).Set("organisation", organisation).Set("most", Most).List(Line);

    /// <summary>Those that an organisation is asked to answer, or that somebody answered, the newest first.</summary>
    public static List<AssessmentLine> ToAnswer(Session session, string organisation, string respondent) =>
    [
        .. session.Statement(SelectAsked).Set("organisation", organisation).Set("most", Most).List(Line)
            .Concat(session.Statement(SelectAnswered).Set("respondent", respondent).Set("most", Most).List(Line)).DistinctBy(l => l.Number).OrderByDescending(l => l.Number),
    ];

    /// <summary>Those whose results are shared with an organisation, the newest first.</summary>
    public static List<AssessmentLine> Shared(Session session, string organisation) => session.Statement(SelectShared).Set("organisation", organisation).Set("most", Most).List(Line);

    // What was written here was read and checked before; that it cannot be read again is a bug.
    private static Instrument Document(string json) => (Instrument)ItemKind.Instrument.Read(json).Value;

    private static Assessment? Read(Row r) => new(
        r.GetInt64(0), Document(r.GetString(2)), r.GetInt32(1), r.GetString(3), r.GetString(4), r.GetString(5), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)),
        DateOnly.FromDayNumber(r.GetInt32(7)), r.GetInt64(8) is > 0 and var closed ? DateTimeOffset.FromUnixTimeMilliseconds(closed) : null, r.GetInt64(9) is > 0 and var earlier ? earlier : null);

    private static AssessmentLine Line(Row r) => new(r.GetInt64(0), Document(r.GetString(1)).Title, r.GetString(2), r.GetString(3), DateOnly.FromDayNumber(r.GetInt32(4)), r.GetInt64(5) > 0);
}
