using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>One entry of a batch or transaction: a change, a read, or the reason why it is neither.</summary>
internal sealed record BundleEntry(int Index, Change? Change, (string Type, string Id)? Read, Fault? Fault)
{
    /// <summary>Reads the entries of a bundle that passed validation.</summary>
    public static IReadOnlyList<BundleEntry> Of(JsonElement bundle) =>
        bundle.TryGetProperty("entry", out var entries) ? [.. entries.EnumerateArray().Select(One)] : [];

    private static BundleEntry One(JsonElement entry, int index)
    {
        var path = $"Bundle.entry[{index}]";
        if (!entry.TryGetProperty("request", out var request))
        {
            return Failed(index, new Fault(FaultKind.Invalid, "Each entry needs a request with method and url.", path + ".request"));
        }

        if (request.TryGetProperty("ifNoneExist", out _))
        {
            return Failed(index, new Fault(FaultKind.NotSupported, "Conditional create is not supported yet.", path + ".request.ifNoneExist"));
        }

        var method = request.GetProperty("method").GetString()!;
        var url = request.GetProperty("url").GetString()!.TrimStart('/');
        var slash = url.IndexOf('/', StringComparison.Ordinal);
        var type = slash < 0 ? url : url[..slash];
        var id = slash < 0 ? null : url[(slash + 1)..];
        if (!FhirDefinitions.R4.IsResource(type) || (id is not null && !FhirId.TryParse(id, null, out _)))
        {
            return Failed(index, new Fault(FaultKind.NotSupported, $"\"{url}\" is not Type or Type/id; searches and conditional writes in a bundle are not supported yet.", path + ".request.url"));
        }

        var resource = entry.TryGetProperty("resource", out var root) ? IncomingResource.PartOf(root) : null;
        var alias = entry.TryGetProperty("fullUrl", out var fullUrl) ? fullUrl.GetString() : null;
        var version = Update.Parse(request.TryGetProperty("ifMatch", out var ifMatch) ? ifMatch.GetString() : null);
        var fault = !version.Succeeded ? version.Fault with { Path = path + ".request.ifMatch" } : (method, id, resource) switch
        {
            ("POST", null, { } r) when r.Type == type => null,
            ("PUT", not null, { } r) when r.Type == type && (r.Id is null || r.Id == id) => null,
            ("DELETE" or "GET", not null, _) => null,
            ("POST" or "PUT", _, null) => new Fault(FaultKind.Invalid, $"A {method} needs a resource.", path + ".resource"),
            ("POST" or "PUT", _, { } r) => new Fault(FaultKind.Invalid, $"The request says {method} {url}, the resource is {r.Type}/{r.Id ?? "(no id)"}.", path + ".request.url"),
            _ => new Fault(FaultKind.NotSupported, $"{method} {url} is not supported in a bundle yet.", path + ".request.method"),
        };
        return fault is not null
            ? Failed(index, fault)
            : method switch
            {
                "POST" => new BundleEntry(index, new Change(ChangeKind.Create, type, null, resource, alias, Path: path), null, null),
                "PUT" => new BundleEntry(index, new Change(ChangeKind.Put, type, id, resource, alias, version.Value, path), null, null),
                "DELETE" => new BundleEntry(index, new Change(ChangeKind.Delete, type, id, null, IfVersion: version.Value, Path: path), null, null),
                _ => new BundleEntry(index, null, (type, id!), null),
            };
    }

    private static BundleEntry Failed(int index, Fault fault) => new(index, null, null, fault);
}
