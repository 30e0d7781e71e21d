using System.Buffers;
using System.Text.Json;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Takes out of a resource what says where its person is, for people whom that would put in danger: every address and contact point, whatever refers to a
/// Location or describes one, where they came from and went to, and of a Patient the practice and the organisation that keeps the record. What is left is marked
/// REDACTED, so that nobody stores it as the whole, and has no narrative. Words in free text stay: a program cannot know them.
/// https://digital.nhs.uk/developer/api-catalogue/personal-demographics-service-fhir (restricted records); https://hl7.org/fhir/R4/security-labels.html
/// </summary>
internal static class Whereabouts
{
    public const string LabelSystem = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    /// <summary>The same resource without them; the very same bytes when it has none.</summary>
    public static byte[] Hide(byte[] resource)
    {
        if (!MayBeIn(resource))
        {
            return resource;
        }

        using var json = JsonDocument.Parse(resource, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var buffer = new ArrayBufferWriter<byte>(resource.Length);
        var walk = new Walk(json.RootElement);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = Json.FhirJson.MaxDepth, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            walk.Write(writer);
        }

        return walk.Left ? buffer.WrittenSpan.ToArray() : resource;
    }

    /// <summary>True for a resource from which they were taken out: it carries the label.</summary>
    public static bool AreOutOf(JsonElement resource) => Labels(resource).Any(l =>
        l.TryGetProperty("system"u8, out var system) && system.ValueEquals(LabelSystem) && l.TryGetProperty("code"u8, out var code) && code.ValueEquals("REDACTED"u8));

    /// <summary>A quick look that answers for nearly every resource; a person's own record, above all, is mostly results.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> resource) =>
        resource.IndexOf("ddress"u8) >= 0 || resource.IndexOf("ocation"u8) >= 0 || resource.IndexOf("elecom"u8) >= 0 || resource.IndexOf("ContactPoint"u8) >= 0
        || resource.IndexOf("\"hospitalization\""u8) >= 0 || resource.IndexOf("\"Patient\""u8) >= 0
        // A name may be spelt in another way: https://www.rfc-editor.org/rfc/rfc8259#section-7
        || resource.IndexOf("\\u"u8) >= 0;

    private static JsonElement.ArrayEnumerator Labels(JsonElement resource) =>
        resource.TryGetProperty("meta"u8, out var meta) && meta.TryGetProperty("security"u8, out var labels) && labels.ValueKind == JsonValueKind.Array ? labels.EnumerateArray() : default;

    private sealed class Walk(JsonElement resource)
    {
        private readonly HashSet<string> _contained = Contained(resource);
        private readonly bool _isPatient = resource.GetProperty("resourceType"u8).ValueEquals("Patient"u8);

        /// <summary>True when something was left out.</summary>
        public bool Left { get; private set; }

        public void Write(Utf8JsonWriter json)
        {
            // The narrative of a Patient says in words what its elements say.
            Left = Any(resource, isTop: true) || (_isPatient && resource.TryGetProperty("text"u8, out _));
            json.WriteStartObject();
            foreach (var member in resource.EnumerateObject())
            {
                if (!member.NameEquals("meta"u8) && !member.NameEquals("text"u8) && !IsOut(member, isTop: true))
                {
                    Member(json, member);
                }
            }

            Meta(json);
            json.WriteEndObject();
        }

        // The contained Locations, by their local names.
        private static HashSet<string> Contained(JsonElement resource) =>
            resource.TryGetProperty("contained"u8, out var contained) && contained.ValueKind == JsonValueKind.Array
                ? [.. contained.EnumerateArray().Where(IsLocation).Select(c => c.TryGetProperty("id"u8, out var id) ? "#" + id.GetString() : "")]
                : [];

        private bool Any(JsonElement value, bool isTop = false) => value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Any(m => IsOut(m, isTop) || Any(m.Value)),
            JsonValueKind.Array => value.EnumerateArray().Any(item => IsOut(item) || Any(item)),
            _ => false,
        };

