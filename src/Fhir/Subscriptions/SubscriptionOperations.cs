using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>
/// $status and $events. https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-status.html and
/// https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-events.html
/// </summary>
internal static class SubscriptionOperations
{
    private const int MostEvents = 100;

    public static async Task<IResult> Status(HttpContext context, string id, FhirServices fhir, SubscriptionPlans plans, Database database, SightOf sightOf)
    {
        var found = await Find(context, id, fhir, database, sightOf);
        if (!found.Succeeded)
        {
            return FhirResults.Faults(found.Faults);
        }

        var told = await database.Read(session => Told(session, found.Value.Row, "query-status", plans));
        return FhirResults.Json(json => NotificationBundle.Statuses(json, FhirResults.Base(context), [told]));
    }

    public static async Task<IResult> Statuses(HttpContext context, FhirServices fhir, SubscriptionPlans plans, Database database, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var asked = await Asked(context);
        if (!asked.Succeeded)
        {
            return FhirResults.Faults(asked.Faults);
        }

        var (ids, states) = (Values(asked.Value, "id").ToHashSet(StringComparer.Ordinal), Values(asked.Value, "status").ToHashSet(StringComparer.Ordinal));
        var told = new List<ToldSubscription>();
        foreach (var row in await database.Read(SubscriptionTable.All))
        {
            if ((ids.Count == 0 || ids.Contains(row.Id)) && (states.Count == 0 || states.Contains(row.State)) && (await fhir.Reader.Read("Subscription", row.Id, sight.Value)).Succeeded)
            {
                told.Add(await database.Read(session => Told(session, row, "query-status", plans)));
            }
        }

        await fhir.Journal(sight.Value, "status of Subscriptions", null);
        return FhirResults.Json(json => NotificationBundle.Statuses(json, FhirResults.Base(context), told));
    }

    /// <summary>Events that were told lately, as the asker may see them now.</summary>
    public static async Task<IResult> Events(HttpContext context, string id, FhirServices fhir, SubscriptionPlans plans, NotificationReader reader, Database database, SightOf sightOf)
    {
        var found = await Find(context, id, fhir, database, sightOf);
        var asked = found.Succeeded ? await Asked(context) : found.Faults.ToArray();
        if (!asked.Succeeded)
        {
            return FhirResults.Faults(asked.Faults);
        }

        var (sight, row) = found.Value;
        var since = Number(asked.Value, "eventsSinceNumber", 1);
        var until = Number(asked.Value, "eventsUntilNumber", row.Events);
        var plan = await database.Read(session => plans.Of(session, row));
        var content = Values(asked.Value, "content").FirstOrDefault() switch
        {
            null => plan.Succeeded ? plan.Value.Content : PayloadContent.Empty,
            "empty" => PayloadContent.Empty,
            "id-only" => PayloadContent.IdOnly,
            "full-resource" => PayloadContent.FullResource,
            var other => (Outcome<PayloadContent>)new Fault(FaultKind.Invalid, $"The content is empty, id-only or full-resource, not \"{other}\".", "content"),
        };
        if (!since.Succeeded || !until.Succeeded || !content.Succeeded)
        {
            return FhirResults.Faults([.. since.Faults, .. until.Faults, .. content.Faults]);
        }

        var events = await reader.Read(id, since.Value, until.Value, MostEvents, content.Value, sight, context.RequestAborted);
        var told = await database.Read(session => Told(session, row, "query-event", plans));
        return FhirResults.Bytes(NotificationBundle.Of(FhirResults.Base(context), told, events, content.Value, fhir.Clock.GetUtcNow()));
    }

    private static ToldSubscription Told(Session session, SubscriptionRow row, string kind, SubscriptionPlans plans)
    {
        var plan = plans.Of(session, row);
        return new ToldSubscription(row.Id, row.State, kind, plan.Succeeded ? plan.Value.Topic?.Url : null, row.Events, row.Reason);
    }

    private static async Task<Outcome<(Sight Sight, SubscriptionRow Row)>> Find(HttpContext context, string id, FhirServices fhir, Database database, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return sight.Faults.ToArray();
        }

        var resource = await fhir.Reader.Read("Subscription", id, sight.Value);
        await fhir.Journal(sight.Value, $"status of Subscription/{id}", null);
        if (!resource.Succeeded)
        {
            return resource.Faults.ToArray();
        }

        return await database.Read(session => SubscriptionTable.Find(session, id)) is { } row
            ? (sight.Value, row)
            : (sight.Value, new SubscriptionRow(id, 0, "", "", SubscriptionState.Requested, "", "", 0, 0, 0, 0, 0));
    }

    /// <summary>Parameters of the address, or of a Parameters resource that is sent.</summary>
    private static async Task<Outcome<Dictionary<string, string[]>>> Asked(HttpContext context)
    {
        var pairs = context.Request.Query.SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? ""))).ToList();
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength > 0)
        {
            var body = await FhirBody.Read(context);
            if (!body.Succeeded || body.Value.Type != "Parameters")
            {
                return body.Succeeded ? new Fault(FaultKind.Invalid, "Send Parameters.", "resourceType") : body.Faults.ToArray();
            }

            pairs.AddRange(body.Value.Root.TryGetProperty("parameter", out var list) ? list.EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, Value(p))) : []);
        }

        return pairs.GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Value).ToArray(), StringComparer.Ordinal);
    }

    private static string[] Values(Dictionary<string, string[]> asked, string name) => asked.GetValueOrDefault(name, []);

    private static string Value(JsonElement parameter) => parameter.EnumerateObject().Where(m => m.Name.StartsWith("value", StringComparison.Ordinal)).Select(m => m.Value.ToString()).FirstOrDefault("");

    private static Outcome<long> Number(Dictionary<string, string[]> asked, string name, long otherwise) =>
        Values(asked, name).FirstOrDefault() is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : new Fault(FaultKind.Invalid, $"\"{text}\" is not an event number.", name);
}
