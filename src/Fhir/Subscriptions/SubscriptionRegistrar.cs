using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>
/// Takes note of Subscriptions as they are written. What was changed by the notifications themselves is passed over: they know.
/// </summary>
internal sealed class SubscriptionRegistrar(IndexExtractor extractor)
{
    private static readonly string[] WhatIsAsked = ["criteria", "_criteria", "channel", "end"];

    public static OutboxSubscriber Subscriber(SubscriptionRegistrar registrar) => new(SubscriptionWritten.Name, (session, e) => registrar.Note(session, SubscriptionWritten.Read(e.Body)));

    private void Note(Session session, SubscriptionWritten written)
    {
        var before = SubscriptionTable.Lock(session, written.Id);
        if (written.User == SubscriptionStatus.User || before?.Version >= written.Version)
        {
            return;
        }

        var key = KeyTable.Find(session, PersonKey.Place, extractor.References.Number("Subscription"), written.Id);
        if (key is null or { Deleted: true } || VersionTable.Find(session, PersonKey.Place, key.Row) is not { Body: { } body } current)
        {
            SubscriptionTable.Remove(session, written.Id);
            NotificationTable.RemoveUntil(session, written.Id, long.MaxValue);
            return;
        }

        var row = before ?? new SubscriptionRow(written.Id, 0, "", "", SubscriptionState.Off, "", "", 0, 0, 0, 0, 0);
        row = row with { Version = written.Version, Owner = written.User, Organisation = written.Organisation };
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var status = json.RootElement.GetProperty("status").GetString()!;
        var wasActive = before?.State == SubscriptionState.Active && before.Owner == written.User;
        SubscriptionTable.Put(session, status switch
        {
            SubscriptionState.Off or SubscriptionState.Error => row with { State = status, Shown = status, Reason = "", Sent = row.Events },
            SubscriptionState.Active when wasActive && AsksTheSame(json.RootElement, VersionTable.Find(session, PersonKey.Place, current.Prior)) => row,
            _ => row with { State = SubscriptionState.Requested, Shown = status, Reason = "", Failures = 0, NextTry = 0 },
        });
    }

    private static bool AsksTheSame(JsonElement now, VersionRow? before)
    {
        if (before?.Body is null)
        {
            return false;
        }

        using var json = JsonDocument.Parse(before.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        return Asked(now).SequenceEqual(Asked(json.RootElement));
    }

    private static IEnumerable<string> Asked(JsonElement resource) =>
        WhatIsAsked.Select(name => resource.TryGetProperty(name, out var value) ? value.GetRawText() : "");
}
