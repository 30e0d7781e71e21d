using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Validation;

/// <summary>One value inside a resource with its type and place, for the checks that walk what is known to be well formed.</summary>
internal sealed record Child(JsonElement Value, JsonElement Companion, string TypeName, string Path)
{
    /// <summary>The type of the value; for a resource, the one that it names.</summary>
    public TypeDefinition? Type => FhirDefinitions.R4.Type(TypeName);

    /// <summary>The item as FHIRPath sees it.</summary>
    public FhirNode Node => FhirNode.Of(Value.ValueKind == JsonValueKind.Undefined ? Companion : Value, TypeName);

    /// <summary>What holds a property: the object itself, or a primitive's companion.</summary>
    private JsonElement Owner => Value.ValueKind == JsonValueKind.Object ? Value : Companion;

    public static Child Root(JsonElement resource) => new(resource, default, resource.GetProperty("resourceType").GetString()!, resource.GetProperty("resourceType").GetString()!);

    /// <summary>Every value inside, element by element.</summary>
    public IEnumerable<Child> All() => Owner.ValueKind == JsonValueKind.Object && Holder is { } type
        ? Owner.EnumerateObject().Select(p => p.Name.TrimStart('_')).Distinct(StringComparer.Ordinal).Where(n => type.Member(n) is not null).SelectMany(n => OfProperty(type, n))
        : [];

    /// <summary>The values of one element: "value" and "value[x]" are those of any type, "valueQuantity" those of that.</summary>
    public IEnumerable<Child> Of(string element)
    {
        if (Owner.ValueKind != JsonValueKind.Object || Holder is not { } type)
        {
            return [];
        }

        var name = element.EndsWith("[x]", StringComparison.Ordinal) ? element[..^3] : element;
        return type.Element(name) is { IsChoice: true } choice
            ? choice.Types.SelectMany(t => OfProperty(type, name + char.ToUpperInvariant(t[0]) + t[1..]))
            : OfProperty(type, name);
    }

    private TypeDefinition? Holder => Value.ValueKind == JsonValueKind.Object ? Type : FhirDefinitions.R4.Type("Element");

    private IEnumerable<Child> OfProperty(TypeDefinition type, string property)
    {
        if (type.Member(property) is not { } member)
        {
            yield break;
        }

        Owner.TryGetProperty(property, out var value);
        Owner.TryGetProperty("_" + property, out var companion);
        var path = $"{Path}.{member.Element.Name}";
        if (!member.Element.IsRepeating)
        {
            if (value.ValueKind != JsonValueKind.Undefined || companion.ValueKind != JsonValueKind.Undefined)
            {
                yield return One(value, companion, member.TypeName, path);
            }

            yield break;
        }

        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        var companions = companion.ValueKind == JsonValueKind.Array ? companion.EnumerateArray().ToList() : [];
        for (var i = 0; i < Math.Max(values.Count, companions.Count); i++)
        {
            var one = i < values.Count && values[i].ValueKind != JsonValueKind.Null ? values[i] : default;
            yield return One(one, i < companions.Count && companions[i].ValueKind != JsonValueKind.Null ? companions[i] : default, member.TypeName, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
        }
    }

    private static Child One(JsonElement value, JsonElement companion, string typeName, string path) => new(
        value,
        companion,
        FhirDefinitions.R4.Type(typeName) is { Kind: TypeKind.Resource } && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("resourceType", out var own) ? own.GetString()! : typeName,
        path);
}
