using System.Collections.Frozen;
using System.Text;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.FhirPath.Model;

/// <summary>A FHIR type as evaluation needs it: members by FHIR name with their UTF-8 JSON names, linked to their types.</summary>
internal sealed class PathType
{
    private readonly TypeDefinition _definition;
    private readonly PathTypes _types;
    private FrozenDictionary<string, PathMember>? _members;
    private PathMember[]? _ordered;
    private PathType? _base;

    public PathType(TypeDefinition definition, PathTypes types)
    {
        _definition = definition;
        _types = types;
        Name = definition.Name;
        IsPrimitive = definition.Kind is TypeKind.Primitive;
        IsResource = definition.Kind is TypeKind.Resource;
        IsPolymorphicResource = IsResource && definition.IsAbstract;
        System = SystemOf(Name, IsPrimitive);
        IsText = System is SystemKind.String;
        Stub = new ReferenceStub(this);
    }

    public string Name { get; }

    public TypeDefinition Definition => _definition;

    public bool IsPrimitive { get; }

    public bool IsResource { get; }

    /// <summary>Resource or DomainResource: the JSON itself says which.</summary>
    public bool IsPolymorphicResource { get; }

    public bool IsText { get; }

    /// <summary>The System type that a value of this type turns into where an operator needs one. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
    public SystemKind System { get; }

    /// <summary>Marks a node known only by its type: what resolve() gives when nobody can fetch the target.</summary>
    public ReferenceStub Stub { get; }

    public PathType? Base => _base ??= _definition.BaseName is { } name && name != Name ? _types.Find(name) : null;

    public PathMember[] Members => _ordered ??= [.. _definition.Elements.Select(e => new PathMember(e, _types))];

    public PathMember? Member(string name) =>
        (_members ??= Members.DistinctBy(m => m.Name).ToFrozenDictionary(m => m.Name, StringComparer.Ordinal)).GetValueOrDefault(name);

    /// <summary>The member and type that a JSON property stands for, or null.</summary>
    public (PathMember Member, MemberForm Form)? Property(ReadOnlySpan<byte> jsonName)
    {
        foreach (var member in Members)
        {
            if (member.Form(jsonName) is { } form)
            {
                return (member, form);
            }
        }

        return null;
    }

    /// <summary>True for the type itself and what it specialises.</summary>
    public bool Is(PathType other)
    {
        for (var type = this; type is not null; type = type.Base)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    private static SystemKind SystemOf(string name, bool isPrimitive) => name switch
    {
        "boolean" => SystemKind.Boolean,
        "integer" or "positiveInt" or "unsignedInt" => SystemKind.Integer,
        "decimal" => SystemKind.Decimal,
        "date" => SystemKind.Date,
        "dateTime" or "instant" => SystemKind.DateTime,
        "time" => SystemKind.Time,
        "Quantity" or "Age" or "Duration" or "Distance" or "Count" or "SimpleQuantity" or "MoneyQuantity" => SystemKind.Quantity,
        _ => isPrimitive ? SystemKind.String : SystemKind.None,
    };
}

/// <summary>One element of a type.</summary>
internal sealed class PathMember
{
    private readonly byte[] _utf8;

    public PathMember(ElementDefinition element, PathTypes types)
    {
        Definition = element;
        Name = element.Name;
        _utf8 = Encoding.UTF8.GetBytes(element.Name);
        Forms = element.IsChoice
            ? [.. element.Types.Select(t => new MemberForm(element.Name + char.ToUpperInvariant(t[0]) + t[1..], types.Find(t)))]
            : [new MemberForm(element.Name, types.Find(element.Types.Count > 0 ? element.Types[0] : "Element"))];
    }

    public ElementDefinition Definition { get; }

    public string Name { get; }

    /// <summary>The JSON names it may have: one, or one per type of a choice.</summary>
    public MemberForm[] Forms { get; }

    public bool IsChoice => Definition.IsChoice;

    public MemberForm? Form(ReadOnlySpan<byte> jsonName)
    {
        if (!jsonName.StartsWith(_utf8))
        {
            return null;
        }

        foreach (var form in Forms)
        {
            if (jsonName.SequenceEqual(form.JsonName))
            {
                return form;
            }
        }

        return null;
    }
}

/// <summary>One JSON name of an element and the type it implies.</summary>
internal sealed class MemberForm(string jsonName, PathType? type)
{
    public byte[] JsonName { get; } = Encoding.UTF8.GetBytes(jsonName);

    /// <summary>"_birthDate": id and extensions of a primitive. https://hl7.org/fhir/R4/json.html#primitive</summary>
    public byte[] CompanionName { get; } = Encoding.UTF8.GetBytes("_" + jsonName);

    public PathType? Type { get; } = type;

    public bool MayHaveCompanion { get; } = type is null or { IsPrimitive: true };
}

/// <summary>The tag of a node of which only the type is known.</summary>
internal sealed class ReferenceStub(PathType type)
{
    public PathType Type { get; } = type;
}
