using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Interactions.Patching;

/// <summary>
/// Where an item that FHIRPath selected stands in its resource: the object that holds it, that object's type, its property (without the
/// underscore of a companion), and its number in a list.
/// </summary>
internal sealed record NodePlace(JsonObject Owner, TypeDefinition OwnerType, string Property, int? Index)
{
    /// <summary>Its element; every property of a valid resource has one.</summary>
    public ElementDefinition Element => OwnerType.Member(Property)!.Value.Element;

    /// <summary>The place in a copy of the resource; null for a value that was computed, or is the resource itself.</summary>
    public static NodePlace? Find(JsonElement root, FhirNode node, JsonNode copy)
    {
        var wanted = node.Element.ValueKind == JsonValueKind.Undefined ? node.Companion : node.Element;
        if (wanted.ValueKind == JsonValueKind.Undefined || Offset(root, wanted) is not { } offset)
        {
            return null;
        }

        var at = root;
        var type = TypeOf(root, null);
        var owner = (JsonObject)copy;
        NodePlace? place = null;
        while (Offset(root, at) != offset)
        {
            // One step: a property, and where it is a list an item of it.
            if (at.ValueKind != JsonValueKind.Object || type is null)
            {
                return null;
            }

            var held = at.EnumerateObject().FirstOrDefault(p => Holds(root, p.Value, offset));
            if (held.Value.ValueKind == JsonValueKind.Undefined)
            {
                return null;
            }

            var name = held.Name.TrimStart('_');
            if (type.Member(name) is not { } member)
            {
                return null;
            }

            var next = owner[held.Name];
            at = held.Value;
            int? index = null;
            if (at.ValueKind == JsonValueKind.Array)
            {
                var items = at.EnumerateArray().ToList();
                index = items.FindIndex(i => Holds(root, i, offset));
                if (index < 0)
                {
                    return null;
                }

                at = items[index.Value];
                next = next![index.Value];
            }

            place = new NodePlace(owner, type, name, index);
            if (next is JsonObject inner)
            {
                owner = inner;
                type = held.Name[0] == '_' ? FhirDefinitions.R4.Type("Element") : TypeOf(at, member.TypeName);
            }
        }

        return place;
    }

    /// <summary>The type of a JSON object, which a resource says itself.</summary>
    public static TypeDefinition? TypeOf(JsonElement value, string? name) => FhirDefinitions.R4.Type(
        value.ValueKind == JsonValueKind.Object && (name is null || FhirDefinitions.R4.Type(name) is { Kind: TypeKind.Resource }) && value.TryGetProperty("resourceType", out var type) ? type.GetString()! : name ?? "");

    private static bool Holds(JsonElement root, JsonElement value, long offset) =>
        Offset(root, value) is { } start && offset >= start && offset < start + JsonMarshal.GetRawUtf8Value(value).Length;

    // No two values of a document start at the same byte, so that byte says which it is.
    private static long? Offset(JsonElement root, JsonElement value)
    {
        var whole = JsonMarshal.GetRawUtf8Value(root);
        var part = JsonMarshal.GetRawUtf8Value(value);
        var offset = (long)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(whole), ref MemoryMarshal.GetReference(part));
        return offset >= 0 && offset < whole.Length ? offset : null;
    }
}
