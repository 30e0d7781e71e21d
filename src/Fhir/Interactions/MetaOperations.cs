using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Profiles, tags and security labels of a resource by themselves. Adding and taking away makes a version, like every change.
/// https://hl7.org/fhir/R4/resource-operation-meta-add.html
/// </summary>
internal static class MetaOperations
{
    private static readonly string[] Lists = ["profile", "security", "tag"];

    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var found = await fhir.Reader.Read(type, id, sight.Value);
        await fhir.Journal(sight.Value, $"meta of {type}/{id}", found.Succeeded ? found.Value.Person : null);
        return found.Match(resource => Answer(resource.Body!), FhirResults.Faults);
    }

    public static Task<IResult> HandleSystem(HttpContext context, FhirServices fhir, LabelsInUse labels, SightOf sightOf) => InUse(context, null, fhir, labels, sightOf);

    public static Task<IResult> HandleType(HttpContext context, string type, FhirServices fhir, LabelsInUse labels, SightOf sightOf) => InUse(context, type, fhir, labels, sightOf);

    public static Task<IResult> HandleAdd(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf) => Change(context, type, id, fhir, sightOf, Add);

    public static Task<IResult> HandleDelete(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf) => Change(context, type, id, fhir, sightOf, Remove);

    // What is in use names nobody, as a count does not, so the act of reading names nobody either.
    private static async Task<IResult> InUse(HttpContext context, string? type, FhirServices fhir, LabelsInUse labels, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (type is not null && !fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var found = await labels.Of(type, sight.Value, context.RequestAborted);
        await fhir.Journal(sight.Value, $"labels in use of {type ?? "everything"}", null);
        return found.Match(used => FhirResults.Json(json => Parameters(json, used.Count == 0 ? null : used.Write)), FhirResults.Faults);
    }

    private static async Task<IResult> Change(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf, Action<JsonObject, string, JsonNode> edit)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var body = await FhirBody.Read(context);
        if (!body.Succeeded)
        {
            return FhirResults.Faults(body.Faults);
        }

        var meta = body.Value.Type == "Parameters" && body.Value.Root.TryGetProperty("parameter", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("name").GetString() == "meta").Select(p => p.TryGetProperty("valueMeta", out var value) ? value : default).FirstOrDefault()
            : default;
        if (meta.ValueKind != JsonValueKind.Object || !fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([meta.ValueKind == JsonValueKind.Object ? Read.UnknownType(type) : new Fault(FaultKind.Invalid, "Send Parameters with a parameter \"meta\" that has a valueMeta.", "Parameters.parameter")]);
        }

        var change = new Change(ChangeKind.Put, type, id, null) { Patch = found => Edited(found, meta, edit) };
        var result = await fhir.Store.Commit([change], sight.Value, $"change the labels of a {type}", context.RequestAborted);
        await fhir.Journal(sight.Value, $"meta of {type}/{id}", result.Succeeded ? result.Value[0].Person : null);
        return result.Match(changed => Answer(changed[0].Body!), FhirResults.Faults);
    }

    private static Outcome<IncomingResource> Edited(StoredResource found, JsonElement meta, Action<JsonObject, string, JsonNode> edit)
    {
        var resource = JsonNode.Parse(found.Body!)!.AsObject();
        var own = resource["meta"]!.AsObject();
        foreach (var name in Lists)
        {
            foreach (var item in meta.TryGetProperty(name, out var list) ? list.EnumerateArray() : default)
            {
                edit(own, name, JsonNode.Parse(item.GetRawText())!);
            }
        }

        return IncomingResource.Read(JsonSerializer.SerializeToUtf8Bytes(resource, Patch.Writing));
    }

    private static void Add(JsonObject meta, string name, JsonNode item)
    {
        if (meta[name] is not JsonArray list)
        {
            meta[name] = list = [];
        }

        if (!list.Any(i => IsSame(i!, item)))
        {
            list.Add(item);
        }
    }

    private static void Remove(JsonObject meta, string name, JsonNode item)
    {
        if (meta[name] is JsonArray list)
        {
            list.RemoveAll(i => IsSame(i!, item));
            if (list.Count == 0)
            {
                meta.Remove(name);
            }
        }
    }

    // A label is its system and code; what is shown beside them does not make it another.
    private static bool IsSame(JsonNode left, JsonNode right) => left is JsonObject && right is JsonObject
        ? left["system"]?.ToString() == right["system"]?.ToString() && left["code"]?.ToString() == right["code"]?.ToString()
        : left.ToJsonString() == right.ToJsonString();

    private static IResult Answer(byte[] resource)
    {
        using var document = JsonDocument.Parse(resource, new JsonDocumentOptions { MaxDepth = 256 });
        var meta = document.RootElement.GetProperty("meta").Clone();
        return FhirResults.Json(json => Parameters(json, meta.WriteTo));
    }

    private static void Parameters(Utf8JsonWriter json, Action<Utf8JsonWriter>? meta)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Parameters"u8);
        if (meta is not null)
        {
            json.WriteStartArray("parameter"u8);
            json.WriteStartObject();
            json.WriteString("name"u8, "return"u8);
            json.WritePropertyName("valueMeta"u8);
            meta(json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
