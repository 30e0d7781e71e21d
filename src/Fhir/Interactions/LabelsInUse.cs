using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// The profiles, security labels and tags that current resources in sight carry, of a type or of all. https://hl7.org/fhir/R4/resource-operation-meta.html
/// </summary>
internal sealed class LabelsInUse(Database database, IndexExtractor extractor, TimeProvider clock)
{
    private const int Most = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly RecordScan _scan = new(database, extractor);

    /// <summary>All of them, or TooCostly: some could be taken for all.</summary>
    public async Task<Outcome<Labels>> Of(string? type, Sight sight, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var labels = new Labels();
        var isWhole = true;
        await foreach (var _ in _scan.Walk(new ScanRequest(type is null ? null : [type], null, null), sight with { Again = null }, Take, cancel))
        {
            if (clock.GetElapsedTime(started) > Longest)
            {
                isWhole = false;
                break;
            }
        }

        return isWhole
            ? labels
            : new Fault(FaultKind.TooCostly, $"More is in sight than can be looked through ({Longest.TotalSeconds} seconds and {Most:N0} labels are the limit). Ask of one type, or of one resource.");

        bool Take(Scanned found)
        {
            labels.Add(found.Body);
            return isWhole = labels.Count <= Most && clock.GetElapsedTime(started) <= Longest;
        }
    }
}

/// <summary>Profiles, security labels and tags, each once.</summary>
internal sealed class Labels
{
    private readonly SortedSet<string> _profiles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string System, string Code), JsonElement> _security = [];
    private readonly SortedDictionary<(string System, string Code), JsonElement> _tags = [];

    public int Count => _profiles.Count + _security.Count + _tags.Count;

    /// <summary>Adds those of a resource.</summary>
    public void Add(ReadOnlySpan<byte> resource)
    {
        if (!TryReadMeta(resource, out var document))
        {
            return;
        }

        using (document)
        {
            foreach (var member in document.RootElement.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Array))
            {
                foreach (var item in member.Value.EnumerateArray())
                {
                    if (member.NameEquals("profile"u8) && item.ValueKind == JsonValueKind.String)
                    {
                        _profiles.Add(item.GetString()!);
                    }
                    else if (item.ValueKind == JsonValueKind.Object && (member.NameEquals("security"u8) || member.NameEquals("tag"u8)))
                    {
                        // A label is its system and code; what is shown beside them does not make it another.
                        (member.NameEquals("tag"u8) ? _tags : _security).TryAdd((Text(item, "system"), Text(item, "code")), item.Clone());
                    }
                }
            }
        }
    }

    /// <summary>As a Meta; nothing may be empty in FHIR, so it is for when there is one at least.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (_profiles.Count > 0)
        {
            json.WriteStartArray("profile"u8);
            foreach (var profile in _profiles)
            {
                json.WriteStringValue(profile);
            }

            json.WriteEndArray();
        }

        Write(json, "security", _security);
        Write(json, "tag", _tags);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SortedDictionary<(string System, string Code), JsonElement> labels)
    {
        if (labels.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var label in labels.Values)
        {
            label.WriteTo(json);
        }

        json.WriteEndArray();
    }

    // Only meta is parsed: it stands near the start, and the rest of a resource can be long.
    private static bool TryReadMeta(ReadOnlySpan<byte> resource, [NotNullWhen(true)] out JsonDocument? meta)
    {
        meta = null;
        var reader = new Utf8JsonReader(resource, new JsonReaderOptions { MaxDepth = Json.FhirJson.MaxDepth * 2 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("meta"u8))
            {
                reader.Read();
                return JsonDocument.TryParseValue(ref reader, out meta);
            }

            reader.Skip();
        }

        return false;
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
