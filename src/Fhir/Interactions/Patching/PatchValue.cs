using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions.Patching;

/// <summary>
/// The value of an operation of a FHIRPath patch: a data type as value[x], or, for what Parameters cannot hold, its elements as
/// parts. https://hl7.org/fhir/R4/fhirpatch.html
/// </summary>
internal sealed record PatchValue(string? TypeSuffix, JsonNode? Value, JsonNode? Companion)
{
    /// <summary>Reads the value that a part holds, for an element of that definition.</summary>
    public static Outcome<PatchValue> Read(JsonElement part, ElementDefinition element)
    {
        JsonNode? value = null;
        JsonNode? companion = null;
        string? suffix = null;
        foreach (var property in part.EnumerateObject().Where(p => p.Name.TrimStart('_').StartsWith("value", StringComparison.Ordinal)))
        {
            suffix = property.Name.TrimStart('_')["value".Length..];
            (value, companion) = property.Name[0] == '_' ? (value, JsonNode.Parse(property.Value.GetRawText())) : (JsonNode.Parse(property.Value.GetRawText()), companion);
        }

        if (suffix is not null)
        {
            return new PatchValue(suffix, value, companion);
        }

        if (part.TryGetProperty("resource", out var resource))
        {
            return new PatchValue(null, JsonNode.Parse(resource.GetRawText()), null);
        }

        if (!part.TryGetProperty("part", out var parts) || element.Types is not [var typeName] || FhirDefinitions.R4.Type(typeName) is not { } type)
        {
            return new Fault(FaultKind.Invalid, "An operation needs a value: value[x], or parts where it has elements of its own.");
        }

        var built = new JsonObject();
        foreach (var child in parts.EnumerateArray())
        {
            var name = child.GetProperty("name").GetString()!;
            if (type.Element(Plain(name)) is not { } inner)
            {
                return new Fault(FaultKind.Invalid, $"{type.Name} has no element \"{name}\".");
            }

            var read = Read(child, inner);
            if (!read.Succeeded)
            {
                return read;
            }

            if (read.Value.AddTo(built, type, inner) is { } fault)
            {
                return fault;
            }
        }

        return new PatchValue(null, built, null);
    }

    /// <summary>"value[x]" and "value" are the same element.</summary>
    public static string Plain(string name) => name.EndsWith("[x]", StringComparison.Ordinal) ? name[..^3] : name;

    /// <summary>The property under which an element holds this value; null when it may not hold such a value.</summary>
    public string? PropertyOf(TypeDefinition type, ElementDefinition element)
    {
        var name = element.IsChoice ? element.Name + TypeSuffix : element.Name;
        return type.Member(name) is null ? null : name;
    }

    /// <summary>Adds the value to an object: at the end of a list, or where nothing stands yet.</summary>
    public Fault? AddTo(JsonObject owner, TypeDefinition type, ElementDefinition element)
    {
        if (PropertyOf(type, element) is not { } property)
        {
            return new Fault(FaultKind.Invalid, $"{type.Name}.{element.Name} does not hold a {TypeSuffix ?? "structure"}.");
        }

        if (element.IsRepeating)
        {
            var list = owner[property] as JsonArray;
            Insert(owner, property, Math.Max(list?.Count ?? 0, (owner["_" + property] as JsonArray)?.Count ?? 0));
            return null;
        }

        if (element.Types.Select(t => element.IsChoice ? element.Name + char.ToUpperInvariant(t[0]) + t[1..] : element.Name).Any(n => owner.ContainsKey(n) || owner.ContainsKey("_" + n)))
        {
            return new Fault(FaultKind.Invalid, $"There is a {element.Name} already and it does not repeat: replace it.");
        }

        Put(owner, property);
        return null;
    }

    /// <summary>Puts the value where one value stands.</summary>
    public void Put(JsonObject owner, string property)
    {
        Set(owner, property, Value?.DeepClone());
        Set(owner, "_" + property, Companion?.DeepClone());
    }

    /// <summary>Puts the value into a list, at a place.</summary>
    public void Insert(JsonObject owner, string property, int index)
    {
        var values = List(owner, property, Value is not null || owner.ContainsKey(property), index);
        values?.Insert(index, Value?.DeepClone());
        var companions = List(owner, "_" + property, Companion is not null || owner.ContainsKey("_" + property), index);
        companions?.Insert(index, Companion?.DeepClone());
    }

    private static JsonArray? List(JsonObject owner, string property, bool needed, int length)
    {
        if (!needed)
        {
            return null;
        }

        if (owner[property] is not JsonArray list)
        {
            owner[property] = list = [];
        }

        while (list.Count < length)
        {
            list.Add(null);
        }

        return list;
    }

    private static void Set(JsonObject owner, string property, JsonNode? value)
    {
        if (value is null)
        {
            owner.Remove(property);
        }
        else
        {
            owner[property] = value;
        }
    }
}
