using System.Collections.Frozen;
using System.Text.Json;

namespace Goldthread.Fhir.Storage;

/// <summary>What the links of a resource say about whose it is, where R4's Patient compartment says nothing.</summary>
internal static class Links
{
    // About organisations, services, knowledge and definitions, never about a person: anyone who is signed in may read them.
    // Every other type is a person's, also when it names none.
    private static readonly FrozenSet<string> Shared = new[]
    {
        "ActivityDefinition", "CapabilityStatement", "CatalogEntry", "ChargeItemDefinition", "CodeSystem", "CompartmentDefinition", "ConceptMap",
        "DeviceDefinition", "EffectEvidenceSynthesis", "Endpoint", "EventDefinition", "Evidence", "EvidenceVariable", "ExampleScenario",
        "GraphDefinition", "HealthcareService", "ImplementationGuide", "InsurancePlan", "Library", "Location", "Measure", "Medication",
        "MedicationKnowledge", "MessageDefinition", "NamingSystem", "ObservationDefinition", "OperationDefinition", "Organization",
        "OrganizationAffiliation", "PlanDefinition", "Practitioner", "PractitionerRole", "Questionnaire", "ResearchDefinition",
        "ResearchElementDefinition", "ResearchStudy", "RiskEvidenceSynthesis", "Schedule", "SearchParameter", "Slot", "SpecimenDefinition",
        "StructureDefinition", "StructureMap", "Subscription", "Substance", "TerminologyCapabilities", "TestReport", "TestScript", "ValueSet",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for types that are never about a person.</summary>
    public static bool IsShared(string type) => Shared.Contains(type);

    /// <summary>The reference in the element that most types use for the person they are about, or null.</summary>
    public static string? Subject(JsonElement resource)
    {
        foreach (var name in (ReadOnlySpan<string>)["subject", "patient", "for", "beneficiary", "individual"])
        {
            if (resource.TryGetProperty(name, out var element) && Reference(element) is { } reference)
            {
                return reference;
            }
        }

        return null;
    }

    /// <summary>True for types that <see cref="ToAnotherResource"/> knows.</summary>
    public static bool FollowsAnother(string type) => type is "Task" or "Binary";

    /// <summary>
    /// R4 leaves Task and Binary out of the Patient compartment; without a person they would lie with the place. A task belongs
    /// to whom its focus belongs to, a document to whom its security context names.
    /// </summary>
    public static string? ToAnotherResource(JsonElement resource, string type) => type switch
    {
        "Task" => Member(resource, "focus") ?? Member(resource, "for"),
        "Binary" => Member(resource, "securityContext"),
        _ => null,
    };

    private static string? Member(JsonElement resource, string name) => resource.TryGetProperty(name, out var element) ? Reference(element) : null;

    private static string? Reference(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("reference", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
