using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Offers;

internal static class OfferTable
{
    private const string Columns = "offer, title, about, for_whom, cost, takes, network, giver, giver_name, is_open, changed_at";

    // On every machine, and rare: when an offer is made or changed.
    private const string Upsert = $"""
        insert into toolkit_offer ({Columns}) values (@offer, @title, @about, @for_whom, @cost, @takes, @network, @giver, @giver_name, @is_open, @changed_at)
        on conflict (offer) do update
        set title = excluded.title, about = excluded.about, for_whom = excluded.for_whom, cost = excluded.cost, takes = excluded.takes, network = excluded.network,
            is_open = excluded.is_open, changed_at = excluded.changed_at
        """;

    private const string SelectOne = $"select {Columns} from toolkit_offer where offer = @offer";

    private const string SelectAll = $"select {Columns} from toolkit_offer order by offer";

    private const string RequestColumns = "request, offer, area, why, person, person_name, organisation, organisation_name, asked_at, state, answer, answered_by, answered_at";

    // On every machine, and rare: when somebody asks for an offer, or the giver answers.
    private const string UpsertRequest = $"""
        insert into toolkit_offer_request ({RequestColumns})
        values (@request, @offer, @area, @why, @person, @person_name, @organisation, @organisation_name, @asked_at, @state, @answer, @answered_by, @answered_at)
        on conflict (request) do update set state = excluded.state, answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at
        """;

    private const string SelectRequest = $"select {RequestColumns} from toolkit_offer_request where request = @request";

    private const string SelectRequests = $"select {RequestColumns} from toolkit_offer_request order by request desc";

    private const string SelectOfOffer = $"select {RequestColumns} from toolkit_offer_request where offer = @offer order by request desc";

    public static void Put(Session session, Offer o) => session.Statement(Upsert)
        .Set("offer", o.Number).Set("title", o.Title).Set("about", o.About).Set("for_whom", o.ForWhom).Set("cost", o.Cost).Set("takes", o.Takes).Set("network", o.Network)
        .Set("giver", o.Giver).Set("giver_name", o.GiverName).Set("is_open", o.IsOpen ? 1 : 0).Set("changed_at", o.ChangedAt).Execute();

    public static Offer? Find(Session session, long number) => session.Statement(SelectOne).Set("offer", number).First(r => (Offer?)Read(r), null);

    public static List<Offer> All(Session session) => session.Statement(SelectAll).List(Read);

    public static void PutRequest(Session session, OfferRequest r) => session.Statement(UpsertRequest)
        .Set("request", r.Number).Set("offer", r.Offer).Set("area", r.Area).Set("why", r.Why).Set("person", r.Person).Set("person_name", r.PersonName)
        .Set("organisation", r.Organisation).Set("organisation_name", r.OrganisationName).Set("asked_at", r.AskedAt.ToUnixTimeMilliseconds()).Set("state", r.State.ToString())
        .Set("answer", r.Answer).Set("answered_by", r.AnsweredBy).Set("answered_at", r.AnsweredAt?.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static OfferRequest? Request(Session session, long number) => session.Statement(SelectRequest).Set("request", number).First(r => (OfferRequest?)ReadRequest(r), null);

    /// <summary>All requests, the newest first.</summary>
    public static List<OfferRequest> Requests(Session session) => session.Statement(SelectRequests).List(ReadRequest);

    /// <summary>Those for one offer, the newest first.</summary>
    public static List<OfferRequest> Requests(Session session, long offer) => session.Statement(SelectOfOffer).Set("offer", offer).List(ReadRequest);

    private static Offer Read(Row r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetInt32(9) == 1, r.GetInt64(10));

    private static OfferRequest ReadRequest(Row r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8)),
        Enum.Parse<RequestState>(r.GetString(9)), r.GetString(10), r.GetString(11), r.GetInt64(12) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
