using Goldthread.Record.Summary;

namespace Goldthread.Record.Access;

/// <summary>
/// Which parts of a record a role sees. Those who give clinical or social care see all of it; those who support see what their
/// work needs. "Minimum necessary": Caldicott principle 3.
/// </summary>
internal static class RecordSections
{
    private static readonly string[] HousingTypes = ["Patient", "RelatedPerson", "CareTeam", "Flag", "QuestionnaireResponse", "Task", "Appointment", "ServiceRequest", "Communication"];
    private static readonly string[] SupportTypes =
        [.. HousingTypes, "AllergyIntolerance", "CarePlan", "Goal", "Encounter", "MedicationRequest", "MedicationStatement", "Consent"];

    /// <summary>
    /// True when the role sees an entry: anything its own organisation wrote, and of what others wrote only the types its work needs.
    /// </summary>
    public static bool Shows(Role role, string organisation, RecordEntry entry) => role.Code switch
    {
        _ when entry.SourceCode == organisation => true,
        "housing-officer" => HousingTypes.Contains(entry.Type),
        "home-care-manager" or "link-worker" => SupportTypes.Contains(entry.Type),
        _ => role.MayOpenRecords,
    };

    /// <summary>What a page says when the role does not see all of a record; null when it does.</summary>
    public static string? Limits(Role role) => role.Code switch
    {
        "housing-officer" => "You see what your work in housing needs: contacts, needs at home, support, and what your own organisation wrote.",
        "home-care-manager" or "link-worker" => "You see what your work needs: contacts, allergies, medicines, plans and support, and what your own organisation wrote.",
        _ => null,
    };
}
