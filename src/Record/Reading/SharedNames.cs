using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;

namespace Goldthread.Record.Reading;

/// <summary>The shared resources that a record refers to (organisations, practitioners, places), read once for one page.</summary>
internal sealed class SharedNames(RecordReader reader, Sight sight, IReadOnlyDictionary<string, string> sources)
{
    private static readonly string[] Types = ["Organization/", "Practitioner/", "PractitionerRole/", "Location/", "HealthcareService/", "Medication/", "Questionnaire/"];

    private readonly Dictionary<string, JsonElement?> _resources = new(StringComparer.Ordinal);

    /// <summary>Reads what the entries name.</summary>
    public async Task Gather(IEnumerable<StoredResource> entries)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            Collect(entry.Body, wanted);
        }

        // A PractitionerRole names the worker and the organisation: one step further.
        for (var depth = 0; depth < 2 && wanted.Count > 0; depth++)
        {
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reference in wanted.Where(w => !_resources.ContainsKey(w)))
            {
                var slash = reference.IndexOf('/', StringComparison.Ordinal);
                var found = await reader.Read(reference[..slash], reference[(slash + 1)..], sight);
                _resources[reference] = found.Succeeded ? JsonDocument.Parse(found.Value.Body).RootElement : null;
                if (found.Succeeded)
                {
                    Collect(found.Value.Body, next);
                }
            }

            wanted = next;
        }
    }

    /// <summary>The shared resource of a reference as written, or null.</summary>
    public JsonElement? Resource(string reference) => _resources.GetValueOrDefault(reference);

    /// <summary>Its name as a reader knows it, or null.</summary>
    public string? NameOf(string reference) => Resource(reference) is { } resource ? Name(resource) : null;

    /// <summary>The name of an organisation by its code; the code itself when nothing tells its name.</summary>
    public string OrganisationName(string code) => sources.GetValueOrDefault(code) ?? NameOf("Organization/" + code)
        ?? (code == AccessDecision.UnnamedSource ? "Imported records, source not named" : code);

    private static string? Name(JsonElement resource)
    {
        if (resource.TryGetProperty("name", out var name))
        {
            if (name.ValueKind == JsonValueKind.String)
            {
                return name.GetString();
            }

            if (name.ValueKind == JsonValueKind.Array && name.GetArrayLength() > 0)
            {
                return Summary.HumanNameText.Of(name[0]);
            }
        }

        return resource.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString() : null;
    }

    private static void Collect(byte[]? body, HashSet<string> wanted)
    {
        var reader = new Utf8JsonReader(body);
        var inReference = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                inReference = reader.ValueTextEquals("reference"u8);
            }
            else if (inReference && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Array.Exists(Types, t => text.StartsWith(t, StringComparison.Ordinal)))
            {
                wanted.Add(text);
            }
        }
    }
}
