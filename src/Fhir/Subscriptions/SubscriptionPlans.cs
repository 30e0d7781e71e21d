using System.Collections.Concurrent;
using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>Reads what Subscriptions ask for, when they are sent and when they are served; each version is read once, and again when search parameters were added or taken away.</summary>
internal sealed class SubscriptionPlans(SearchParser parser, EndpointRules endpoints, SubscriptionSettings settings)
{
    private readonly ConcurrentDictionary<string, (int Version, int Parameters, Outcome<SubscriptionPlan> Plan)> _known = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a Subscription that would be active, or null.</summary>
    public Fault? Check(string type, JsonElement resource) =>
        type == "Subscription" && resource.GetProperty("status").GetString() is SubscriptionState.Requested or SubscriptionState.Active
        && Read(resource) is { Succeeded: false } plan ? plan.Fault : null;

    /// <summary>What a subscription asks for; NotFound when it is gone.</summary>
    public Outcome<SubscriptionPlan> Of(Session session, SubscriptionRow row)
    {
        if (_known.TryGetValue(row.Id, out var known) && known.Version == row.Version && known.Parameters == parser.Registry.Version)
        {
            return known.Plan;
        }

        var parameters = parser.Registry.Version;
        var key = KeyTable.Find(session, PersonKey.Place, parser.References.Number("Subscription"), row.Id);
        if (key is null || VersionTable.Find(session, PersonKey.Place, key.Row) is not { Body: { } body })
        {
            return new Fault(FaultKind.NotFound, $"There is no Subscription/{row.Id}.");
        }

        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var plan = Read(json.RootElement);
        _known[row.Id] = (row.Version, parameters, plan);
        return plan;
    }

    private Outcome<SubscriptionPlan> Read(JsonElement resource) =>
        SubscriptionPlan.Read(resource, parser, endpoints, settings.Address is { } address ? address + "/" : "");
}
