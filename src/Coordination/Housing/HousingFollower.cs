using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Housing;

/// <summary>
/// Keeps adaptations and times in a place across people when the Task or the EpisodeOfCare that says so is written, whoever wrote it: made anew from what stands
/// in the record, so that events in any order, or twice, end the same.
/// </summary>
internal static class HousingFollower
{
    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    public static void Handle(Session session, WorkWritten written)
    {
        if (written.Key.IsPlace || written.Type is not ("Task" or "EpisodeOfCare"))
        {
            return;
        }

        session.AcceptTwoPhase("A row lies under the organisation that asked or runs the place, the person under theirs; it is written once for each step.");
        var stored = CurrentRows.Find(session, written.Key, written.Type, written.Id);
        using var json = stored is null ? null : JsonDocument.Parse(stored.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        if (written.Type == "Task")
        {
            var adaptation = json is null ? null : AdaptationFhir.Read(json.RootElement, written.Id, stored!.Version);
            HousingTable.Replace(session, written.Key, written.Id, adaptation is null ? null : AdaptationRow.Of(adaptation, written.Key));
        }
        else
        {
            var stay = json is null ? null : RecoveryFhir.Read(json.RootElement, written.Id, stored!.Version, stored.Source);
            HousingTable.Replace(session, written.Key, written.Id, stay is null or { IsMistake: true } ? null : MoveOnRow.Of(stay, written.Key));
        }
    }
}
