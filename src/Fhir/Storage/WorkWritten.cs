using System.Text.Json;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Announced when something was written that says whose move it is: a Task, a plan, an alert, a stay in hospital, a contact that answers a request, or a
/// time during which somebody lives or is looked after somewhere. Floors that keep worklists across people read the resource and put their own rows right.
/// </summary>
/// <param name="Part">The person's part.</param>
/// <param name="Person">The person's number in it.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was written; what is current when this is heard may be newer.</param>
public sealed record WorkWritten(int Part, long Person, string Type, string Id, int Version)
{
    /// <summary>The event's name in the outbox.</summary>
    public const string Name = "fhir.work-written";

    // https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html: emergency, inpatient, acute, non-acute, observation, short stay.
    private static readonly HashSet<string> Stays = new(StringComparer.Ordinal) { "EMER", "IMP", "ACUTE", "NONAC", "OBSENC", "SS" };

    /// <summary>Whose it is.</summary>
    public PersonKey Key => new(Part, Person);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static WorkWritten Read(string json) => JsonSerializer.Deserialize<WorkWritten>(json)!;

    internal static bool MayBe(string type) => type is "Task" or "CarePlan" or "Communication" or "Encounter" or "EpisodeOfCare";

    internal static bool Is(string type, JsonElement resource) => type switch
    {
        "Task" or "CarePlan" or "EpisodeOfCare" => true,
        "Communication" => IsAlert(resource),
        "Encounter" => resource.TryGetProperty("basedOn", out _)
            || (resource.TryGetProperty("class", out var kind) && kind.TryGetProperty("code", out var code) && Stays.Contains(code.GetString() ?? "")),
        _ => false,
    };

    // https://terminology.hl7.org/CodeSystem-communication-category.html
    private static bool IsAlert(JsonElement communication) =>
        communication.TryGetProperty("category", out var categories) && categories.ValueKind == JsonValueKind.Array
        && categories.EnumerateArray().Any(c => c.TryGetProperty("coding", out var codings) && codings.EnumerateArray().Any(k => k.TryGetProperty("code", out var code) && code.ValueEquals("alert")));
}
