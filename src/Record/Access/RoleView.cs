using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Access;

/// <summary>How much of a type of resource a view shows.</summary>
public enum Shown
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>What a visitor must know before the door opens: safety, contact, access, reasonable adjustments; not what is wrong.</summary>
    ForVisitors,

    /// <summary>What the person says about themself.</summary>
    AboutMe,

    /// <summary>What is from or to the reader or their organisation.</summary>
    BetweenUs,
}

/// <summary>
/// Which parts of a record a role sees, beyond what its own organisation wrote, which it always sees. "Minimum necessary": Caldicott
/// principle 3.
/// </summary>
/// <param name="Code">The view's code.</param>
/// <param name="Title">For whom it is.</param>
/// <param name="Types">The types of resource it shows, and how much of each; null for everything.</param>
/// <param name="LeavesOut">Sections of the page that are left out when empty, because "none recorded" would say that there is nothing where there may be something.</param>
/// <param name="Says">What a page says when the role does not see all of a record; null when it does.</param>
public sealed record RoleView(string Code, string Title, IReadOnlyDictionary<string, Shown>? Types, IReadOnlyList<string> LeavesOut, string? Says)
{
    private const string AndMore = "and what your own organisation wrote. There is more in the record than you see.";

    // http://terminology.hl7.org/CodeSystem/flag-category and the national reasonable adjustment flag.
    private static readonly string[] VisitFlags = ["safety", "contact", "admin", "NRAF", "reasonable-adjustment"];

    private static readonly string[] Around = ["Patient", "RelatedPerson", "CareTeam"];

    private static readonly string[] Support =
    [
        .. Around, "Flag", "QuestionnaireResponse", "Task", "Appointment", "ServiceRequest", "Communication",
        "AllergyIntolerance", "CarePlan", "Goal", "Encounter", "MedicationRequest", "MedicationStatement", "Consent",
    ];

    /// <summary>Every view, in one table that anyone can read and test.</summary>
    public static IReadOnlyList<RoleView> All { get; } =
    [
        new("care", "Those who give clinical or social care", null, [], null),
        new(
            "care-home", "Nurses in a care home",
            Whole([.. Support, "Condition", "Immunization", "MedicationAdministration", "NutritionOrder", "DeviceUseStatement", "Observation"]),
            ["documents"],
            "You see what care in your home needs: problems, medicines, allergies, measurements, plans and wishes, contacts, " + AndMore),
        new(
            "support", "Those who help at home and in the neighbourhood",
            Whole(Support),
            ["problems", "measurements", "documents"],
            "You see what your work needs: contacts, allergies, medicines, plans and support, " + AndMore),
        new(
            "housing", "Those who look after homes",
            Some(Around, ("Flag", Shown.ForVisitors), ("QuestionnaireResponse", Shown.AboutMe), ("Task", Shown.BetweenUs), ("Appointment", Shown.BetweenUs), ("ServiceRequest", Shown.BetweenUs), ("Communication", Shown.BetweenUs)),
            ["actions", "risks", "problems", "medicines", "allergies", "measurements", "home", "contacts", "plans", "documents"],
            "You see what your work in housing needs: contacts, needs at home, what is asked of you, " + AndMore),
        new("none", "Those who do not open records", Whole([]), [], null),
    ];

    /// <summary>The view of a code; the one that shows nothing when it is not known.</summary>
    public static RoleView Of(string code) => All.FirstOrDefault(v => v.Code == code) ?? All[^1];

    /// <summary>True when a reader sees an entry. <paramref name="shared"/> finds a shared resource by its reference.</summary>
    internal bool Shows(User user, RecordEntry entry, Func<string, JsonElement?> shared) =>
        entry.SourceCode == user.Organisation
        || Types is null
        || (Types.TryGetValue(entry.Type, out var shown) && shown switch
        {
            Shown.ForVisitors => IsForVisitors(entry.Resource),
            Shown.AboutMe => AboutMeWords.IsForm(entry.Resource.Text("questionnaire")),
            Shown.BetweenUs => Names(entry.Resource, user, shared),
            _ => true,
        });

    private static Dictionary<string, Shown> Whole(string[] types) => types.ToDictionary(t => t, _ => Shown.All, StringComparer.Ordinal);

    private static Dictionary<string, Shown> Some(string[] whole, params (string Type, Shown Shown)[] some)
    {
        var types = Whole(whole);
        foreach (var (type, shown) in some)
        {
            types[type] = shown;
        }

        return types;
    }

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
