using Goldthread.Fhir.FhirPath.Language;

namespace Goldthread.Fhir.FhirPath.Model;

/// <summary>The name of a type in an expression, and what type() gives. http://hl7.org/fhirpath/N1/#types-and-reflection</summary>
internal sealed class TypeSpecifier
{
    private readonly PathType? _fhir;
    private readonly SystemKind _system;
    private readonly bool _any;

    private TypeSpecifier(string @namespace, string name, PathType? fhir, SystemKind system, bool any = false)
    {
        Namespace = @namespace;
        Name = name;
        _fhir = fhir;
        _system = system;
        _any = any;
    }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>The FHIR type meant, or null when only a System type is.</summary>
    public PathType? Fhir => _fhir;

    /// <summary>
    /// A name alone means the System type, the FHIR type or either ("Quantity"). Throws <see cref="SyntaxException"/> for a
    /// name that neither has; a name with a namespace that does not have it is a type that nothing is.
    /// </summary>
    public static TypeSpecifier Find(string? @namespace, string name, int position)
    {
        var fhir = @namespace is null or "FHIR" ? PathTypes.R4.Find(name) : null;
        var system = @namespace is null or "System" && Enum.TryParse<SystemKind>(name, out var kind) && kind.ToString() == name ? kind : SystemKind.None;
        var any = @namespace is null or "System" && name == "Any";
        return @namespace is null && fhir is null && system is SystemKind.None && !any
            ? throw new SyntaxException($"There is no type {name}.", position)
            : new TypeSpecifier(@namespace ?? (fhir is null ? "System" : "FHIR"), name, fhir, system, any);
    }

    /// <summary>The type of a node.</summary>
    public static TypeSpecifier Of(in FhirNode node) => node.Type is { } type
        ? new TypeSpecifier("FHIR", type.Name, type, SystemKind.None)
        : new TypeSpecifier("System", node.Kind is SystemKind.None ? "Any" : node.Kind.ToString(), null, node.Kind);

    public bool Matches(in FhirNode node)
    {
        if (_any)
        {
            return true;
        }

        if (node.Type is { } type)
        {
            return _fhir is not null && type.Is(_fhir);
        }

        return _system is not SystemKind.None && !node.IsFhir && node.Kind == _system;
    }

    public override string ToString() => Namespace + "." + Name;
}
