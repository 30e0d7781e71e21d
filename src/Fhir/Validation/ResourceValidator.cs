using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// Checks that a resource is built as FHIR R4 says: known types and elements, JSON forms, cardinality, the lexical rules of
/// values and real calendar dates, codes of required bindings, extensions, contained resources, narrative without active
/// content, and the types that references may name. Invariants beyond those and profiles are not checked.
/// Pure and safe to share between threads. https://hl7.org/fhir/R4/validation.html
/// </summary>
public sealed class ResourceValidator
{
    /// <summary>Most faults reported for one resource; the walk stops there.</summary>
    public const int MostFaults = 50;

    private readonly ShapeBook _shapes;

    /// <summary>A validator of the given definitions. Share it: it learns each type when first met.</summary>
    public ResourceValidator(FhirDefinitions definitions) => _shapes = new ShapeBook(definitions);

    /// <summary>The validator of FHIR R4.</summary>
    public static ResourceValidator R4 { get; } = new(FhirDefinitions.R4);

    /// <summary>
    /// The faults of a resource; empty when it is valid. Each names its place as a simple FHIRPath, such as
    /// "Patient.name[0].given[1]". Resources inside a Bundle, Parameters or "contained" are checked too.
    /// </summary>
    public IReadOnlyList<Fault> Validate(JsonElement resource)
    {
        var walk = new ResourceWalk(_shapes);
        walk.Root(resource);
        return walk.Faults;
    }
}
