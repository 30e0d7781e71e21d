using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.DataSet;

/// <summary>
/// Reads the resources of one person into a row. One resource counts once however many say the same: two sources that both send a stay are two events, as they are in the record. What was entered
/// in error, refuted or cancelled counts nowhere.
/// </summary>
/// <param name="today">The day that the data set tells of: what is "now" is now on that day, and what begins later is left out.</param>
/// <param name="area">Where a postcode lies.</param>
/// <param name="organisation">The ODS code that a reference to an organisation means, or null.</param>
/// <param name="efi">The operator's codes of the electronic frailty index, or null.</param>
internal sealed class PersonReading(DateOnly today, Func<string, PersonArea> area, Func<JsonElement, string?> organisation, ElectronicFrailty? efi = null)
{
    private const string Snomed = "http://snomed.info/sct";

    // SNOMED CT: lives in care home (UK edition), in a residential home, in a nursing home, in an old people's home.
    private static readonly HashSet<string> CareHomes = new(StringComparer.Ordinal) { "248171000000108", "394923006", "160734000", "160737007" };

    // https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html: inpatient, acute, non-acute, short stay.
    private static readonly HashSet<string> Stays = new(StringComparer.Ordinal) { "IMP", "ACUTE", "NONAC", "SS" };

    private static readonly Dictionary<string, string> MeasureOf = DataColumns.Measures.SelectMany(m => m.Codes.Select(c => (c, m.Name))).ToDictionary(x => x.c, x => x.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> UnitOf = DataColumns.Measures.ToDictionary(m => m.Name, m => m.Unit, StringComparer.Ordinal);

    /// <summary>Reads everything that the sources hold of one person.</summary>
    /// <param name="key">What leads back to the record.</param>
    /// <param name="resources">The current resources of all the person's records.</param>
    /// <param name="isSensitive">True where no place of the person may be known.</param>
    public PersonRow Read(long key, IEnumerable<StoredResource> resources, bool isSensitive)
    {
        var row = new PersonRow(key, efi) { On = today };
        var contacts = new List<(DateOnly Day, string? Provider)>();
        DateTimeOffset registered = DateTimeOffset.MinValue, housed = DateTimeOffset.MinValue, told = DateTimeOffset.MinValue;
        foreach (var resource in resources)
        {
            if (resource.Type is not ("Patient" or "Condition" or "Encounter" or "EpisodeOfCare" or "Observation" or "MedicationRequest" or "ServiceRequest" or "Flag") && !ScoreColumns.IsRead(resource.Type)) continue;
            using var json = JsonDocument.Parse(resource.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
            var root = json.RootElement;
            if (ScoreColumns.IsRead(resource.Type)) ScoreColumns.Take(row, resource.Type, root, today);
            switch (resource.Type)
            {
                case "Patient": Patient(row, root, resource.At, isSensitive, ref registered, ref housed); break;
                case "Condition": Condition(row, root); break;
                case "Encounter": Encounter(row, root, contacts); break;
                case "EpisodeOfCare": Episode(row, root); break;
                case "Observation": Observation(row, root, ref told); break;
                case "MedicationRequest": Medicine(row, root); break;
                case "ServiceRequest": Request(row, root); break;
                case "Flag": Carer(row, root); break;
            }
        }

        row.Events.AddRange(contacts.Where(c => row.Practice.Length > 0 && c.Provider == row.Practice).Select(c => (DataColumns.PracticeContact, (DateOnly?)c.Day, 0)));
        return row;
    }

    private void Patient(PersonRow row, JsonElement patient, DateTimeOffset at, bool isSensitive, ref DateTimeOffset registered, ref DateTimeOffset housed)
    {
        if (patient.Bool("active") == false) return;
        if (row.Born is null && PartialDate.TryParse(patient.Text("birthDate"), null, out var born)) row.Born = born.Start;
        if (patient.Moment("deceasedDateTime") is { } died) row.Died = died.FirstDay;
        else if (patient.Bool("deceasedBoolean") == true) row.Died ??= row.Born;
        if (row.Sex is "" or "unknown") row.Sex = patient.Text("gender") ?? "";
        if (patient.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory").Child("valueCodeableConcept").First("coding").Text("code") is { } category and not "Z") row.Ethnicity = category;
        if (at >= registered && patient.Items("generalPractitioner").Select(organisation).OfType<string>().FirstOrDefault() is { } practice) (row.Practice, registered) = (practice, at);
        if (isSensitive || at < housed) return;
        var home = patient.Items("address").Where(a => a.Text("use") is not "old" and not "temp").Select(a => a.Text("postalCode")).OfType<string>().FirstOrDefault();
        if (home is not null) (row.Area, housed) = (area(home), at);
    }

    private void Condition(PersonRow row, JsonElement condition)
    {
        if (condition.Child("verificationStatus").First("coding").Text("code") is "refuted" or "entered-in-error") return;
        var kind = condition.Child("code").Items("coding").Select(c => ConditionSets.Own.Of(c.Text("system"), c.Text("code") ?? "")).FirstOrDefault(k => k >= 0, -1);
        if (kind < 0) return;
        var began = (condition.Moment("onsetDateTime") ?? condition.Child("onsetPeriod").Moment("start") ?? condition.Moment("recordedDate"))?.FirstDay;
        if (began > today) return;
        row.Told(ConditionSets.Own.Kinds[kind].Name, began);
    }

    private void Encounter(PersonRow row, JsonElement encounter, List<(DateOnly Day, string? Provider)> contacts)
    {
        var period = encounter.Child("period");
        if (period.Moment("start") is not { } start || start.FirstDay > today || encounter.Text("status") is not ("finished" or "in-progress" or "onleave")) return;
        var (kind, day) = (encounter.Child("class").Text("code") ?? "", start.FirstDay);
        if (Stays.Contains(kind))
        {
            var method = encounter.Child("hospitalization").Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod").Child("valueCodeableConcept").First("coding").Text("code") ?? "";
            var left = period.Moment("end")?.FirstDay ?? today;
            row.Events.Add((DataColumns.HospitalDays, day, Math.Max(1, left.DayNumber - day.DayNumber)));
            foreach (var (month, nights) in CareReading.InMonths(day, left > day ? left.AddDays(-1) : day, today)) row.Add(DataColumns.BedDays, month, nights);
            if (method.StartsWith('2')) row.Events.Add((DataColumns.EmergencyAdmission, day, 0));
            else if (method.StartsWith('1')) row.Events.Add((DataColumns.PlannedAdmission, day, 0));
        }
        else if (kind == "EMER")
        {
            row.Events.Add((DataColumns.EmergencyDepartment, day, 0));
        }
        else if (encounter.Text("status") == "finished")
        {
            row.Events.Add((DataColumns.Contact, day, period.Moment("end") is { } end ? (int)Math.Clamp((end.Start - start.Start).TotalMinutes, 0, 1440) : 0));
            if (kind == "HH") row.Events.Add((DataColumns.HomeVisit, day, 0));
            if (encounter.Child("serviceProvider") is { ValueKind: JsonValueKind.Object } provider) contacts.Add((day, organisation(provider)));
        }
    }

    private void Episode(PersonRow row, JsonElement episode)
    {
        var period = episode.Child("period");
        var isNow = episode.Text("status") is "active" or "onhold" && !(period.Moment("start")?.FirstDay > today) && !(period.Moment("end")?.FirstDay <= today);
        if (!isNow) return;
        var isHome = episode.Items("type").Any(t => t.Items("coding").Any(c => c.Text("system") == "urn:goldthread:care-homes" || (c.Text("system") == Snomed && CareHomes.Contains(c.Text("code") ?? ""))));
        row.Flags.Add(isHome ? DataColumns.CareHome : DataColumns.ServiceTeam);
    }

    private void Observation(PersonRow row, JsonElement observation, ref DateTimeOffset told)
    {
        if (observation.Text("status") is not ("final" or "amended" or "corrected")) return;
        if ((observation.Moment("effectiveDateTime") ?? observation.Child("effectivePeriod").Moment("start")) is not { } when || when.FirstDay > today) return;
        Value(row, observation, when.Start);
        foreach (var component in observation.Items("component")) Value(row, component, when.Start);
        if (when.Start < told || !observation.Child("code").Items("coding").Any(c => c.Text("code") == "63503-7")) return;
        told = when.Start;
        var words = observation.Text("valueString") ?? observation.Child("valueCodeableConcept").Text("text") ?? observation.Child("valueCodeableConcept").First("coding").Text("display") ?? "";
        if (words.Contains("alone", StringComparison.OrdinalIgnoreCase)) row.Flags.Add(DataColumns.LivesAlone);
        else row.Flags.Remove(DataColumns.LivesAlone);
    }

    private static void Value(PersonRow row, JsonElement of, DateTimeOffset at)
    {
        foreach (var coding in of.Child("code").Items("coding"))
        {
            if (!MeasureOf.TryGetValue(coding.Text("code") ?? "", out var measure)) continue;
            var quantity = of.Child("valueQuantity");
            if (quantity.Number("value") is { } value && quantity.Text("code") == UnitOf[measure]) row.Measured(measure, at, (double)value);
            else if (of.Child("valueInteger").ValueKind == JsonValueKind.Number) row.Measured(measure, at, of.Child("valueInteger").GetDouble());
            return;
        }
    }

    private void Medicine(PersonRow row, JsonElement request)
    {
        if (request.Text("status") is "entered-in-error" or "draft" or "cancelled") return;
        var day = request.Moment("authoredOn")?.FirstDay;
        if (day > today) return;
        row.Events.Add((DataColumns.Prescription, day, 0));
        var medicine = request.Child("medicationCodeableConcept");
        if (request.Text("status") == "active") row.MedicinesNow.Add(medicine.First("coding").Text("code") ?? medicine.Text("text") ?? request.Child("medicationReference").Text("reference") ?? "");
    }

    private void Request(PersonRow row, JsonElement request)
    {
        if (request.Text("status") is "entered-in-error" or "draft") return;
        if (CareReading.Service(row, request, today)) return;
        if (request.Moment("authoredOn")?.FirstDay is { } day && day <= today) row.Events.Add((DataColumns.Referral, day, 0));
    }

    // SNOMED CT 224484003 is "patient themselves providing care"; where a sender has words only, the words.
    private static void Carer(PersonRow row, JsonElement flag)
    {
        if (flag.Text("status") != "active") return;
        if (flag.Child("code").Items("coding").Any(c => c.Text("system") == Snomed && c.Text("code") == "224484003")) row.Flags.Add(DataColumns.Carer);
        if (flag.Child("code").Text("text")?.Contains("is an unpaid carer", StringComparison.OrdinalIgnoreCase) == true) row.Flags.Add(DataColumns.Carer);
    }
}
