using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>What came of a delivery: the last event in it, why it failed, and whether trying again is no use.</summary>
internal readonly record struct Delivery(long Last, string? Failure, bool IsFinal = false);

/// <summary>Makes notifications and hands them over, with the sight that the subscription's owner has at that moment.</summary>
internal sealed class NotificationPost(NotificationReader reader, EndpointCaller caller, SightOfUser sightOf, SubscriptionSettings settings, IServer server, TimeProvider clock)
{
    /// <summary>Asks an endpoint whether it is there; null when it answers, or need not be asked.</summary>
    public async Task<string?> Handshake(SubscriptionRow row, SubscriptionPlan plan, CancellationToken cancel) =>
        !(await sightOf(row.Owner)).Succeeded ? SubscriptionWords.NoSight
        : plan.IsPlain ? null
        : await caller.Call(HttpMethod.Post, plan.Endpoint, plan, Bundle(row, plan, "handshake", [], row.Events), cancel);

    public async Task<Delivery> Heartbeat(SubscriptionRow row, SubscriptionPlan plan, CancellationToken cancel) =>
        new(row.Sent, await caller.Call(HttpMethod.Post, plan.Endpoint, plan, Bundle(row, plan, "heartbeat", [], row.Events), cancel));

    public async Task<Delivery> Events(SubscriptionRow row, SubscriptionPlan plan, CancellationToken cancel)
    {
        var sight = await sightOf(row.Owner);
        if (!sight.Succeeded)
        {
            return new Delivery(row.Sent, SubscriptionWords.NoSight, IsFinal: true);
        }

        var events = await reader.Read(row.Id, row.Sent + 1, row.Events, plan.MostEvents, plan.Content, sight.Value, cancel);
        if (events.Count == 0)
        {
            return new Delivery(row.Events, null);
        }

        var last = events[^1].Row.Number;
        if (!plan.IsPlain)
        {
            return new Delivery(last, await caller.Call(HttpMethod.Post, plan.Endpoint, plan, Bundle(row, plan, "event-notification", events, last), cancel));
        }

        // R4's own kind has no number to send where the resource has gone out of sight.
        return events[0] switch
        {
            { Name: null } => new Delivery(last, null),
            { Body: { } body, Name: { } name } => new Delivery(last, await caller.Call(HttpMethod.Put, Below(plan.Endpoint, name), plan, body, cancel)),
            _ => new Delivery(last, await caller.Call(HttpMethod.Post, plan.Endpoint, plan, null, cancel)),
        };
    }

    private byte[] Bundle(SubscriptionRow row, SubscriptionPlan plan, string kind, IReadOnlyList<ToldEvent> events, long count) =>
        NotificationBundle.Of(Root(), new ToldSubscription(row.Id, row.State, kind, plan.Topic?.Url, count), events, plan.Content, clock.GetUtcNow());

    // https://hl7.org/fhir/R4/subscription.html: with a payload the endpoint is a base address, and the resource is put below it.
    private static Uri Below(Uri endpoint, string name) => new UriBuilder(endpoint) { Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{name}" }.Uri;

    private string Root() => settings.Address ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') + FhirModule.Root;
}
