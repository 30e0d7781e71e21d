using System.Collections.Concurrent;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Validation;

/// <summary>What the validator needs to know of one type, laid out for speed: elements by number, JSON names by bytes.</summary>
internal sealed class TypeShape
{
    private readonly Utf8Table _names;

    public TypeShape(TypeDefinition type, ShapeBook book)
    {
        Type = type;
        if (type.Elements.Count > 64)
        {
            throw new InvalidOperationException($"{type.Name} has more elements than a 64-bit set holds.");
        }

        Members = [.. type.JsonMembers.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => new MemberShape(m.Key, m.Value, type, book))];
        _names = new Utf8Table([.. Members.Select(m => m.JsonName)]);
        Rule = Enum.TryParse<ShapeRule>(type.Name, out var rule) ? rule : ShapeRule.None;
        for (var i = 0; i < type.Elements.Count; i++)
        {
            Required |= type.Elements[i].Min > 0 ? 1UL << i : 0;
        }
    }

    public TypeDefinition Type { get; }

    public MemberShape[] Members { get; }

    /// <summary>One bit for each element that must be there.</summary>
    public ulong Required { get; }

    public bool IsResource => Type.Kind == TypeKind.Resource;

    public bool IsPrimitive => Type.Kind == TypeKind.Primitive;

    /// <summary>The rule of its own that the type has, if any.</summary>
    public ShapeRule Rule { get; }

    /// <summary>The place of a JSON name among <see cref="Members"/>, or -1.</summary>
    public int Find(ReadOnlySpan<byte> jsonName) => _names.Find(jsonName);
}

/// <summary>The types whose values are checked as a whole.</summary>
internal enum ShapeRule
{
    None,
    CodeableConcept,
    Extension,
    Reference,
}

/// <summary>One JSON property of a type.</summary>
internal sealed class MemberShape
{
    private readonly ShapeBook _book;
    private readonly string _typeName;
    private TypeShape? _shape;

    public MemberShape(string jsonName, JsonMember member, TypeDefinition owner, ShapeBook book)
    {
        _book = book;
        _typeName = member.TypeName;
        JsonName = jsonName;
        Element = member.Element;
        for (var i = 0; i < owner.Elements.Count; i++)
        {
            Number = ReferenceEquals(owner.Elements[i], member.Element) ? i : Number;
        }

        var type = book.Definitions.Type(member.TypeName) ?? throw new InvalidOperationException($"{owner.Name}.{jsonName} has no type.");
        Primitive = type.Kind == TypeKind.Primitive ? Enum.Parse<PrimitiveKind>(type.Name, ignoreCase: true) : PrimitiveKind.None;
        IsAnyResource = type is { Kind: TypeKind.Resource, IsAbstract: true };

        // Ids of elements and the address of an extension are attributes in XML: they have no extensions of their own.
        HasCompanion = Primitive != PrimitiveKind.None
            && !(member.Element.Name == "id" && owner.Kind != TypeKind.Resource)
            && !(member.Element.Name == "url" && owner.Name == "Extension");
        if (member.Element.RequiredValueSet is { } valueSet && book.Definitions.RequiredList(valueSet) is { } codes)
        {
            Codes = codes;
            CodeTable = new Utf8Table([.. codes.Codes]);
        }
    }

    public string JsonName { get; }

    public ElementDefinition Element { get; }

    /// <summary>The place of the element in its type.</summary>
    public int Number { get; }

    public bool IsId => Element.Name == "id";

    /// <summary><see cref="PrimitiveKind.None"/> for an object.</summary>
    public PrimitiveKind Primitive { get; }

    /// <summary>True for "contained", "resource" and the like: the value names its own type.</summary>
    public bool IsAnyResource { get; }

    /// <summary>True when "_name" may stand beside it.</summary>
    public bool HasCompanion { get; }

    /// <summary>The codes it is bound to, where they are required and can be listed.</summary>
    public CodeList? Codes { get; }

    public Utf8Table? CodeTable { get; }

    public TypeShape Shape => _shape ??= _book.Of(_typeName)!;
}

/// <summary>The shapes of every type, each made when first met.</summary>
internal sealed class ShapeBook(FhirDefinitions definitions)
{
    private readonly ConcurrentDictionary<string, TypeShape> _shapes = new(StringComparer.Ordinal);
    private readonly Utf8Table _resourceNames = new(definitions.ResourceTypes);
    private readonly TypeShape?[] _resources = new TypeShape?[definitions.ResourceTypes.Count];

    public FhirDefinitions Definitions => definitions;

    public TypeShape? Of(string typeName) =>
        _shapes.TryGetValue(typeName, out var shape) ? shape
        : definitions.Type(typeName) is { } type ? _shapes.GetOrAdd(typeName, new TypeShape(type, this))
        : null;

    /// <summary>The shape of a concrete resource type by the bytes of its name, or null.</summary>
    public TypeShape? OfResource(ReadOnlySpan<byte> name) =>
        _resourceNames.Find(name) is var place and >= 0 ? _resources[place] ??= Of(definitions.ResourceTypes[place]) : null;
}
