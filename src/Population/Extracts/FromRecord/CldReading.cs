using System.Text.Json;
using Goldthread.Population.Extracts.ClientLevelData;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Extracts.FromRecord;

/// <summary>
/// What a council's own record of one person holds of Client Level Data. Nothing is made up: what the record does not say stays blank, and the quality rules then say so. Which fields those are,
/// and why, stands in docs/guides/extracts.md.
/// </summary>
/// <param name="submission">Whose file, of which period.</param>
internal sealed class CldReading(CldSubmission submission)
{
    private const string Assessed = "care-and-support-assessment", CarerAssessed = "carer-conversation";

    /// <summary>The rows of a person: requests, assessments and reviews that ended in the period, and services that ran in it.</summary>
    /// <param name="patient">What every row says of them.</param>
    /// <param name="resources">Their current resources, as the council sent them.</param>
    /// <param name="organisation">The name of the organisation that a reference means, or null.</param>
    public IEnumerable<CldRow> Rows(CldClient patient, IReadOnlyList<(string Type, string Id, JsonElement Json)> resources, Func<JsonElement, string?> organisation)
    {
        var services = resources.Where(r => r.Type == "ServiceRequest" && r.Json.Text("status") is not ("entered-in-error" or "draft") && CldWords.Is(r.Json, "category", "service")).ToList();
        var client = patient with { AccommodationStatus = Accommodation(services.Select(s => s.Json)), HasUnpaidCarer = resources.Any(r => r.Type == "RelatedPerson" && IsCarer(r.Json)) ? "Yes" : null };
        foreach (var (type, id, json) in resources)
        {
            var row = type switch
            {
                "ServiceRequest" when json.Text("status") is "entered-in-error" or "draft" => null,
                "ServiceRequest" when CldWords.Is(json, "category", "request") => Request(client, id, json),
                "ServiceRequest" when CldWords.Is(json, "category", "service") => Service(client, id, json, organisation),
                "Encounter" when json.Text("status") == "finished" && CldWords.Is(json, "type", "review") => Review(client, id, json),
                "QuestionnaireResponse" when json.Text("status") is "completed" or "amended" => Assessment(client, id, json),
                _ => null,
            };
            if (row is not null) yield return row;
        }
    }

    private CldRow? Request(CldClient client, string id, JsonElement json)
    {
        if (Day(json, "occurrenceDateTime") is not { } on || !InPeriod(on)) return null;
        return new CldRequest(id, on, on, CldWords.Extension(json, "cld-event-outcome"), CldWords.Of(json.First("orderDetail")))
            .ToRow(submission, client with { PrimarySupportReason = CldWords.Extension(json, "cld-primary-support-reason") });
    }

    // A questionnaire says that needs were looked at and which are to be met; not what kind of assessment it was, nor what came of it.
    private CldRow? Assessment(CldClient client, string id, JsonElement json)
    {
        var questionnaire = json.Text("questionnaire") ?? "";
        var isCarer = questionnaire.EndsWith(CarerAssessed, StringComparison.Ordinal);
        if ((!isCarer && !questionnaire.EndsWith(Assessed, StringComparison.Ordinal)) || Day(json, "authored") is not { } on || !InPeriod(on)) return null;
        var hasNeeds = json.Items("item").Any(i => i.Text("linkId") == "eligible" && i.First("answer").Text("valueString") is { Length: > 0 });
        return new CldAssessment(id, on, on, null, null, hasNeeds ? "Yes" : null, isCarer ? "Carer only" : null).ToRow(submission, isCarer ? AsCarer(client) : client);
    }

    private CldRow? Service(CldClient client, string id, JsonElement json, Func<JsonElement, string?> organisation)
    {
        var period = json.Child("occurrencePeriod");
        if (Day(period, "start") is not { } start || start > submission.PeriodEnd) return null;
        var end = Day(period, "end");
        if (end < submission.PeriodStart) return null;
        var type = CldWords.Of(json.Child("code"));
        var units = CldWords.Find(json, "cld-units-per-week").Child("valueQuantity");
        var about = client with { PrimarySupportReason = CldWords.Extension(json, "cld-primary-support-reason"), ClientFundingStatus = CldWords.Extension(json, "cld-funding-status") };
        return new CldService(id, start, end, CldWords.Extension(json, "cld-event-outcome") ?? (end is null ? "Provision of service" : null), type, CldWords.Of(json.First("orderDetail")), CldWords.Extension(json, "cld-delivery-mechanism"))
        {
            ProviderName = json.Items("performer").Select(organisation).FirstOrDefault(),
            UnitCost = CldWords.Find(json, "cld-unit-cost").Child("valueMoney").Number("value"),
            CostFrequency = Frequency(units.Text("unit")),
            PlannedUnitsPerWeek = units.Number("value"),
        }.ToRow(submission, type?.StartsWith("Carer Support", StringComparison.Ordinal) == true ? AsCarer(about) : about);
    }

    private CldRow? Review(CldClient client, string id, JsonElement json)
    {
        if (Day(json.Child("period"), "start") is not { } start) return null;
        var end = Day(json.Child("period"), "end") ?? start;
        if (!InPeriod(end)) return null;
        var isPlanned = json.Items("type").Any(t => t.Text("text")?.StartsWith("Planned", StringComparison.OrdinalIgnoreCase) == true);
        return new CldReview(id, start, end, CldWords.Extension(json, "cld-event-outcome"), isPlanned ? "Planned" : null, null, null).ToRow(submission, client);
    }

    private static CldClient AsCarer(CldClient client) => client with { ClientType = "Carer", AccommodationStatus = null, HasUnpaidCarer = null };

    // Where somebody lives is known only where the council pays for a place to live.
    private string? Accommodation(IEnumerable<JsonElement> services)
    {
        foreach (var service in services)
        {
            var period = service.Child("occurrencePeriod");
            if (Day(period, "start") is not { } start || start > submission.PeriodEnd || Day(period, "end") < submission.PeriodEnd) continue;
            switch (service.Child("code").Code())
            {
                case "long-term-nursing": return "Registered nursing home";
                case "long-term-residential": return "Registered care home";
            }
        }

        return null;
    }

    private static bool IsCarer(JsonElement related) =>
        related.Bool("active") != false && related.Items("relationship").Any(r => r.Items("coding").Any(c => string.Equals(c.Text("code"), "Carer", StringComparison.OrdinalIgnoreCase)));

    // "hour a week" is so many hours in a week: the unit is what one of them costs.
    private static string? Frequency(string? unit) => unit?.Split(' ')[0] switch { "hour" => "Hourly", "week" => "Weekly", "visit" => "Per session", "once" => "One-off", _ => null };

    private bool InPeriod(DateOnly day) => day >= submission.PeriodStart && day <= submission.PeriodEnd;

    private static DateOnly? Day(JsonElement of, string name) => of.Moment(name)?.FirstDay;
}
