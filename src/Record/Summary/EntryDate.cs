using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// The date that places an entry in the person's life: when it happened before when it was written down.
/// An element ending in "Period" or "period" gives its start.
/// </summary>
internal static class EntryDate
{
    private static readonly string[] Common =
    [
        "occurrenceDateTime", "occurrencePeriod", "effectiveDateTime", "effectivePeriod", "effectiveInstant", "performedDateTime", "performedPeriod",
        "period", "start", "date", "dateTime", "authoredOn", "authored", "created", "createdDateTime", "createdPeriod", "sent", "recorded", "recordedDate",
        "issued", "timestamp", "started", "whenHandedOver", "whenPrepared",
    ];

    // Where the common order would choose wrongly, and for the types a person has most of.
    private static readonly string[] Effective = ["effectiveDateTime", "effectivePeriod", "effectiveInstant", "effectiveTiming", "issued"];

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["Observation"] = Effective, ["DiagnosticReport"] = Effective, ["Encounter"] = ["period"], ["Procedure"] = ["performedDateTime", "performedPeriod"],
        ["Condition"] = ["onsetDateTime", "onsetPeriod", "recordedDate"],
        ["AllergyIntolerance"] = ["recordedDate", "onsetDateTime", "onsetPeriod", "lastOccurrence"],
        ["Appointment"] = ["start", "requestedPeriod", "created"],
        ["Task"] = ["authoredOn", "executionPeriod", "lastModified"],
        ["ServiceRequest"] = ["authoredOn", "occurrenceDateTime", "occurrencePeriod"],
        ["MedicationRequest"] = ["authoredOn"],
        ["MedicationStatement"] = ["effectiveDateTime", "effectivePeriod", "dateAsserted"],
        ["Goal"] = ["startDate", "statusDate"],
        ["CarePlan"] = ["period", "created"],
        ["Patient"] = [],
        ["RelatedPerson"] = ["period"],
        ["DocumentReference"] = ["date", "context"],
        ["Coverage"] = ["period"],
        ["Media"] = ["createdDateTime", "createdPeriod", "issued"],
        ["Immunization"] = ["occurrenceDateTime", "recorded"],
        ["Communication"] = ["sent", "received"],
        ["CommunicationRequest"] = ["occurrenceDateTime", "occurrencePeriod", "authoredOn"],
        ["NutritionOrder"] = ["dateTime"],
        ["Consent"] = ["dateTime"],
    };

    public static FhirMoment? Of(string type, JsonElement resource)
    {
        foreach (var name in ByType.GetValueOrDefault(type, Common))
        {
            var element = resource.Child(name);
            if (element.ValueKind == JsonValueKind.String && FhirMoment.TryParse(element.GetString(), out var moment)) return moment;
            if (element.ValueKind == JsonValueKind.Object && (element.Moment("start") ?? element.Child("period").Moment("start")) is { } start) return start;
            if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 && element[0].Moment("start") is { } first) return first;
        }

        return null;
    }
}
