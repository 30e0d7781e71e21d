using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>Finds the Patients that a description may mean, the likeliest first. https://hl7.org/fhir/R4/patient-operation-match.html</summary>
internal static class Match
{
    private const string GradeExtension = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private const int DefaultCount = 10;
    private const int MostCount = 100;
    private const int CandidatesOfOneSearch = 200;

    public static async Task<IResult> Handle(HttpContext context, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var body = await FhirBody.Read(context);
        if (!body.Succeeded)
        {
            return FhirResults.Faults(body.Faults);
        }

        var asked = Asked(body.Value.Root);
        if (!asked.Succeeded)
        {
            return FhirResults.Faults(asked.Faults);
        }

        var (patient, onlyCertain, count) = asked.Value;
        var candidates = new Dictionary<string, (VersionRow Row, PatientLikeness Likeness)>(StringComparer.Ordinal);
        foreach (var search in Searches(patient))
        {
            var query = fhir.Parser.Parse("Patient", search, "", strict: true);
            var found = query.Succeeded ? await fhir.Runner.Run(query.Value with { Count = CandidatesOfOneSearch }, sight.Value, context.RequestAborted) : query.Faults.ToArray();
            if (!found.Succeeded)
            {
                return FhirResults.Faults(found.Faults);
            }

            foreach (var row in found.Value.Page.Where(r => !candidates.ContainsKey(r.Id)))
            {
                using var held = JsonDocument.Parse(row.Body!, new JsonDocumentOptions { MaxDepth = 256 });
                candidates[row.Id] = (row, PatientLikeness.Of(patient, held.RootElement));
            }
        }

        var likely = candidates.Values.Where(c => c.Likeness.Grade != MatchGrade.CertainlyNot)
            .OrderByDescending(c => c.Likeness.Grade).ThenByDescending(c => c.Likeness.Score).ThenBy(c => c.Row.Id, StringComparer.Ordinal).ToList();
        if (onlyCertain)
        {
            // With this flag, several are as good as none: the asker will act on what comes.
            var certain = likely.FindAll(c => c.Likeness.Grade == MatchGrade.Certain);
            likely = certain.Count == 1 ? certain : [];
        }

        List<(VersionRow Row, PatientLikeness Likeness)> shown = [.. likely.Take(count)];
        await fhir.JournalEach(sight.Value, $"match a person: {shown.Count} shown", shown.Select(s => s.Row.Person));
        return Bundle(context, shown);
    }

    private static Outcome<(JsonElement Patient, bool OnlyCertain, int Count)> Asked(JsonElement parameters)
    {
        JsonElement patient = default;
        var onlyCertain = false;
        var count = DefaultCount;
        if (parameters.GetProperty("resourceType").GetString() == "Patient")
        {
            patient = parameters;
        }

        foreach (var parameter in PatientLikeness.Items(parameters, "parameter"))
        {
            switch (parameter.GetProperty("name").GetString())
            {
                case "resource" when parameter.TryGetProperty("resource", out var resource):
                    patient = resource;
                    break;
                case "onlyCertainMatches" when parameter.TryGetProperty("valueBoolean", out var only):
                    onlyCertain = only.ValueKind == JsonValueKind.True;
                    break;
                case "count" when parameter.TryGetProperty("valueInteger", out var most):
                    count = most.GetInt32();
                    break;
                default:
                    break;
            }
        }

        return patient.ValueKind != JsonValueKind.Object || patient.GetProperty("resourceType").GetString() != "Patient"
            ? new Fault(FaultKind.Invalid, "Send Parameters with a Patient named \"resource\".", "Parameters.parameter")
            : count is < 1 or > MostCount
                ? new Fault(FaultKind.Invalid, $"count is from 1 to {MostCount}.", "count")
                : (patient, onlyCertain, count);
    }

    /// <summary>Ways to candidates that a lookup answers: identifiers, and names with a date of birth or with each other.</summary>
    private static IEnumerable<List<KeyValuePair<string, string>>> Searches(JsonElement patient)
    {
        foreach (var identifier in PatientLikeness.Items(patient, "identifier"))
        {
            if (PatientLikeness.Text(identifier, "system") is { } system && PatientLikeness.Text(identifier, "value") is { } value)
            {
                yield return [new("identifier", $"{Escape(system)}|{Escape(value)}")];
            }
        }

        var birth = PatientLikeness.Text(patient, "birthDate");
        foreach (var name in PatientLikeness.Items(patient, "name"))
        {
            var family = PatientLikeness.Text(name, "family");
            var given = PatientLikeness.Items(name, "given").Select(g => g.GetString()).FirstOrDefault();
            if (family is not null && birth is not null)
            {
                yield return [new("family", Escape(family)), new("birthdate", birth)];
            }

            if (given is not null && birth is not null)
            {
                yield return [new("given", Escape(given)), new("birthdate", birth)];
            }

            if (family is not null && given is not null)
            {
                yield return [new("family", Escape(family)), new("given", Escape(given))];
            }
        }
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);

    private static IResult Bundle(HttpContext context, List<(VersionRow Row, PatientLikeness Likeness)> found) => FhirResults.Json(json =>
    {
        var root = FhirResults.Base(context);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        json.WriteNumber("total"u8, found.Count);
        if (found.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var (row, likeness) in found)
            {
                json.WriteStartObject();
                json.WriteString("fullUrl"u8, $"{root}/Patient/{row.Id}");
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(row.Body!, skipInputValidation: true);
                json.WriteStartObject("search"u8);
                json.WriteStartArray("extension"u8);
                json.WriteStartObject();
                json.WriteString("url"u8, GradeExtension);
                json.WriteString("valueCode"u8, likeness.Code);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteString("mode"u8, "match"u8);
                json.WritePropertyName("score"u8);
                json.WriteRawValue(likeness.Score.ToString("0.00", CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}
