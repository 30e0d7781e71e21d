using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.CareHomes;

/// <summary>
/// Keeps who lives where, and who has a plan, when an EpisodeOfCare or a CarePlan is written, whoever wrote it: made anew from what stands in the record, so that
/// events in any order, or twice, end the same.
/// </summary>
internal static class ResidentFollower
{
    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    public static void Handle(Session session, WorkWritten written)
    {
        if (written.Key.IsPlace || written.Type is not ("EpisodeOfCare" or "CarePlan"))
        {
            return;
        }

        var stored = CurrentRows.Find(session, written.Key, written.Type, written.Id);
        using var json = stored is null ? null : JsonDocument.Parse(stored.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        if (written.Type == "CarePlan")
        {
            ResidentTable.ReplacePlan(session, written.Key, written.Id, json is null ? null : PersonalPlan.Of(json.RootElement, written.Id, stored!.Source));
            return;
        }

        session.AcceptTwoPhase("A resident lies under their home, the person under theirs; it is written when somebody moves in or out.");
        ResidentTable.Replace(session, written.Key, written.Id, json is null ? null : Residence.Of(json.RootElement, stored!.Source));
    }
}
