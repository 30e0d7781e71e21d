using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// For floors that take in what a source sends: what stands now under an identifier, whoever wrote it, so that the next message of a source changes its own
/// resource. The bytes are the whole ones, the places of a sensitive person too: for writing the next version, never to be shown.
/// </summary>
public static class IdentifiedRows
{
    private const int Most = 100;
    private static readonly LocalReferences References = new(Definitions.FhirDefinitions.R4);

    /// <summary>Current resources of a type that carry the identifier; more than <see cref="Most"/> are not looked at.</summary>
    public static List<StoredResource> Find(Session session, string type, string system, string value)
    {
        var asked = new List<LookupValue>();
        Lookups.AddToken("identifier", type, References, system, value, asked);
        var number = References.Number(type);
        var found = new List<StoredResource>();
        foreach (var row in LookupTable.Range(session, asked[0].Lookup, asked[0].Value, asked[0].Value + "~", Most))
        {
            // A lookup keeps what once held; the version it names is current only when the key says so.
            if (VersionTable.Find(session, row.Person, row.Row) is { Whole: { } whole } version
                && KeyTable.Find(session, row.Person, number, version.Id) is { Deleted: false } key && key.Row == row.Row && Carries(whole, system, value))
            {
                found.Add(new StoredResource(row.Person, type, version.Id, version.Version, DateTimeOffset.FromUnixTimeMilliseconds(version.At), version.Source, whole));
            }
        }

        return found;
    }

    private static bool Carries(byte[] body, string system, string value)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        return json.RootElement.TryGetProperty("identifier", out var identifiers) && identifiers.ValueKind == JsonValueKind.Array
            && identifiers.EnumerateArray().Any(i => i.TryGetProperty("system", out var s) && s.ValueEquals(system) && i.TryGetProperty("value", out var v) && v.ValueEquals(value));
    }
}
