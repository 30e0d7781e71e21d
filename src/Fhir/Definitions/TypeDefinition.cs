using System.Collections.Frozen;

namespace Goldthread.Fhir.Definitions;

/// <summary>The four sorts of FHIR type.</summary>
public enum TypeKind
{
    /// <summary>A single JSON value, such as <c>date</c>.</summary>
    Primitive,

    /// <summary>A data type with elements, such as <c>HumanName</c>.</summary>
    Complex,

    /// <summary>An element with elements of its own, named by its path, such as <c>Patient.contact</c>.</summary>
    Backbone,

    /// <summary>A resource, such as <c>Patient</c>.</summary>
    Resource,
}

/// <summary>One FHIR type and its elements, those it inherits included.</summary>
public sealed class TypeDefinition
{
    // Made when first asked for: most programs touch few of the 682 types, and starting must be quick.
    private FrozenDictionary<string, JsonMember>? _members;

    internal TypeDefinition(string name, string? baseName, TypeKind kind, bool isAbstract, string? pattern, ElementDefinition[] elements)
    {
        Name = name;
        BaseName = baseName;
        Kind = kind;
        IsAbstract = isAbstract;
        Pattern = pattern;
        Elements = elements;
    }

    public string Name { get; }

    /// <summary>The type it specialises ("DomainResource" for Patient, "BackboneElement" for Patient.contact), or null.</summary>
    public string? BaseName { get; }

    public TypeKind Kind { get; }

    public bool IsAbstract { get; }

    /// <summary>For a primitive: the regular expression that the standard gives for its values, or null.</summary>
    public string? Pattern { get; }

    public IReadOnlyList<ElementDefinition> Elements { get; }

    /// <summary>What a JSON property of this type means: "valueQuantity" is the element "value" as a Quantity. Null when there is no such property.</summary>
    public JsonMember? Member(string jsonName) => JsonMembers.TryGetValue(jsonName, out var member) ? member : null;

    /// <summary>Every JSON property of this type by its name.</summary>
    internal FrozenDictionary<string, JsonMember> JsonMembers =>
        _members ??= Elements.SelectMany(Members).ToFrozenDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);

    /// <summary>The element by its FHIR name ("value", not "valueQuantity"), or null.</summary>
    public ElementDefinition? Element(string name) => Elements.FirstOrDefault(e => e.Name == name);

    private static IEnumerable<KeyValuePair<string, JsonMember>> Members(ElementDefinition element)
    {
        foreach (var type in element.Types)
        {
            var json = element.IsChoice ? element.Name + char.ToUpperInvariant(type[0]) + type[1..] : element.Name;
            yield return new(json, new JsonMember(element, type));
            if (!element.IsChoice)
            {
                yield break;
            }
        }
    }
}

/// <summary>A JSON property of a type: its element, and the type its value has (the chosen one for a choice).</summary>
public readonly record struct JsonMember(ElementDefinition Element, string TypeName);

/// <summary>One element of a type.</summary>
/// <param name="Name">FHIR name, without "[x]".</param>
/// <param name="Min">Least number of values.</param>
/// <param name="Max">Most values; <see cref="int.MaxValue"/> for "*".</param>
/// <param name="Types">Type names; a backbone element or content reference names the backbone type by its path; "Resource" for contained and the like.</param>
/// <param name="IsChoice">True for "value[x]".</param>
/// <param name="RequiredValueSet">The value set it binds with strength "required", or null.</param>
/// <param name="IsSummary">True when it is part of the summary.</param>
/// <param name="TargetTypes">For a Reference: the resource types it may name; empty when any.</param>
public sealed record ElementDefinition(
    string Name,
    int Min,
    int Max,
    IReadOnlyList<string> Types,
    bool IsChoice,
    string? RequiredValueSet,
    bool IsSummary,
    IReadOnlyList<string> TargetTypes)
{
    /// <summary>True when JSON holds an array.</summary>
    public bool IsRepeating => Max > 1;
}
