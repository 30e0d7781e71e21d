using System.Text.Json;
using Goldthread.Population.Extracts.CommunityServices;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Extracts.FromRecord;

/// <summary>What a provider's record holds of one person, table by table.</summary>
/// <param name="Person">CYP001MPI and CYP002GP.</param>
/// <param name="Referrals">CYP101Referral.</param>
/// <param name="Services">CYP102ServiceTypeReferredTo.</param>
/// <param name="Contacts">CYP201CareContact.</param>
public sealed record CsdsOfPerson(CsdsPerson Person, IReadOnlyList<CsdsReferral> Referrals, IReadOnlyList<CsdsServiceType> Services, IReadOnlyList<CsdsContact> Contacts)
{
    /// <summary>Contacts of the period that no referral came before: they stand in no table.</summary>
    public int WithoutReferral { get; init; }
}

/// <summary>
/// Referrals that a provider got and contacts that it had in a period. A contact stands under the last referral that came before it. One without any stands in no table, for the data set hangs
/// every contact on a referral: how many those are is counted. Codes of national lists that the record does not hold stay blank.
/// </summary>
internal sealed class CsdsReading(string provider, DateOnly from, DateOnly to)
{
    private static readonly HashSet<string> Stays = new(StringComparer.Ordinal) { "IMP", "ACUTE", "NONAC", "SS", "EMER" };

    /// <summary>Null for somebody who had neither a referral nor a contact in the period.</summary>
    public CsdsOfPerson? Of(Identity identity, JsonElement patient, IReadOnlyList<(string Type, string Id, JsonElement Json)> resources, Func<JsonElement, string?> organisation)
    {
        var local = RecordExtract.LocalId(patient) ?? identity.PatientId;
        var requests = resources.Where(r => r.Type == "ServiceRequest" && r.Json.Text("status") is not ("entered-in-error" or "draft") && r.Json.Moment("authoredOn")?.FirstDay <= to)
            .Select(r => (r.Id, r.Json, On: r.Json.Moment("authoredOn")!.Value.FirstDay)).OrderBy(r => r.On).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var contacts = resources.Where(r => r.Type == "Encounter" && r.Json.Text("status") == "finished" && !Stays.Contains(r.Json.Child("class").Text("code") ?? ""))
            .Select(r => (r.Id, r.Json, On: r.Json.Child("period").Moment("start")?.FirstDay)).Where(c => c.On >= from && c.On <= to).OrderBy(c => c.On).ThenBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => (Contact: Contact(c.Id, c.Json, requests.LastOrDefault(r => r.On <= c.On).Id), c.Id)).ToList();
        var used = contacts.Select(c => c.Contact?.ServiceRequestId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var mine = requests.Where(r => r.On >= from || used.Contains(r.Id)).ToList();
        if (mine.Count == 0 && contacts.Count == 0) return null;
        return new CsdsOfPerson(
            Person(identity, patient, local, organisation), [.. mine.Select(r => Referral(r.Id, r.Json, r.On, local))],
            [.. mine.Select(r => new CsdsServiceType(r.Id, "") { TeamId = r.Json.Child("code").Text("text") ?? Display(r.Json) })], [.. contacts.Select(c => c.Contact).OfType<CsdsContact>()])
        {
            WithoutReferral = contacts.Count(c => c.Contact is null),
        };
    }

    private CsdsPerson Person(Identity identity, JsonElement patient, string local, Func<JsonElement, string?> organisation) => new(local, provider)
    {
        NhsNumber = identity.NhsNumber,
        NhsNumberStatus = patient.Items("identifier").Where(i => i.Text("system") == "https://fhir.nhs.uk/Id/nhs-number")
            .Select(i => i.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus").Child("valueCodeableConcept").Code()).FirstOrDefault(),
        BirthDate = patient.Moment("birthDate")?.FirstDay,
        Postcode = identity.Sensitive ? null : identity.Postcode,
        // NHS Data Model and Dictionary, PERSON STATED GENDER CODE: 1 male, 2 female, 9 indeterminate, X not known.
        GenderCode = identity.Sex switch { "male" => "1", "female" => "2", "other" => "9", _ => "X" },
        EthnicCategory = patient.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory").Child("valueCodeableConcept").Code(),
        PreferredLanguage = patient.Items("communication").Where(c => c.Bool("preferred") == true).Select(c => c.Child("language").Code()).FirstOrDefault(),
        DeathDate = patient.Moment("deceasedDateTime")?.FirstDay,
        PracticeCode = patient.Items("generalPractitioner").Select(organisation).OfType<string>().FirstOrDefault(),
    };

    private static CsdsReferral Referral(string id, JsonElement json, DateOnly on, string local) => new(id, local, on)
    {
        // NHS Data Model and Dictionary, PRIORITY TYPE CODE: 1 routine, 2 urgent.
        Priority = json.Text("priority") switch { "routine" => "1", "urgent" or "asap" or "stat" => "2", _ => null },
    };

    private static CsdsContact? Contact(string id, JsonElement json, string? referral)
    {
        var (start, end) = (json.Child("period").Moment("start")!.Value, json.Child("period").Moment("end"));
        return referral is null ? null : new CsdsContact(id, referral, start.FirstDay) { Minutes = end is { } until && until.Start > start.Start ? (int)Math.Min((until.Start - start.Start).TotalMinutes, 1440) : null };
    }

    private static string? Display(JsonElement request) => request.Child("code").First("coding").Text("display");
}
