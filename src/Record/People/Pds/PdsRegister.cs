using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People.Pds;

/// <summary>One person of the made register: their Patient as the register would send it, or what became of their number.</summary>
internal sealed record PdsEntry(string Number, JsonObject? Patient, string? Successor = null)
{
    public bool IsInvalid => Patient is null && Successor is null;
}

/// <summary>Whom the made register holds.</summary>
internal delegate ValueTask<IReadOnlyList<PdsEntry>> PdsEntries(string? number, PdsQuestion? question);

/// <summary>
/// A made register, for demo places and tests: it answers as the real one does over people who do not exist. It has its people from the
/// directory of the demo place itself, where the GP practice knows everyone's number.
/// </summary>
internal sealed class SimulatedPds(PdsEntries entries) : IPds
{
    /// <summary>The register over the verified people of a store.</summary>
    public static SimulatedPds Of(Database database) => new((number, question) => database.Read(session => (IReadOnlyList<PdsEntry>)
    [
        .. (number is not null ? FindTable.Exact(session, FindKind.NhsNumber, number, 50) : FindTable.Exact(session, FindKind.BirthDate, question!.BirthDate, 1000))
            .Select(k => IdentityTable.Find(session, k)).OfType<Identity>().Where(i => i.Status.MayAutoLink() && i.Own == "n" + i.NhsNumber)
            .GroupBy(i => i.NhsNumber, StringComparer.Ordinal).Select(g => Entry(session, g.OrderBy(i => i.PatientId, StringComparer.Ordinal).First())).OfType<PdsEntry>(),
    ]));

    public async Task<PdsAnswer> Get(NhsNumber number, CancellationToken cancel)
    {
        var (_, body) = await Answer(number.ToString());
        var json = JsonSerializer.SerializeToElement(body);
        return PdsReading.IsInvalidated(json) ? new PdsAnswer(PdsResult.Invalidated)
            : PdsReading.Person(json) is { } person ? PdsAnswer.Found(person)
            : new PdsAnswer(PdsResult.NotFound);
    }

    public async Task<PdsAnswer> Search(PdsQuestion question, CancellationToken cancel) => PdsReading.Found(JsonSerializer.SerializeToElement(await Answer(question)));

    /// <summary>GET /Patient/{number}: the status and the body.</summary>
    public async ValueTask<(int Status, JsonObject Body)> Answer(string number)
    {
        var found = await entries(number, null);
        return found.FirstOrDefault(e => e.Number == number) switch
        {
            { Successor: { } successor } => await Answer(successor),
            { Patient: { } patient } => (200, Sent(patient)),
            { IsInvalid: true } => (404, Outcome(PdsReading.Invalidated, "Resource that has been marked as invalid was requested")),
            _ => (404, Outcome("RESOURCE_NOT_FOUND", "Patient not found")),
        };
    }

    /// <summary>GET /Patient?family=...: a searchset of nobody or one, or that too many fit, of whom nothing is said.</summary>
    public async ValueTask<JsonObject> Answer(PdsQuestion question)
    {
        var found = await entries(null, question);
        var fits = found.Where(e => e.Patient is not null && Fits(PdsReading.Person(JsonSerializer.SerializeToElement(e.Patient)), question)).ToList();
        return fits.Count > 1 ? Outcome(PdsReading.TooMany, "Too Many Matches") : new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "searchset",
            ["total"] = fits.Count,
            ["entry"] = new JsonArray([.. fits.Select(f => new JsonObject { ["resource"] = Sent(f.Patient!) })]),
        };
    }

    private static bool Fits(PdsPerson? person, PdsQuestion question) => person is not null
        && person.Identity.Family.Contains(TextFold.Fold(question.Family)) && person.Identity.Sex == question.Sex && person.Identity.BirthDate == question.BirthDate
        && (question.Postcode.Length == 0 || person.Sensitive || person.Identity.Postcode == question.Postcode);

    // Where somebody lives whom it would put in danger is not sent at all.
    private static JsonObject Sent(JsonObject patient)
    {
        var sent = patient.DeepClone().AsObject();
        if (PdsReading.Person(JsonSerializer.SerializeToElement(sent))?.Sensitive == true)
        {
            sent.Remove("address");
            sent.Remove("telecom");
            sent.Remove("generalPractitioner");
        }

        return sent;
    }

    private static PdsEntry? Entry(Session session, Identity identity)
    {
        if (PatientRows.Current(session, identity.Key, identity.PatientId) is not { } row)
        {
            return null;
        }

        var source = JsonNode.Parse(row.Body)!.AsObject();
        var patient = new JsonObject { ["resourceType"] = "Patient", ["id"] = identity.NhsNumber };
        foreach (var name in new[] { "name", "gender", "birthDate", "deceasedDateTime", "deceasedBoolean", "address", "telecom" })
        {
            if (source[name] is { } value)
            {
                patient[name] = value.DeepClone();
            }
        }

        patient["meta"] = new JsonObject
        {
            ["security"] = new JsonArray(new JsonObject
            {
                ["system"] = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", ["code"] = SensitivePeople.Is(session, identity.Key) ? "R" : "U",
            }),
        };
        return new PdsEntry(identity.NhsNumber, patient);
    }

    private static JsonObject Outcome(string code, string words) => new()
    {
        ["resourceType"] = "OperationOutcome",
        ["issue"] = new JsonArray(new JsonObject
        {
            ["severity"] = "error", ["code"] = "value",
            ["details"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = "https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode", ["version"] = "1", ["code"] = code, ["display"] = words }),
            },
        }),
    };
}

/// <summary>Where no register is connected: it says so.</summary>
internal sealed class NoPds : IPds
{
    private static readonly Task<PdsAnswer> None = Task.FromResult(PdsAnswer.Unavailable("No national register is connected to this system."));

    public Task<PdsAnswer> Get(NhsNumber number, CancellationToken cancel) => None;

    public Task<PdsAnswer> Search(PdsQuestion question, CancellationToken cancel) => None;
}
