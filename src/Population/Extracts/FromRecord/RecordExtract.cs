using System.Runtime.CompilerServices;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.ClientLevelData;
using Goldthread.Population.Release;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Extracts.FromRecord;

/// <summary>
/// Rows of a return from what one organisation sent of its people, some people at a time, so that millions pass through little memory. What was sealed or withheld is not read; somebody whose
/// address is protected has no postcode.
/// </summary>
/// <param name="database">The store.</param>
public sealed class RecordExtract(Database database)
{
    private const int PeopleAtOnce = 100;

    private readonly Dictionary<string, string?> _codes = new(StringComparer.Ordinal);
    private Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>True where the organisation has sent records.</summary>
    public async Task<bool> Knows(string organisation) => (await database.Read(SourceTable.All)).ContainsKey(organisation);

    /// <summary>Client Level Data of a council. A law requires it of every council, so that the national opt-out does not reach it.</summary>
    /// <param name="council">The council's code as it sends records.</param>
    /// <param name="submission">Its code in social care collections, and the period.</param>
    /// <param name="cancel">Ends it early.</param>
    public async IAsyncEnumerable<IReadOnlyList<CldRow>> ClientLevelData(string council, CldSubmission submission, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reading = new CldReading(submission);
        await foreach (var rows in Walk(council, (session, identity, resources) => reading.Rows(Client(session, identity, resources), resources, r => Name(session, r)).ToList(), cancel)) yield return rows;
    }

    /// <summary>Tables in the shape of the Community Services Data Set, of a provider: for planning, so that those who opted out are left out.</summary>
    /// <param name="provider">The provider's code.</param>
    /// <param name="from">The first day of contacts and referrals.</param>
    /// <param name="to">The last.</param>
    /// <param name="cancel">Ends it early.</param>
    public async IAsyncEnumerable<IReadOnlyList<CsdsOfPerson>> CommunityServices(string provider, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reading = new CsdsReading(provider, from, to);
        await foreach (var people in Walk(provider, (session, identity, resources) =>
            OptOutRule.Applies(Purpose.Planning) && CurrentRows.IsOptedOut(session, identity.Key) ? (List<CsdsOfPerson>)[]
                : reading.Of(identity, Patient(resources), resources, r => Code(session, r)) is { } person ? [person] : [], cancel)) yield return people;
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> Walk<T>(string source, Func<Session, Identity, IReadOnlyList<(string Type, string Id, JsonElement Json)>, List<T>> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        _names = await database.Read(SourceTable.All, cancel);
        for (var part = 0; part < Part.Count; part++)
        {
            for (var after = -1L; ;)
            {
                var (here, since) = (part, after);
                var (rows, last) = await database.Read(session =>
                {
                    var some = PersonDirectory.OfPart(session, here, since, PeopleAtOnce);
                    var found = some.Where(i => i.Source == source).SelectMany(i => One(session, i, read)).ToList();
                    return (found, some.Count == 0 ? -1L : some[^1].Key.Number);
                }, cancel);
                if (rows.Count > 0) yield return rows;
                if (last < 0) break;
                after = last;
            }
        }
    }

    private static List<T> One<T>(Session session, Identity identity, Func<Session, Identity, IReadOnlyList<(string Type, string Id, JsonElement Json)>, List<T>> read)
    {
        var documents = new List<JsonDocument>();
        try
        {
            var resources = new List<(string, string, JsonElement)>();
            foreach (var resource in CurrentRows.Open(session, identity.Key))
            {
                documents.Add(JsonDocument.Parse(resource.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth }));
                resources.Add((resource.Type, resource.Id, documents[^1].RootElement));
            }

            return read(session, identity, resources);
        }
        finally
        {
            documents.ForEach(d => d.Dispose());
        }
    }

    private CldClient Client(Session session, Identity identity, IReadOnlyList<(string Type, string Id, JsonElement Json)> resources)
    {
        var patient = Patient(resources);
        // The number as it was traced by any source of the person comes before the one that the council gave.
        var traced = PersonDirectory.Members(session, identity.Key).Where(m => m.Status.MayAutoLink()).Select(m => m.NhsNumber).FirstOrDefault(n => n.Length > 0);
        var practice = patient.Items("generalPractitioner").Select(r => Code(session, r)).OfType<string>().FirstOrDefault();
        var name = patient.Items("name").OrderBy(n => n.Text("use") == "official" ? 0 : 1).FirstOrDefault();
        var ethnicity = patient.Extension("https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory").Child("valueCodeableConcept");
        return new CldClient(LocalId(patient) ?? identity.PatientId, "Service User")
        {
            NhsNumber = traced ?? identity.NhsNumber,
            FirstName = name.Items("given").Select(g => g.Text()).FirstOrDefault(),
            LastName = name.Text("family"),
            GpPracticeCode = practice,
            GpPracticeName = practice is null ? null : _names.GetValueOrDefault(practice),
            Gender = identity.Sex switch { "female" => "Female", "male" => "Male", "other" => "Other", "unknown" => "Unknown", _ => null },
            Ethnicity = ethnicity.First("coding").Text("display") ?? ethnicity.Text("text"),
            BirthDate = PartialDate.TryParse(identity.BirthDate, null, out var born) && born.Start == born.End ? born.Start : null,
            DeathDate = patient.Moment("deceasedDateTime")?.FirstDay,
            Postcode = identity.Sensitive ? null : identity.Postcode,
        };
    }

    private static JsonElement Patient(IReadOnlyList<(string Type, string Id, JsonElement Json)> resources) => resources.FirstOrDefault(r => r.Type == "Patient").Json;

    /// <summary>The organisation's own number of a person: the first identifier that is no NHS number.</summary>
    internal static string? LocalId(JsonElement patient) =>
        patient.Items("identifier").Where(i => i.Text("system") != "https://fhir.nhs.uk/Id/nhs-number").Select(i => i.Text("value")).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    private string? Name(Session session, JsonElement reference) => reference.Text("display") ?? (Code(session, reference) is { } code ? _names.GetValueOrDefault(code, code) : null);

    private string? Code(Session session, JsonElement reference)
    {
        if (reference.Text("reference") is not { } text || reference.Has("identifier")) return OrganisationCode.Of(session, reference);
        if (!_codes.TryGetValue(text, out var code)) _codes[text] = code = OrganisationCode.Of(session, reference);
        return code;
    }
}
