using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Interactions.Patching;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Changes a part of a resource, said as JSON Patch or FHIRPath Patch. What comes out is checked like what is sent whole.
/// https://hl7.org/fhir/R4/http.html#patch
/// </summary>
internal static class Patch
{
    /// <summary>How patched JSON is written: letters stay letters.</summary>
    public static JsonSerializerOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = FhirJson.MaxDepth * 2 };

    public static Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf) => Run(context, type, id, fhir, sightOf);

    public static Task<IResult> HandleConditional(HttpContext context, string type, FhirServices fhir, SightOf sightOf) => Run(context, type, null, fhir, sightOf);

    private static async Task<IResult> Run(HttpContext context, string type, string? id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (!fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var patch = await FromBody(context);
        if (!patch.Succeeded)
        {
            return FhirResults.Faults(patch.Faults);
        }

        var expected = Update.IfMatch(context);
        if (!expected.Succeeded)
        {
            return FhirResults.Faults(expected.Faults);
        }

        var change = new Change(ChangeKind.Put, type, id, null, IfVersion: expected.Value) { Patch = patch.Value };
        if (id is not null)
        {
            // A patch that does not fit tells of what is there, so it is a read as well.
            IReadOnlyList<Change> one = [change];
            var patched = await fhir.Store.Commit(one, sight.Value, $"patch {type}", context.RequestAborted);
            await fhir.JournalReads(sight.Value, one, patched);
            return FhirResults.Written(context, patched);
        }

        var condition = Conditional.Of(fhir, type, context.Request.QueryString.Value ?? "", FhirResults.Base(context), sight.Value);
        if (!condition.Succeeded)
        {
            return FhirResults.Faults(condition.Faults);
        }

        IReadOnlyList<Change> found = [change with { If = condition.Value }];
        var result = await fhir.Store.Commit(found, sight.Value, $"patch the {type} that a search finds", context.RequestAborted);
        await fhir.JournalReads(sight.Value, found, result);
        return FhirResults.Written(context, result);
    }

    /// <summary>The patch that a Parameters resource, or a Binary with a JSON patch in it, stands for. https://hl7.org/fhir/R4/http.html#trules</summary>
    public static Outcome<Func<StoredResource, Outcome<IncomingResource>>> From(IncomingResource resource)
    {
        if (resource.Type == "Parameters")
        {
            return FhirPathPatch.Parse(resource.Root).Then<Func<StoredResource, Outcome<IncomingResource>>>(p =>
                new Func<StoredResource, Outcome<IncomingResource>>(found => Result(found, p.Apply(found.Body!))));
        }

        if (resource.Type != "Binary" || resource.Root.GetProperty("contentType").GetString()!.Split(';')[0].Trim() != JsonPatch.ContentType)
        {
            return new Fault(FaultKind.Invalid, $"A PATCH in a bundle carries a Parameters resource, or a Binary with the contentType {JsonPatch.ContentType}.", "resource");
        }

        return resource.Root.TryGetProperty("data", out var data)
            ? Of(data.GetBytesFromBase64())
            : new Fault(FaultKind.Invalid, "The Binary holds no data.", "resource.data");
    }

    private static async Task<Outcome<Func<StoredResource, Outcome<IncomingResource>>>> FromBody(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith(JsonPatch.ContentType, StringComparison.OrdinalIgnoreCase) == true)
        {
            var bytes = await FhirBody.Bytes(context);
            return bytes.Succeeded ? Of(bytes.Value) : bytes.Faults.ToArray();
        }

        var resource = await FhirBody.Read(context);
        if (!resource.Succeeded)
        {
            return resource.Fault.Kind == FaultKind.WrongFormat
                ? new Fault(FaultKind.WrongFormat, $"Send a JSON Patch ({JsonPatch.ContentType}) or a FHIRPath Patch (a Parameters resource, application/fhir+json).")
                : resource.Faults.ToArray();
        }

        return resource.Value.Type == "Parameters" ? From(resource.Value) : new Fault(FaultKind.Invalid, "A FHIRPath patch is a Parameters resource.", "resourceType");
    }

    private static Outcome<Func<StoredResource, Outcome<IncomingResource>>> Of(ReadOnlyMemory<byte> jsonPatch) =>
        JsonPatch.Parse(jsonPatch).Then<Func<StoredResource, Outcome<IncomingResource>>>(p => new Func<StoredResource, Outcome<IncomingResource>>(found =>
            Result(found, p.Apply(JsonNode.Parse(found.Body!)).Then<byte[]>(root => JsonSerializer.SerializeToUtf8Bytes(root, Writing)))));

    private static Outcome<IncomingResource> Result(StoredResource before, Outcome<byte[]> patched) =>
        patched.Then(bytes => IncomingResource.Read(bytes)).Then<IncomingResource>(r => r.Type == before.Type && r.Id == before.Id
            ? r
            : new Fault(FaultKind.Invalid, $"A patch may not change what the resource is: {before.Type}/{before.Id} would become {r.Type}/{r.Id ?? "(no id)"}."));
}
