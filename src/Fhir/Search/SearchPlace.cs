using Goldthread.Fhir.Search.Types;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Search;

/// <summary>Where a search is asked: of a type, of several (<c>_type</c>), or of a person's compartment.</summary>
/// <param name="Type">The type, or null for those that <c>_type</c> names.</param>
/// <param name="Patient">The id of the Patient whose compartment it is, or null. https://hl7.org/fhir/R4/compartmentdefinition-patient.html</param>
internal sealed record SearchPlace(string? Type, string? Patient)
{
    private const string TypeParameter = "_type";

    /// <summary>The address below the root of the interface.</summary>
    public string Path => Patient is null ? Type ?? "" : $"Patient/{Patient}/{Type ?? "*"}";

    /// <summary>One query for each type.</summary>
    public Outcome<SearchQuery[]> Parse(IReadOnlyList<KeyValuePair<string, string>> parameters, SearchParser parser, string own, bool strict)
    {
        if (Type is not null && !parser.IsType(Type))
        {
            return new Fault(FaultKind.NotFound, $"\"{Type}\" is not a resource type of FHIR R4.");
        }

        if (Patient is not null && !FhirId.TryParse(Patient, null, out _))
        {
            return new Fault(FaultKind.NotFound, $"There is no Patient/{Patient}.");
        }

        var types = Types(parameters, parser);
        if (!types.Succeeded)
        {
            return types.Faults.ToArray();
        }

        var queries = new List<SearchQuery>();
        foreach (var type in types.Value)
        {
            var query = parser.Parse(type, parameters, own, strict, Patient is null ? null : Compartment(type, Patient, parser), types.Value);
            if (!query.Succeeded)
            {
                return query.Faults.ToArray();
            }

            queries.Add(query.Value);
        }

        // Across types only what all of them have is a filter: else one type would be narrowed and another not.
        return queries.Count > 1 && queries.Find(q => q.Ignored.Any(i => !ResultShape.Shapes(i.Path!))) is { } odd
            ? odd.Ignored.Select(i => i with { Message = $"{i.Message}; a search of several types takes what all of them have" }).ToArray()
            : queries.ToArray();
    }

    private Outcome<string[]> Types(IReadOnlyList<KeyValuePair<string, string>> parameters, SearchParser parser)
    {
        var named = parameters.Where(p => p.Key == TypeParameter).SelectMany(p => p.Value.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (named.Find(t => !parser.IsType(t)) is { } unknown)
        {
            return new Fault(FaultKind.Invalid, $"\"{unknown}\" is not a resource type of FHIR R4", TypeParameter);
        }

        if (Type is not null)
        {
            return Patient is not null && parser.Registry.Definitions.PatientCompartment(Type).Count == 0
                ? new Fault(FaultKind.NotFound, $"{Type} is not in the compartment of a Patient.")
                : new[] { Type };
        }

        if (Patient is not null)
        {
            return parser.Registry.Definitions.ResourceTypes
                .Where(t => parser.Registry.Definitions.PatientCompartment(t).Count > 0 && (named.Count == 0 || named.Contains(t))).ToArray();
        }

        return named.Count > 0
            ? named.ToArray()
            : new Fault(FaultKind.Invalid, "name the types to search: _type=Observation,Condition", TypeParameter);
    }

    private static Criterion Compartment(string type, string patient, SearchParser parser)
    {
        var codes = parser.Registry.Definitions.PatientCompartment(type);
        return new Criterion(parser.Registry.Find(type, codes[0])!, [new ReferencePredicate([parser.References.Number("Patient")], patient, null)]) { OrCodes = [.. codes.Skip(1)] };
    }
}
