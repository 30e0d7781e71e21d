namespace Goldthread.Record.Own;

/// <summary>How much of a record somebody may see whom the person has chosen.</summary>
/// <param name="Code">As stored.</param>
/// <param name="Title">"Appointments and plan", as the person picks it.</param>
/// <param name="Sees">The same in a sentence: "appointments and plan".</param>
/// <param name="Types">The types of resource; null for everything.</param>
public sealed record ProxyScope(string Code, string Title, string Sees, IReadOnlySet<string>? Types)
{
    // The names of those who are named come with everything.
    private static readonly string[] Plan =
    [
        "Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Medication", "Questionnaire",
        "Patient", "RelatedPerson", "CareTeam", "CarePlan", "Goal", "Task", "Appointment", "ServiceRequest", "Encounter", "Communication", "QuestionnaireResponse",
    ];

    /// <summary>Every scope, the least first.</summary>
    public static IReadOnlyList<ProxyScope> All { get; } =
    [
        new("plan", "My appointments and my plan", "appointments and plan", Plan.ToHashSet(StringComparer.Ordinal)),
        new("plan-and-medicines", "My appointments, my plan, my medicines and allergies", "appointments, plan, medicines and allergies",
            Plan.Concat(["MedicationRequest", "MedicationStatement", "MedicationAdministration", "AllergyIntolerance", "Immunization"]).ToHashSet(StringComparer.Ordinal)),
        new("all", "All that I can see", "whole record", null),
    ];

    /// <summary>The scope of a code; null when there is none.</summary>
    public static ProxyScope? Of(string? code) => All.FirstOrDefault(s => s.Code == code);
}

/// <summary>Where a proxy stands.</summary>
public static class ProxyStates
{
    /// <summary>Somebody of the care team checks first that nobody is being pressed.</summary>
    public const string Waiting = "waiting";
    public const string Active = "active";
    public const string Refused = "refused";
    public const string Ended = "ended";
}

/// <summary>Somebody whom a person has chosen to see their record.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Owner">The person's NHS number, verified.</param>
/// <param name="UserId">Whom they chose.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the person: "daughter".</param>
/// <param name="Scope">Code of a <see cref="ProxyScope"/>.</param>
/// <param name="State">One of <see cref="ProxyStates"/>.</param>
/// <param name="AskedAt">When the person asked for it.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="EndedAt">When it was ended; null while it stands.</param>
/// <param name="Words">What was said when it was decided.</param>
public sealed record Proxy(
    string Id, string Owner, string UserId, string Name, string Relation, string Scope, string State, DateTimeOffset AskedAt, DateTimeOffset Until, DateTimeOffset? EndedAt, string Words)
{
    /// <summary>True when it holds.</summary>
    public bool Holds(DateTimeOffset now) => State == ProxyStates.Active && now < Until;
}
