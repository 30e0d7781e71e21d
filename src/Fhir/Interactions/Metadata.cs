using System.Text.Json;
using Goldthread.Fhir.Search;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// What this server can do, from the same tables that do it. https://hl7.org/fhir/R4/capabilitystatement.html
/// </summary>
internal static class Metadata
{
    // The day the list of abilities last changed; the statement says nothing about when it was asked for.
    private const string Changed = "2026-11-22";

    private const string SubscriptionGuide = "http://hl7.org/fhir/uv/subscriptions-backport/";

    private static readonly string[] Interactions = ["read", "vread", "update", "patch", "delete", "history-instance", "history-type", "create", "search-type"];

    public static IResult Handle(HttpContext context, SearchRegistry registry, SupportedTopics topics, CapabilityLists lists) => FhirResults.Json(json =>
    {
        var definitions = registry.Definitions;
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "CapabilityStatement"u8);
        json.WriteString("status"u8, "active"u8);
        json.WriteString("date"u8, Changed);
        json.WriteString("kind"u8, "instance"u8);
        json.WriteStartArray("instantiates"u8);
        json.WriteStringValue("http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data"u8);
        json.WriteEndArray();
        json.WriteString("fhirVersion"u8, definitions.Version);
        json.WriteStartArray("format"u8);
        json.WriteStringValue("application/fhir+json"u8);
        json.WriteStringValue("json"u8);
        json.WriteStringValue("application/fhir+xml"u8);
        json.WriteStringValue("xml"u8);
        json.WriteEndArray();
        json.WriteStartArray("patchFormat"u8);
        json.WriteStringValue("application/json-patch+json"u8);
        json.WriteStringValue("application/fhir+json"u8);
        json.WriteEndArray();
        json.WriteStartObject("software"u8);
        json.WriteString("name"u8, "Goldthread"u8);
        json.WriteEndObject();
        json.WriteStartObject("implementation"u8);
        json.WriteString("description"u8, "One record of health and social care"u8);
        json.WriteString("url"u8, FhirResults.Base(context));
        json.WriteEndObject();
        json.WriteStartArray("rest"u8);
        json.WriteStartObject();
        json.WriteString("mode"u8, "server"u8);
        Security(json);
        json.WriteStartArray("resource"u8);
        foreach (var type in definitions.ResourceTypes)
        {
            Resource(json, registry, type, topics, lists);
        }

        json.WriteEndArray();
        json.WriteStartArray("interaction"u8);
        Code(json, "transaction");
        Code(json, "batch");
        Code(json, "search-system");
        Code(json, "history-system");
        json.WriteEndArray();
        Operations(json, CapabilityLists.Operations.Where(o => o.IsOfSystem));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>https://hl7.org/fhir/smart-app-launch/conformance.html : the addresses stand in the SMART configuration beside this statement.</summary>
    private static void Security(Utf8JsonWriter json)
    {
        json.WriteStartObject("security"u8);
        json.WriteBoolean("cors"u8, false);
        json.WriteStartArray("service"u8);
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        json.WriteStartObject();
        json.WriteString("system"u8, "http://terminology.hl7.org/CodeSystem/restful-security-service"u8);
        json.WriteString("code"u8, "SMART-on-FHIR"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("description"u8, "Every request carries a bearer token. How to get one: /fhir/.well-known/smart-configuration"u8);
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, SearchRegistry registry, string type, SupportedTopics topics, CapabilityLists lists)
    {
        json.WriteStartObject();
        if (type == "Subscription")
        {
            Topics(json, topics);
        }

        json.WriteString("type"u8, type);
        json.WriteStartArray("interaction"u8);
        foreach (var interaction in Interactions)
        {
            Code(json, interaction);
        }

        json.WriteEndArray();
        json.WriteString("versioning"u8, "versioned-update"u8);
        json.WriteBoolean("readHistory"u8, true);
        json.WriteBoolean("updateCreate"u8, true);
        json.WriteBoolean("conditionalCreate"u8, true);
        json.WriteString("conditionalRead"u8, "full-support"u8);
        json.WriteBoolean("conditionalUpdate"u8, true);
        json.WriteString("conditionalDelete"u8, "multiple"u8);
        Names(json, "searchInclude", lists.Includes(type));
        Names(json, "searchRevInclude", lists.RevIncludes(type));
        json.WriteStartArray("searchParam"u8);
        foreach (var parameter in registry.Of(type).Where(SearchRegistry.IsSearchable))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, parameter.Code);
            json.WriteString("definition"u8, parameter.Url);
            json.WriteString("type"u8, parameter.Type.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Operations(json, CapabilityLists.Operations.Where(o => !o.IsOfSystem && (o.Type is null || o.Type == type)));
        json.WriteEndObject();
    }

    private static void Operations(Utf8JsonWriter json, IEnumerable<Capability> operations)
    {
        json.WriteStartArray("operation"u8);
        foreach (var operation in operations)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, operation.Name);
            json.WriteString("definition"u8, operation.Definition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Names(Utf8JsonWriter json, string list, IEnumerable<string> names)
    {
        json.WriteStartArray(list);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    /// <summary>https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-capabilitystatement-subscriptiontopic-canonical.html</summary>
    private static void Topics(Utf8JsonWriter json, SupportedTopics topics)
    {
        json.WriteStartArray("extension"u8);
        foreach (var topic in topics.Urls)
        {
            json.WriteStartObject();
            json.WriteString("url"u8, SubscriptionGuide + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical");
            json.WriteString("valueCanonical"u8, topic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Code(Utf8JsonWriter json, string code)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, code);
        json.WriteEndObject();
    }
}

/// <summary>The topics that may be subscribed to, for the statement of what the server can do.</summary>
internal sealed record SupportedTopics(IReadOnlyList<string> Urls);
