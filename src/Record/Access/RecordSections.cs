using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Access;

/// <summary>
/// Which parts of a record a role sees. Those who give clinical or social care see all of it; those who support see what their
/// work needs. "Minimum necessary": Caldicott principle 3.
/// </summary>
internal static class RecordSections
{
    private static readonly string[] HousingTypes = ["Patient", "RelatedPerson", "CareTeam"];
    private static readonly string[] SupportTypes =
    [
        .. HousingTypes, "Flag", "QuestionnaireResponse", "Task", "Appointment", "ServiceRequest", "Communication",
        "AllergyIntolerance", "CarePlan", "Goal", "Encounter", "MedicationRequest", "MedicationStatement", "Consent",
    ];

    // What is asked of somebody is for them; what others ask of each other may be about medicines or illness.
    private static readonly string[] AskedOfSomebody = ["Task", "Appointment", "ServiceRequest", "Communication"];

    // http://terminology.hl7.org/CodeSystem/flag-category and the national reasonable adjustment flag: what a visitor must know, not what is wrong.
    private static readonly string[] VisitFlags = ["safety", "contact", "admin", "NRAF", "reasonable-adjustment"];

    private static readonly string[] HousingLeavesOut = ["actions", "risks", "problems", "medicines", "allergies", "measurements", "home", "contacts", "plans", "documents"];
    private static readonly string[] SupportLeavesOut = ["problems", "measurements", "documents"];

    /// <summary>
    /// True when the role sees an entry: anything its own organisation wrote, and of what others wrote only what its work needs.
    /// <paramref name="shared"/> finds a shared resource by its reference.
    /// </summary>
    public static bool Shows(User user, RecordEntry entry, Func<string, JsonElement?> shared) => user.Role.Code switch
    {
        _ when entry.SourceCode == user.Organisation => true,
        "housing-officer" => HousingTypes.Contains(entry.Type)
            || (entry.Type == "Flag" && IsForVisitors(entry.Resource))
            || (entry.Type == "QuestionnaireResponse" && AboutMeWords.IsForm(entry.Resource.Text("questionnaire")))
            || (AskedOfSomebody.Contains(entry.Type) && Names(entry.Resource, user, shared)),
        "home-care-manager" or "care-home-nurse" or "link-worker" => SupportTypes.Contains(entry.Type),
        _ => user.Role.MayOpenRecords,
    };

    /// <summary>
    /// Sections of the page that the role does not see what others wrote in: left out when empty, because "none recorded" would say
    /// that there is nothing where there may be something.
    /// </summary>
    public static IReadOnlyList<string> LeavesOut(Role role) => role.Code switch
    {
        "housing-officer" => HousingLeavesOut,
        "home-care-manager" or "care-home-nurse" or "link-worker" => SupportLeavesOut,
        _ => [],
    };

    /// <summary>What a page says when the role does not see all of a record; null when it does.</summary>
    public static string? Limits(Role role) => role.Code switch
    {
        "housing-officer" => "You see what your work in housing needs: contacts, needs at home, what is asked of you, and what your own organisation wrote. There is more in the record than you see.",
        "home-care-manager" or "care-home-nurse" or "link-worker" => "You see what your work needs: contacts, allergies, medicines, plans and support, and what your own organisation wrote. There is more in the record than you see.",
        _ => null,
    };

    private static bool IsForVisitors(JsonElement flag) =>
        flag.Items("category").Any(c => Array.Exists(VisitFlags, code => c.HasCode(code))) || flag.Child("code").HasCode("national-reasonable-adjustment-flag");

    // True when it is from or to the user, or somebody of their organisation, as far as the resource says.
    private static bool Names(JsonElement element, User user, Func<string, JsonElement?> shared) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(p => p.NameEquals("reference") && p.Value.ValueKind == JsonValueKind.String
            ? IsOf(p.Value.GetString()!, user, shared)
            : Names(p.Value, user, shared)),
        JsonValueKind.Array => element.EnumerateArray().Any(e => Names(e, user, shared)),
        _ => false,
    };

    private static bool IsOf(string reference, User user, Func<string, JsonElement?> shared) =>
        reference == "Practitioner/" + user.Id || reference == "PractitionerRole/" + user.Id || reference == "Organization/" + user.Organisation
        || (shared(reference) is { } resource && resource.Child("organization").Text("reference") == "Organization/" + user.Organisation);
}
