using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Sends a part of a resource and marks it as such (SUBSETTED), so that nobody stores it as the whole. What must be there always is.
/// https://hl7.org/fhir/R4/search.html#summary
/// </summary>
internal sealed class Subset(FhirDefinitions definitions, SummaryMode summary, IReadOnlyList<string>? elements)
{
    private const string TagSystem = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    private bool IsWhole => elements is null && summary is SummaryMode.Whole or SummaryMode.Count;

    public void Write(Utf8JsonWriter json, string type, byte[] body)
    {
        if (IsWhole)
        {
            json.WriteRawValue(body, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var shape = definitions.Type(type)!;
        json.WriteStartObject();
        json.WriteString("resourceType"u8, type);
        if (document.RootElement.TryGetProperty("id"u8, out var id))
        {
            json.WritePropertyName("id"u8);
            id.WriteTo(json);
        }

        WriteMeta(json, document.RootElement);
        foreach (var member in document.RootElement.EnumerateObject().Where(m => m.Name is not ("resourceType" or "id" or "meta")))
        {
            if (Member(shape, member.Name) is { Element: var element, TypeName: var of } && IsWanted(element, isTop: true))
            {
                json.WritePropertyName(member.Name);
                WriteValue(json, member.Value, of);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteMeta(Utf8JsonWriter json, JsonElement resource)
    {
        json.WriteStartObject("meta"u8);
        var tags = default(JsonElement);
        if (resource.TryGetProperty("meta"u8, out var meta))
        {
            foreach (var member in meta.EnumerateObject())
            {
                if (member.NameEquals("tag"u8))
                {
                    tags = member.Value;
                }
                else
                {
                    member.WriteTo(json);
                }
            }
        }

        json.WriteStartArray("tag"u8);
        if (tags.ValueKind == JsonValueKind.Array)
        {
            foreach (var tag in tags.EnumerateArray())
            {
                tag.WriteTo(json);
            }
        }

        json.WriteStartObject();
        json.WriteString("system"u8, TagSystem);
        json.WriteString("code"u8, "SUBSETTED"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // "_birthDate" goes with "birthDate".
    private static JsonMember? Member(TypeDefinition type, string name) => type.Member(name.TrimStart('_'));

    private bool IsWanted(ElementDefinition element, bool isTop) => summary switch
    {
        SummaryMode.Data => element.Name != "text" && IsNamed(element, isTop),
        SummaryMode.Text => isTop && (element.Name is "text" || element.Min > 0),
        SummaryMode.Summary => (element.IsSummary && IsNamed(element, isTop)) || element.Min > 0,
        _ => IsNamed(element, isTop),
    };

    private bool IsNamed(ElementDefinition element, bool isTop) => elements is null || !isTop || element.Min > 0 || elements.Contains(element.Name);

    // Only a summary goes into elements, and only into those that the resource itself has: a data type is sent whole.
    private void WriteValue(Utf8JsonWriter json, JsonElement value, string type)
    {
        if (summary != SummaryMode.Summary || definitions.Type(type) is not { Kind: TypeKind.Backbone } shape)
        {
            value.WriteTo(json);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray())
            {
                WriteValue(json, item, type);
            }

            json.WriteEndArray();
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                if (Member(shape, member.Name) is { Element: var element, TypeName: var of } && (IsWanted(element, isTop: false) || element.Name is "id"))
                {
                    json.WritePropertyName(member.Name);
                    WriteValue(json, member.Value, of);
                }
            }

            json.WriteEndObject();
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
