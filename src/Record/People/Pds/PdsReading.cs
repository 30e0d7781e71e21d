using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People.Pds;

/// <summary>Reads what the register sends: a Patient, a list of found ones, or an OperationOutcome.</summary>
internal static class PdsReading
{
    // Codes of https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode
    public const string Invalidated = "INVALIDATED_RESOURCE";
    public const string TooMany = "TOO_MANY_MATCHES";
    private const string MultipleMatches = "MULTIPLE_MATCHES";

    /// <summary>One Patient; null when it is none, or has no number that can be one.</summary>
    public static PdsPerson? Person(JsonElement patient)
    {
        if (patient.ValueKind != JsonValueKind.Object || !patient.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || !NhsNumber.TryParse(id.GetString(), null, out var number))
        {
            return null;
        }

        var identity = Identity.Read(PersonKey.Place, number.ToString(), "PDS", patient) with { NhsNumber = number.ToString(), Status = NhsNumberStatus.Verified };
        return new PdsPerson(number, identity.Labelled, identity.Labelled ? identity with { Postcode = "", Place = "" } : identity);
    }

    /// <summary>What a searchset says: one, none or several. An ambiguous search may come as an OperationOutcome with status 200 too.</summary>
    public static PdsAnswer Found(JsonElement answer)
    {
        if (Type(answer) == "OperationOutcome")
        {
            return IsTooMany(answer) ? new PdsAnswer(PdsResult.Several) : PdsAnswer.Unavailable("The national register did not understand the question.");
        }

        if (Type(answer) != "Bundle")
        {
            return PdsAnswer.Unavailable("The national register sent an answer that cannot be read.");
        }

        var people = answer.TryGetProperty("entry", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? entries.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("resource", out var r) && Type(r) == "Patient").Select(e => Person(e.GetProperty("resource"))).ToList()
            : [];
        return people switch
        {
            [] => new PdsAnswer(PdsResult.NotFound),
            [{ } one] => PdsAnswer.Found(one),
            [null] => PdsAnswer.Unavailable("The national register sent a person that cannot be read."),
            _ => new PdsAnswer(PdsResult.Several),
        };
    }

    public static bool IsInvalidated(JsonElement outcome) => Codes(outcome).Contains(Invalidated, StringComparer.Ordinal);

    private static bool IsTooMany(JsonElement outcome) => Codes(outcome).Any(c => c is TooMany or MultipleMatches) ||
        Issues(outcome).Any(i => i.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String && code.GetString() == "multiple-matches");

    private static IEnumerable<string> Codes(JsonElement outcome) => Issues(outcome)
        .Where(i => i.TryGetProperty("details", out var d) && d.ValueKind == JsonValueKind.Object && d.TryGetProperty("coding", out var c) && c.ValueKind == JsonValueKind.Array)
        .SelectMany(i => i.GetProperty("details").GetProperty("coding").EnumerateArray())
        .Select(c => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : "");

    private static IEnumerable<JsonElement> Issues(JsonElement outcome) =>
        outcome.ValueKind == JsonValueKind.Object && outcome.TryGetProperty("issue", out var issues) && issues.ValueKind == JsonValueKind.Array ? issues.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    private static string? Type(JsonElement resource) =>
        resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty("resourceType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