        private bool IsOut(JsonProperty member, bool isTop)
        {
            var name = member.Name.AsSpan().TrimStart('_');
            return member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                && (name is "address" or "telecom" or "valueAddress" or "valueContactPoint" or "location" or "locationAddress" or "locationCode" or "locationCodeableConcept"
                        or "locationReference" or "origin" or "destination"
                    || (isTop && _isPatient && name is "generalPractitioner" or "managingOrganization")
                    || (!isTop && _isPatient && name is "organization")
                    || IsOut(member.Value));
        }

        /// <summary>A reference to a Location, a Location that is contained, or what has nothing left to say without one.</summary>
        private bool IsOut(JsonElement item)
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            if (item.TryGetProperty("reference"u8, out var reference) && reference.ValueKind == JsonValueKind.String)
            {
                var text = reference.GetString()!;
                if (text.StartsWith("Location/", StringComparison.Ordinal) || text.Contains("/Location/", StringComparison.Ordinal) || _contained.Contains(text))
                {
                    return true;
                }
            }

            return IsLocation(item)
                || (item.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("Location"u8))
                || IsExtensionOfOne(item)
                || IsNameless(item)
                || (item.TryGetProperty("actor"u8, out var actor) && item.TryGetProperty("status"u8, out _) && actor.ValueKind == JsonValueKind.Object && IsOut(actor));
        }

        private static bool IsLocation(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("resourceType"u8, out var type) && type.ValueEquals("Location"u8);

        // An extension needs a value: https://hl7.org/fhir/R4/extensibility.html
        private bool IsExtensionOfOne(JsonElement item) =>
            item.TryGetProperty("url"u8, out _) && item.EnumerateObject().Any(m => m.Name.StartsWith("value", StringComparison.Ordinal) && IsOut(m, isTop: false));

        // Who is to be called, of whom nothing but the number was said: https://hl7.org/fhir/R4/patient.html#invs (pat-1)
        private bool IsNameless(JsonElement item) => _isPatient && item.TryGetProperty("relationship"u8, out _) && !item.TryGetProperty("name"u8, out _);

        private void Member(Utf8JsonWriter json, JsonProperty member)
        {
            if (!Any(member.Value))
            {
                member.WriteTo(json);
                return;
            }

            if (Says(member.Value))
            {
                json.WritePropertyName(member.Name);
                Value(json, member.Value);
            }
        }

        /// <summary>True when something is left; FHIR knows no empty object or array.</summary>
        private bool Says(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Any(m => !IsOut(m, isTop: false) && Says(m.Value)),
            JsonValueKind.Array => value.EnumerateArray().Any(item => !IsOut(item) && Says(item)),
            _ => true,
        };

        private void Value(Utf8JsonWriter json, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray().Where(item => !IsOut(item) && Says(item)))
                {
                    Value(json, item);
                }

                json.WriteEndArray();
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(m => !IsOut(m, isTop: false)))
                {
                    Member(json, member);
                }

                json.WriteEndObject();
            }
            else
            {
                value.WriteTo(json);
            }
        }

        private void Meta(Utf8JsonWriter json)
        {
            json.WriteStartObject("meta"u8);
            if (resource.TryGetProperty("meta"u8, out var meta))
            {
                foreach (var member in meta.EnumerateObject().Where(m => !m.NameEquals("security"u8)))
                {
                    member.WriteTo(json);
                }
            }

            json.WriteStartArray("security"u8);
            foreach (var label in Labels(resource))
            {
                label.WriteTo(json);
            }

            if (!AreOutOf(resource))
            {
                json.WriteStartObject();
                json.WriteString("system"u8, LabelSystem);
                json.WriteString("code"u8, "REDACTED"u8);
                json.WriteString("display"u8, "redacted"u8);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
