using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Work;

/// <summary>What a row says to who reads it.</summary>
/// <param name="What">Why now: "Referral from Millbrook Water Surgery: two falls since August".</param>
/// <param name="WhoseMove">Whose move it is, in words.</param>
/// <param name="Where">Where it is dealt with, behind the address of the person's page.</param>
/// <param name="Referral">The referral, when it is one.</param>
internal sealed record WorkSaid(string What, string WhoseMove, string Where, Referral? Referral = null);

/// <summary>Every kind of resource that makes rows of work, one file a kind.</summary>
internal static class WorkRows
{
    /// <summary>The rows of a resource as it stands, for every list it stands on.</summary>
    public static IReadOnlyList<WorkRow> Of(Session session, StoredResource stored, DateTimeOffset now)
    {
        using var json = Parse(stored);
        var resource = json.RootElement;
        var owners = new Owners(session);
        return stored.Type switch
        {
            "Task" => ReferralFhir.Read(resource, stored.Id, stored.Version) is { } referral ? ReferralWork.Of(stored, referral, now) : OpenTask.Of(stored, resource, owners),
            "CarePlan" => PlanReview.Of(stored, resource, owners),
            "Communication" => CareAlert.Of(stored, resource, owners),
            "Encounter" => NewsOfStays.Of(session, stored, resource, now),
            _ => [],
        };
    }

    /// <summary>What a row says, by the resource as the reader sees it.</summary>
    public static WorkSaid Say(WorkRow row, StoredResource stored)
    {
        using var json = Parse(stored);
        var resource = json.RootElement;
        return row.Kind switch
        {
            NewsOfStays.Kind => NewsOfStays.Say(resource),
            PlanReview.Kind => PlanReview.Say(resource),
            CareAlert.Kind => CareAlert.Say(resource),
            OpenTask.Kind => OpenTask.Say(resource),
            _ => ReferralFhir.Read(resource, row.Id, stored.Version) is { } referral ? ReferralWork.Say(row, referral) : OpenTask.Say(resource),
        };
    }

    private static JsonDocument Parse(StoredResource stored) => JsonDocument.Parse(stored.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
}
