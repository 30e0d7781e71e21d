using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Sharing;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// Puts an admission, discharge or transfer into the record, as the hospital's own Patient and Encounter: one act, both or neither. A person is met by the hospital's
/// number, else by a verified NHS number, among the hospital's own Patients; one who is new to it gets a Patient, and the directory of people does the rest.
/// </summary>
internal sealed class AdtRecord(Database database, RecordStore store, AgreementBook agreements)
{
    private const int Tries = 5;

    /// <summary>Writes it; the id of the Encounter, or of the Patient where the message is about no stay.</summary>
    public async Task<Outcome<string>> Write(AdtMessage message, AdtSender sender, CancellationToken cancel)
    {
        if ((await agreements.To(sender.Source, Purpose.Treatment)).IsShut)
        {
            return new Fault(FaultKind.Forbidden, $"No agreement to share information is in force with {sender.Name}.", "MSH-4");
        }

        await Name(sender);
        for (var attempt = 1; ; attempt++)
        {
            var done = await Once(message, sender, cancel);
            if (done.Succeeded || attempt == Tries || done.Fault.Kind is not (FaultKind.Precondition or FaultKind.Conflict) || done.Fault.Path is not null)
            {
                return done;
            }
        }
    }

    private async Task<Outcome<string>> Once(AdtMessage message, AdtSender sender, CancellationToken cancel)
    {
        var found = await database.Read(session => Patient(session, message.Person, sender), cancel);
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        var person = found.Value;
        var patientId = person?.Id ?? Id("person", sender.Source, message.Person.HospitalNumber.Length > 0 ? message.Person.HospitalNumber : message.Person.NhsNumber!.Value.ToString());
        var hasStay = message.Visit is { IsStay: true, Number.Length: > 0 };
        var stays = hasStay ? await database.Read(session => Own(IdentifiedRows.Find(session, "Encounter", sender.VisitSystem, message.Visit.Number), sender), cancel) : [];
        if (stays.Count > 1 || (stays.Count == 1 && (person is null || stays[0].Person != person.Person)))
        {
            return new Fault(FaultKind.Conflict, stays.Count > 1 ? "Two stays in the record have this number." : "This visit is another person's.", "PV1-19");
        }

        var stay = stays.Count == 1 ? stays[0] : null;
        var changes = new List<Change>();
        var current = Json(person);
        // Older news about the person is not put over newer: the stay knows what was heard last.
        if (person is null || stay is null || Heard.Of(Json(stay)!).Details is not { } last || message.Recorded.Instant >= last)
        {
            changes.Add(Put("Patient", patientId, person?.Version ?? 0, AdtPatient.Next(current, message.Person, sender.NumberSystem)));
        }

        var id = patientId;
        if (hasStay)
        {
            var next = AdtStay.Next(Json(stay), message, sender, patientId);
            if (!next.Succeeded)
            {
                return next.Faults.ToArray();
            }

            id = stay?.Id ?? Id("stay", sender.Source, message.Visit.Number);
            changes.Add(Put("Encounter", id, stay?.Version ?? 0, next.Value));
        }

        var user = User.System with { Organisation = sender.Source, OrganisationName = sender.Name };
        var done = await store.Commit(changes, AccessDecision.OfSystem(user, "hospital messages"), $"hospital message {message.Event}", cancel);
        return done.Then<string>(_ => id);
    }

    /// <summary>The hospital's own Patient that is meant; null for none yet.</summary>
    private static Outcome<StoredResource?> Patient(Session session, AdtPerson person, AdtSender sender)
    {
        var byNumber = person.HospitalNumber.Length == 0 ? [] : Own(IdentifiedRows.Find(session, "Patient", sender.NumberSystem, person.HospitalNumber), sender);
        if (byNumber.Count > 1)
        {
            return new Fault(FaultKind.Conflict, "Two of the hospital's records have this hospital number.", "PID-3");
        }

        if (byNumber.Count == 1)
        {
            var (theirs, status) = NhsNumberOf(byNumber[0]);
            return person.NhsNumber is { } said && theirs is { } known && said != known && status.MayAutoLink() && person.NhsStatus.MayAutoLink()
                ? new Fault(FaultKind.Conflict, "The hospital number is of somebody with another verified NHS number. Nothing was written: somebody must look whose it is.", "PID-3")
                : byNumber[0];
        }

        if (person.NhsNumber is not { } number || !person.NhsStatus.MayAutoLink())
        {
            return (StoredResource?)null;
        }

        // A second hospital number of one person is a second record of the hospital: the directory of people joins them, not we.
        return Own(IdentifiedRows.Find(session, "Patient", NhsNumber.System, number.ToString()), sender)
            .FirstOrDefault(p => NhsNumberOf(p).Status.MayAutoLink() && (person.HospitalNumber.Length == 0 || !HasNumberOf(p, sender.NumberSystem)));
    }

    private static List<StoredResource> Own(List<StoredResource> found, AdtSender sender) => [.. found.Where(r => r.Source == sender.Source)];

    private static (NhsNumber? Number, NhsNumberStatus Status) NhsNumberOf(StoredResource patient)
    {
        using var json = System.Text.Json.JsonDocument.Parse(patient.Body!);
        var (number, status) = PatientIdentity.Numbers(json.RootElement).OrderBy(n => n.Status.MayAutoLink() ? 0 : 1).FirstOrDefault();
        return status == NhsNumberStatus.Unknown && number == default ? (null, status) : (number, status);
    }

    private static bool HasNumberOf(StoredResource patient, string system) =>
        Json(patient)!["identifier"] is System.Text.Json.Nodes.JsonArray all && all.OfType<JsonObject>().Any(i => i["system"]?.GetValue<string>() == system);

    private static JsonObject? Json(StoredResource? stored) => stored is null ? null : JsonNode.Parse(stored.Body)!.AsObject();

    private static Change Put(string type, string id, int version, JsonObject resource)
    {
        resource["id"] = id;
        resource.Remove("text");
        (resource["meta"] as JsonObject)?.Remove("versionId");
        (resource["meta"] as JsonObject)?.Remove("lastUpdated");
        if (resource["meta"] is JsonObject { Count: 0 })
        {
            resource.Remove("meta");
        }

        // What is read here was written by this program: it is always a resource.
        return new Change(ChangeKind.Put, type, id, IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString())).Value, IfVersion: version);
    }

    // Two connections that bring the same new person at once mean the same Patient: the second finds it there and tries again.
    private static string Id(string kind, string source, string number) => $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{number}")))[..40]}";

    private async Task Name(AdtSender sender)
    {
        if (!(await database.Read(SourceTable.All)).ContainsKey(sender.Source))
        {
            await database.Write(session =>
            {
                SourceTable.Put(session, sender.Source, sender.Name);
                return true;
            });
        }
    }
}
