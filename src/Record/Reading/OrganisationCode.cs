using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Reading;

/// <summary>The ODS code that a reference to an organisation means: lists and sources are kept by it, and senders name an Organization by any id of theirs.</summary>
public static class OrganisationCode
{
    private const string Organization = "Organization/";

    /// <summary>The code that an identifier holds; null when it is another.</summary>
    public static string? In(JsonElement identifier) => identifier.Text("system") == OdsCode.System ? identifier.Text("value") : null;

    /// <summary>The code of the organisation; its id where it has none; null where the reference is to something else.</summary>
    public static string? Of(Session session, JsonElement reference)
    {
        if (In(reference.Child("identifier")) is { } said)
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
        return organisation.RootElement.Items("identifier").Select(In).FirstOrDefault(code => code is not null) ?? id;
    }
}
