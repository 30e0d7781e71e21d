namespace Goldthread.Record.Sharing;

/// <summary>A kind of data that an agreement may let through.</summary>
/// <param name="Code">As stored.</param>
/// <param name="Title">As people say it.</param>
/// <param name="Types">The FHIR resource types that belong to it.</param>
public sealed record DataClass(string Code, string Title, IReadOnlySet<string> Types)
{
    /// <summary>Every kind, in one table that anyone can read. A type of no kind is clinical: nothing is shared by being forgotten here.</summary>
    public static IReadOnlyList<DataClass> All { get; } =
    [
        Of("person", "Who the person is, and who is around them", "Patient", "Person", "RelatedPerson", "CareTeam", "Group", "Consent", "Flag", "Communication"),
        Of("care", "Care, support and plans", "CarePlan", "Goal", "ServiceRequest", "Task", "Appointment", "Encounter", "EpisodeOfCare", "QuestionnaireResponse", "DeviceRequest", "DeviceUseStatement", "NutritionOrder", "SupplyRequest", "SupplyDelivery"),
        Of("medicines", "Medicines, allergies and vaccinations", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense", "AllergyIntolerance", "Immunization", "ImmunizationRecommendation", "ImmunizationEvaluation"),
        Of("documents", "Letters and documents", "DocumentReference", "DocumentManifest", "Composition", "Binary", "Media"),
        Of("clinical", "Problems, tests, measurements and treatment"),
    ];

    /// <summary>The kind that a resource type belongs to.</summary>
    public static string CodeOf(string type) => Codes.GetValueOrDefault(type, "clinical");

    private static readonly Dictionary<string, string> Codes = All.SelectMany(c => c.Types.Select(t => (t, c.Code))).ToDictionary(c => c.t, c => c.Code, StringComparer.Ordinal);

    private static DataClass Of(string code, string title, params string[] types) => new(code, title, types.ToHashSet(StringComparer.Ordinal));
}
