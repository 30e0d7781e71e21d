using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>
/// Keeps the hub's rows when a stay or the Task of a way home is written, whoever wrote it: made anew from what stands in the record, so that events in any order,
/// or twice, end the same.
/// </summary>
internal static class StayFollower
{
    private const string Patient = "Patient/";

    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    public static void Handle(Session session, WorkWritten written)
    {
        if (written.Key.IsPlace)
        {
            return;
        }

        if (written.Type == "Encounter")
        {
            Follow(session, written.Key, written.Id, null);
        }
        else if (written.Type == "Task" && CurrentRows.Find(session, written.Key, written.Type, written.Id) is { } task)
        {
            using var json = Parse(task);
            if (HomePlanFhir.IsPlan(json.RootElement) && HomePlanFhir.StayOf(json.RootElement) is { } stay)
            {
                Follow(session, written.Key, stay, task);
            }
        }
    }

    private static void Follow(Session session, PersonKey person, string id, StoredResource? task)
    {
        var encounter = CurrentRows.Find(session, person, "Encounter", id);
        if (encounter is null)
        {
            foreach (var owner in StayTable.Owners(session))
            {
                StayTable.Remove(session, owner, id);
            }

            return;
        }

        using var json = Parse(encounter);
        if (Stay.Of(json.RootElement) is not { } stay)
        {
            StayTable.Remove(session, encounter.Source, id);
            return;
        }

        var patient = json.RootElement.Child("subject").Text("reference") ?? "";
        task ??= StayTable.Find(session, encounter.Source, id) is { Task.Length: > 0 } known
            ? CurrentRows.Find(session, person, "Task", known.Task)
            : CurrentRows.Find(session, person, "Task", HomePlanFhir.IdFor(id));
        using var plan = task is null ? null : Parse(task);
        StayTable.Replace(session, StayRow.Of(
            encounter.Source, id, person, patient.StartsWith(Patient, StringComparison.Ordinal) ? patient[Patient.Length..] : "", task?.Id ?? "", stay,
            plan is null ? HomePlan.Empty : HomePlanFhir.Read(plan.RootElement)));
    }

    private static JsonDocument Parse(StoredResource resource) => JsonDocument.Parse(resource.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
}
