using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>Whose list a reference means: lists are kept by ODS code, and senders name an Organization by any id of theirs.</summary>
internal sealed class Owners(Session session)
{
    private const string Organization = "Organization/";

    /// <summary>The organisation by its code, and the user where it is one; null where the reference does not say.</summary>
    public (string? Organisation, string? User) Of(JsonElement reference) =>
        ReferralFhir.User(reference) is { } user ? (UserTable.Find(session, user)?.Organisation, user) : (Code(reference), null);

    private string? Code(JsonElement reference)
    {
        if (ReferralFhir.OdsCode(reference.Child("identifier")) is { } said)
        {
            return said;
        }

        if (reference.Text("reference") is not { } text || !text.StartsWith(Organization, StringComparison.Ordinal))
        {
            return null;
        }

        var id = text[Organization.Length..];
        if (CurrentRows.Find(session, PersonKey.Place, "Organization", id) is not { Body: { } body })
        {
            return id;
        }

        using var organisation = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
        return organisation.RootElement.Items("identifier").Select(ReferralFhir.OdsCode).FirstOrDefault(code => code is not null) ?? id;
    }
}
