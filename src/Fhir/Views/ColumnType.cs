using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.FhirPath.Model;

namespace Goldthread.Fhir.Views;

/// <summary>
/// The type that a column says it has. https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/StructureDefinition-ViewDefinition.html#column-types
/// Texts of all kinds go together (a code is a string, and a date is written as one); truths, whole numbers, decimals and structures do not.
/// </summary>
internal sealed class ColumnType
{
    private const string Prefix = "http://hl7.org/fhir/StructureDefinition/";
    private const string SystemPrefix = "http://hl7.org/fhirpath/System.";

    private readonly PathType? _structure;
    private readonly Family _family;

    private ColumnType(string name, Family family, PathType? structure)
    {
        Name = name;
        _family = family;
        _structure = structure;
    }

    /// <summary>What a column without a type may hold: any one value that is no structure.</summary>
    public static ColumnType Unsaid { get; } = new("", Family.Unsaid, null);

    private enum Family
    {
        Unsaid,
        Truth,
        Whole,
        Decimal,
        Text,
        Structure,
    }

    public string Name { get; }

    /// <summary>By its name in R4, relative or as an address, also of an element ("Observation.referenceRange"); null for an unknown one.</summary>
    public static ColumnType? Find(string uri)
    {
        var name = uri.StartsWith(Prefix, StringComparison.Ordinal) ? uri[Prefix.Length..] : uri;
        if (name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            return name[SystemPrefix.Length..] switch
            {
                "Boolean" => new ColumnType(uri, Family.Truth, null),
                "Integer" or "Long" => new ColumnType(uri, Family.Whole, null),
                "Decimal" => new ColumnType(uri, Family.Decimal, null),
                "String" or "Date" or "DateTime" or "Time" or "Quantity" => new ColumnType(uri, Family.Text, null),
                _ => null,
            };
        }

        // R5 added integer64; a view made for several versions may name it.
        return name == "integer64" ? new ColumnType(name, Family.Whole, null)
            : PathTypes.R4.Find(name) is { } type ? new ColumnType(name, FamilyOf(type), FamilyOf(type) == Family.Structure ? type : null)
            : null;
    }

    /// <summary>True when the types cannot both be those of one column of a union.</summary>
    public bool Contradicts(ColumnType other) =>
        _family != Family.Unsaid && other._family != Family.Unsaid && (_family != other._family || _structure != other._structure);

    /// <summary>What is wrong with values of the FHIR types that a path is known to give, or null.</summary>
    public string? Reject(PathType[] types) =>
        types.Length == 0 || types.Any(t => t.IsPolymorphicResource || Takes(FamilyOf(t), t)) ? null
        : _family == Family.Unsaid ? $"A column that holds a structure ({types[0].Name}) must say its type."
        : $"The path gives {string.Join(" or ", types.Take(3).Select(t => t.Name))}, the column says {Name}.";

    /// <summary>What is wrong with a value, or null.</summary>
    public string? Reject(FhirNode value)
    {
        var family = FamilyOf(value);
        return Takes(family, value.Type) ? null
            : _family == Family.Unsaid ? $"A column that holds a structure ({value.TypeName}) must say its type."
            : $"The value is of type {value.TypeName}, the column says {Name}.";
    }

    private bool Takes(Family family, PathType? type) => _family switch
    {
        Family.Unsaid => family != Family.Structure,
        Family.Decimal => family is Family.Decimal or Family.Whole,
        Family.Structure => family == Family.Structure && (type is null || _structure!.IsPolymorphicResource || type.Is(_structure)),
        _ => family == _family,
    };

    private static Family FamilyOf(PathType type) => !type.IsPrimitive ? Family.Structure : type.System switch
    {
        SystemKind.Boolean => Family.Truth,
        SystemKind.Integer => Family.Whole,
        SystemKind.Decimal => Family.Decimal,
        _ => Family.Text,
    };

    private static Family FamilyOf(FhirNode value) => value.Type is { } type ? FamilyOf(type) : value.Kind switch
    {
        SystemKind.Boolean => Family.Truth,
        SystemKind.Integer => Family.Whole,
        SystemKind.Decimal => Family.Decimal,
        SystemKind.None => Family.Structure,
        _ => Family.Text,
    };
}
