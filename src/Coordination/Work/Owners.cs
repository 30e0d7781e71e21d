using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;

namespace Goldthread.Coordination.Work;

/// <summary>Whose list a reference means.</summary>
internal sealed class Owners(Session session)
{
    /// <summary>The organisation by its code, and the user where it is one; null where the reference does not say.</summary>
    public (string? Organisation, string? User) Of(JsonElement reference) =>
        ReferralFhir.User(reference) is { } user ? (UserTable.Find(session, user)?.Organisation, user) : (OrganisationCode.Of(session, reference), null);
}
