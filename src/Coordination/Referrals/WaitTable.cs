using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Referrals;

/// <summary>How long one referral waited.</summary>
/// <param name="Service">The service's id in the directory, or its name.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="Place">Where the person lives: a neighbourhood or town; empty where it may not be told.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="Contact">When the first contact was; null when there was none yet.</param>
/// <param name="Ended">When it ended; null while it is open.</param>
/// <param name="State">How it stands.</param>
public sealed record Wait(string Service, string ServiceName, string Place, DateTimeOffset Sent, DateTimeOffset? Contact, DateTimeOffset? Ended, string State);

internal static class WaitTable
{
    private const string Upsert = """
        insert into coordination_wait (owner, id, service, service_name, place, sent_at, contact_at, ended_at, state)
        values (@owner, @id, @service, @service_name, @place, @sent_at, @contact_at, @ended_at, @state)
        on conflict (owner, id) do update set service = excluded.service, service_name = excluded.service_name, place = excluded.place,
            sent_at = excluded.sent_at, contact_at = excluded.contact_at, ended_at = excluded.ended_at, state = excluded.state
        """;

    private const string Select = """
        select service, service_name, place, sent_at, contact_at, ended_at, state from coordination_wait
        where owner = @owner and sent_at >= @from and sent_at < @until
        order by sent_at, id
        """;

    /// <summary>Keeps what a referral says of its wait; a draft has none.</summary>
    public static void Follow(Session session, Referral referral, string place)
    {
        if (referral.State == ReferralState.Draft || referral.To.Code.Length == 0)
        {
            return;
        }

        session.Statement(Upsert).Set("owner", referral.To.Code).Set("id", referral.Id).Set("service", referral.Service ?? referral.ServiceName)
            .Set("service_name", referral.ServiceName).Set("place", place).Set("sent_at", referral.Sent.ToUnixTimeMilliseconds())
            .Set("contact_at", referral.FirstContact?.ToUnixTimeMilliseconds() ?? 0).Set("ended_at", referral.Ended?.ToUnixTimeMilliseconds() ?? 0)
            .Set("state", ReferralFhir.Code(referral.State)).Execute();
    }

    /// <summary>The referrals that an organisation was sent from one moment until another.</summary>
    public static List<Wait> Of(Session session, string owner, DateTimeOffset from, DateTimeOffset until) =>
        session.Statement(Select).Set("owner", owner).Set("from", from.ToUnixTimeMilliseconds()).Set("until", until.ToUnixTimeMilliseconds())
            .List(r => new Wait(r.GetString(0), r.GetString(1), r.GetString(2), At(r.GetInt64(3))!.Value, At(r.GetInt64(4)), At(r.GetInt64(5)), r.GetString(6)));

    /// <summary>A neighbourhood or a town, never an address; of somebody who must not be located the stored Patient says nothing here.</summary>
    public static string PlaceOf(Session session, PersonKey person)
    {
        if (PersonDirectory.Find(session, person) is not { } identity || CurrentRows.Find(session, person, "Patient", identity.PatientId) is not { Body: { } body })
        {
            return "";
        }

        using var patient = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        var address = patient.RootElement.Items("address").OrderBy(a => a.Text("use") is "home" or null ? 0 : 1).FirstOrDefault();
        return address.Text("district") ?? address.Text("city") ?? "";
    }

    private static DateTimeOffset? At(long millisecond) => millisecond == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(millisecond);
}
