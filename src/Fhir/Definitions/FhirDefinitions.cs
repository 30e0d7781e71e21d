using System.Collections.Frozen;

namespace Goldthread.Fhir.Definitions;

/// <summary>
/// What FHIR R4 says about its own types: elements, cardinality, choice types, required bindings, search parameters and
/// the Patient compartment. Compiled from the official definitions by <c>tools/fhir-definitions</c> into one embedded file;
/// nothing here is typed by hand. https://hl7.org/fhir/R4/
/// </summary>
public sealed class FhirDefinitions
{
    private static readonly Lazy<FhirDefinitions> Embedded = new(DefinitionsFile.ReadEmbedded);

    private readonly FrozenDictionary<string, TypeDefinition> _types;
    private readonly FrozenDictionary<string, CodeList> _requiredCodes;
    private readonly FrozenDictionary<string, SearchParameterDefinition[]> _searchParameters;
    private readonly FrozenDictionary<string, string[]> _patientCompartment;
    private readonly FrozenDictionary<string, Invariant[]> _invariants;

    internal FhirDefinitions(
        string version,
        FrozenDictionary<string, TypeDefinition> types,
        FrozenDictionary<string, CodeList> requiredCodes,
        FrozenDictionary<string, SearchParameterDefinition[]> searchParameters,
        FrozenDictionary<string, string[]> patientCompartment,
        FrozenDictionary<string, Invariant[]> invariants)
    {
        Version = version;
        _types = types;
        _requiredCodes = requiredCodes;
        _searchParameters = searchParameters;
        _patientCompartment = patientCompartment;
        _invariants = invariants;
        ResourceTypes = [.. types.Values.Where(t => t is { Kind: TypeKind.Resource, IsAbstract: false }).Select(t => t.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>FHIR R4, version 4.0.1.</summary>
    public static FhirDefinitions R4 => Embedded.Value;

    /// <summary>The FHIR version, "4.0.1".</summary>
    public string Version { get; }

    /// <summary>The names of the concrete resource types, in ordinal order.</summary>
    public IReadOnlyList<string> ResourceTypes { get; }

    /// <summary>Every type: resources, data types, primitives, and backbone elements named by path ("Patient.contact").</summary>
    public IEnumerable<TypeDefinition> Types => _types.Values;

    /// <summary>A type by name ("Patient", "HumanName", "date", "Patient.contact"), or null.</summary>
    public TypeDefinition? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>True for a concrete resource type.</summary>
    public bool IsResource(string name) => _types.TryGetValue(name, out var type) && type is { Kind: TypeKind.Resource, IsAbstract: false };

    /// <summary>The codes of a value set that some element binds with strength "required"; null when they cannot be listed (BCP 47 languages, MIME types).</summary>
    public IReadOnlySet<string>? RequiredCodes(string valueSet) => _requiredCodes.GetValueOrDefault(valueSet)?.Codes;

    /// <summary>The codes of such a value set with their systems, or null.</summary>
    internal CodeList? RequiredList(string valueSet) => _requiredCodes.GetValueOrDefault(valueSet);

    /// <summary>The search parameters of a resource type, those of Resource and DomainResource included.</summary>
    public IReadOnlyList<SearchParameterDefinition> SearchParameters(string resourceType) => _searchParameters.GetValueOrDefault(resourceType) ?? [];

    /// <summary>The rules that a type states itself; what it inherits stands with its base.</summary>
    public IReadOnlyList<Invariant> Invariants(string typeName) => _invariants.GetValueOrDefault(typeName) ?? [];

    /// <summary>One search parameter by code, or null.</summary>
    public SearchParameterDefinition? SearchParameter(string resourceType, string code) =>
        SearchParameters(resourceType).FirstOrDefault(p => p.Code == code);

    /// <summary>
    /// The codes of the search parameters whose reference puts a resource into a person's compartment; empty when the type
    /// is not in it. https://hl7.org/fhir/R4/compartmentdefinition-patient.html
    /// </summary>
    public IReadOnlyList<string> PatientCompartment(string resourceType) => _patientCompartment.GetValueOrDefault(resourceType) ?? [];
}
