using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Changes where a subscription stands, first in the table that decides, then in the resource that shows it.</summary>
internal sealed class SubscriptionStatus(Database database, RecordStore store, TimeProvider clock)
{
    /// <summary>Who writes the status into the resource.</summary>
    public const string User = "goldthread-notifications";

    /// <summary>
    /// From now on what happens is matched. The first that becomes active starts the feed at this moment; what commits meanwhile is behind
    /// it, or is seen by whoever reads the feed next.
    /// </summary>
    public Task Activate(SubscriptionRow row) => database.Write(session =>
    {
        SubscriptionFeedTable.Lock(session);
        if (SubscriptionTable.Lock(session, row.Id) is not { State: SubscriptionState.Requested } now || now.Version != row.Version)
        {
            return false;
        }

        if (SubscriptionTable.Active(session).Count == 0)
        {
            SubscriptionFeedTable.Save(session, new FeedPosition(Positions.All(session)));
        }

        SubscriptionTable.Put(session, now with { State = SubscriptionState.Active, Failures = 0, NextTry = 0, LastSent = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        return true;
    });

    /// <summary>Nothing more is sent. What waits is kept for an error, so that asking again goes on from there, and is dropped where it ended.</summary>
    public Task Stop(SubscriptionRow row, string state, string reason) => database.Write(session =>
    {
        if (SubscriptionTable.Lock(session, row.Id) is { State: SubscriptionState.Requested or SubscriptionState.Active } now && now.Version == row.Version)
        {
            SubscriptionTable.Put(session, now with { State = state, Reason = reason, Sent = state == SubscriptionState.Off ? now.Events : now.Sent });
        }

        return true;
    });

    /// <summary>Writes the status into the resource, unless its owner has written another there.</summary>
    public async Task Show(SubscriptionRow row, CancellationToken cancel)
    {
        var who = new Actor(User, "Notifications", row.Organisation, "system", "subscriptions", row.Owner);
        var sight = new Sight(who, Purpose.SystemAdministration, Everything: true, [], MayWrite: true);
        var change = new Change(ChangeKind.Put, "Subscription", row.Id, null) { Patch = found => Edited(found, row) };
        var result = await store.Commit([change], sight, $"set Subscription/{row.Id} to {row.State}", cancel);
        if (result.Succeeded || result.Fault.Kind is FaultKind.NotFound or FaultKind.Gone)
        {
            await database.Write(session =>
            {
                if (SubscriptionTable.Lock(session, row.Id) is { } now && now.Version == row.Version)
                {
                    SubscriptionTable.Put(session, now with { Shown = row.State });
                }

                return true;
            }, cancel);
        }
    }

    private static Outcome<IncomingResource> Edited(StoredResource found, SubscriptionRow row)
    {
        var resource = JsonNode.Parse(found.Body!)!.AsObject();
        if (resource["status"]!.GetValue<string>() == row.Shown)
        {
            resource["status"] = row.State;
            resource.Remove("error");
            if (row.State == SubscriptionState.Error)
            {
                resource["error"] = row.Reason;
            }
        }

        return IncomingResource.Read(JsonSerializer.SerializeToUtf8Bytes(resource, Patch.Writing));
    }
}
