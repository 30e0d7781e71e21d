using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>One entry of a batch or transaction: a change, a search for what to delete, a read, or the reason why it is none of these.</summary>
/// <param name="Index">Its place in the bundle.</param>
/// <param name="Change">What to write.</param>
/// <param name="DeleteQuery">The type and query of a conditional delete.</param>
/// <param name="Read">What to read.</param>
/// <param name="Fault">Why it cannot be done.</param>
internal sealed record BundleEntry(int Index, Change? Change, (string Type, string Query)? DeleteQuery, BundleRead? Read, Fault? Fault)
{
    /// <summary>Where faults of this entry are.</summary>
    public string Path => $"Bundle.entry[{Index}]";
}

/// <summary>Reads the entries of a bundle that passed validation.</summary>
internal sealed class BundleEntries(FhirServices fhir, string root, Sight sight)
{
    public IReadOnlyList<BundleEntry> Of(JsonElement bundle) =>
        bundle.TryGetProperty("entry", out var entries) ? [.. entries.EnumerateArray().Select(One)] : [];

    private BundleEntry One(JsonElement entry, int index)
    {
        var path = $"Bundle.entry[{index}]";
        if (!entry.TryGetProperty("request", out var request))
        {
            return Failed(index, new Fault(FaultKind.Invalid, "Each entry needs a request with method and url.", path + ".request"));
        }

        var method = request.GetProperty("method").GetString()!;
        var url = request.GetProperty("url").GetString()!;
        url = (url.StartsWith(root + "/", StringComparison.Ordinal) ? url[root.Length..] : url).TrimStart('/');
        if (method is "GET" or "HEAD")
        {
            return new BundleEntry(index, null, null, BundleRead.Of(method, url, request), null);
        }

        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? null : url[mark..];
        var address = (mark < 0 ? url : url[..mark]).TrimEnd('/');
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var type = slash < 0 ? address : address[..slash];
        var id = slash < 0 ? null : address[(slash + 1)..];
        if (!FhirDefinitions.R4.IsResource(type) || (id is not null && !FhirId.TryParse(id, null, out _)))
        {
            return Failed(index, new Fault(FaultKind.NotSupported, $"{method} \"{url}\" is not Type, Type/id or Type?query; operations are not done inside a bundle.", path + ".request.url"));
        }

        var ifMatch = Update.Parse(Text(request, "ifMatch"));
        if (!ifMatch.Succeeded)
        {
            return Failed(index, ifMatch.Fault with { Path = path + ".request.ifMatch" });
        }

        var resource = entry.TryGetProperty("resource", out var content) ? IncomingResource.PartOf(content) : null;
        if (Mismatch(method, type, id, query, resource, url) is { } fault)
        {
            return Failed(index, fault with { Path = $"{path}.{fault.Path}" });
        }

        return method == "DELETE" && query is not null
            ? new BundleEntry(index, null, (type, query), null, null)
            : Complete(new Change(Kind(method), type, id, resource, Text(entry, "fullUrl"), ifMatch.Value, path), method, query, request).Match(
                change => new BundleEntry(index, change, null, null, null),
                faults => Failed(index, faults[0] with { Path = faults[0].Path is { } inner && inner.StartsWith("re", StringComparison.Ordinal) ? $"{path}.{inner}" : path + ".request" }));
    }

    private static ChangeKind Kind(string method) => method switch
    {
        "POST" => ChangeKind.Create,
        "DELETE" => ChangeKind.Delete,
        _ => ChangeKind.Put,
    };

    private static Fault? Mismatch(string method, string type, string? id, string? query, IncomingResource? resource, string url) => method switch
    {
        "POST" or "PUT" or "PATCH" when resource is null => new Fault(FaultKind.Invalid, $"A {method} needs a resource.", "resource"),
        "POST" when id is null && query is null && resource!.Type == type => null,
        "PUT" when id is not null && query is null && resource!.Type == type && (resource.Id is null || resource.Id == id) => null,
        "PUT" when id is null && query is not null && resource!.Type == type => null,
        "PATCH" or "DELETE" when (id is null) != (query is null) => null,
        "POST" or "PUT" => new Fault(FaultKind.Invalid, $"The request says {method} {url}, the resource is {resource!.Type}/{resource.Id ?? "(no id)"}.", "request.url"),
        _ => new Fault(FaultKind.Invalid, $"{method} {url} names neither one resource nor a search.", "request.url"),
    };

    /// <summary>Adds the condition, the patch, and the references that are searches.</summary>
    private Outcome<Change> Complete(Change change, string method, string? query, JsonElement request)
    {
        if (method == "PATCH")
        {
            var patch = Patch.From(change.Resource!);
            if (!patch.Succeeded)
            {
                return patch.Faults.ToArray();
            }

            change = change with { Resource = null, Patch = patch.Value };
        }

        var condition = method == "POST" ? Text(request, "ifNoneExist") : query;
        if (condition is not null)
        {
            var parsed = Conditional.Of(fhir, change.Type, Conditional.Query(condition, change.Type), root, sight);
            if (!parsed.Succeeded)
            {
                return parsed.Faults.ToArray();
            }

            change = change with { If = parsed.Value };
        }

        return ConditionalReferences.Add(fhir, change, root, sight);
    }

    private static string? Text(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static BundleEntry Failed(int index, Fault fault) => new(index, null, null, null, fault);
}
