using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.SocialPrescribing;

/// <summary>Somebody who has met a link worker.</summary>
internal readonly record struct PrescribedPerson(PersonKey Person, DateTimeOffset Contact);

internal static class PrescribedTable
{
    private const string Upsert = """
        insert into coordination_prescribed (owner, id, part, person, contact_at) values (@owner, @id, @part, @person, @contact_at)
        on conflict (owner, id) do update set part = excluded.part, person = excluded.person, contact_at = excluded.contact_at
        """;

    private const string Delete = "delete from coordination_prescribed where owner = @owner and id = @id";

    // Every owner, on purpose, where the whole place is asked: a few thousand rows a year.
    private const string SelectAll = "select part, person, contact_at from coordination_prescribed order by contact_at, owner, id limit @limit";

    private const string SelectOwner = "select part, person, contact_at from coordination_prescribed where owner = @owner order by contact_at, id limit @limit";

    private const string Keep = """
        insert into coordination_repeat_contacts (owner, worked_out_at, result) values (@owner, @at, @result)
        on conflict (owner) do update set worked_out_at = excluded.worked_out_at, result = excluded.result
        """;

    private const string SelectResult = "select worked_out_at, result from coordination_repeat_contacts where owner = @owner";

    /// <summary>Follows a referral: it counts once the first conversation took place, whatever became of it.</summary>
    public static void Follow(Session session, PersonKey person, Referral referral)
    {
        if (referral.Kind == ReferralKind.SocialPrescribing && referral.FirstContact is { } contact && referral.State is not (ReferralState.Withdrawn or ReferralState.Redirected))
        {
            session.Statement(Upsert).Set("owner", referral.To.Code).Set("id", referral.Id).Set("part", person.Part).Set("person", person.Number)
                .Set("contact_at", contact.ToUnixTimeMilliseconds()).Execute();
        }
        else if (referral.Kind == ReferralKind.SocialPrescribing)
        {
            session.Statement(Delete).Set("owner", referral.To.Code).Set("id", referral.Id).Execute();
        }
    }

    /// <summary>Those whom an organisation met, or anybody for an empty owner; the earliest first.</summary>
    public static List<PrescribedPerson> Of(Session session, string owner, int most)
    {
        var statement = session.Statement(owner.Length == 0 ? SelectAll : SelectOwner).Set("limit", most);
        return (owner.Length == 0 ? statement : statement.Set("owner", owner))
            .List(r => new PrescribedPerson(new PersonKey(r.GetInt32(0), r.GetInt64(1)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2))));
    }

    public static void Put(Session session, string owner, DateTimeOffset at, RepeatResult result) =>
        session.Statement(Keep).Set("owner", owner).Set("at", at.ToUnixTimeMilliseconds()).Set("result", JsonSerializer.Serialize(result)).Execute();

    public static (DateTimeOffset At, RepeatResult Result)? Last(Session session, string owner) => session.Statement(SelectResult).Set("owner", owner)
        .First(r => ((DateTimeOffset, RepeatResult)?)(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), JsonSerializer.Deserialize<RepeatResult>(r.GetString(1))!), none: null);
}
