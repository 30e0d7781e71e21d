using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// A GET or HEAD inside a bundle. It goes to the very interaction that the same request by itself would go to, so sight, journal and
/// answer are the same.
/// </summary>
internal sealed record BundleRead(string Method, string Url, string? IfNoneMatch, string? IfModifiedSince)
{
    public static BundleRead Of(string method, string url, JsonElement request) => new(
        method, url,
        request.TryGetProperty("ifNoneMatch", out var tag) ? tag.GetString() : null,
        request.TryGetProperty("ifModifiedSince", out var since) ? since.GetString() : null);

    /// <summary>The answer.</summary>
    public async Task<EntryAnswer> Run(HttpContext outer, FhirServices fhir, Sight sight)
    {
        var mark = Url.IndexOf('?', StringComparison.Ordinal);
        var context = new DefaultHttpContext { RequestServices = outer.RequestServices, User = outer.User, RequestAborted = outer.RequestAborted };
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = outer.Request.Scheme;
        context.Request.Host = outer.Request.Host;
        context.Request.PathBase = outer.Request.PathBase;
        context.Request.QueryString = mark < 0 ? QueryString.Empty : new QueryString(Url[mark..]);
        context.Request.Headers.Accept = "application/fhir+json";
        context.Request.Headers["Prefer"] = outer.Request.Headers["Prefer"];
        if (IfNoneMatch is not null)
        {
            context.Request.Headers.IfNoneMatch = IfNoneMatch;
        }

        if (IfModifiedSince is not null && DateTimeOffset.TryParse(IfModifiedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            context.Request.Headers.IfModifiedSince = HeaderUtilities.FormatDate(since);
        }

        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await Find((mark < 0 ? Url : Url[..mark]).Split('/', StringSplitOptions.RemoveEmptyEntries), context, fhir, _ => ValueTask.FromResult<Outcome<Sight>>(sight));
        await result.ExecuteAsync(context);
        return Answer(context.Response, body.ToArray());
    }

    private Task<IResult> Find(string[] steps, HttpContext context, FhirServices fhir, SightOf sight) => steps switch
    {
        ["metadata"] => Task.FromResult(Metadata.Handle(context, fhir.Parser.Registry, context.RequestServices.GetRequiredService<SupportedTopics>(), context.RequestServices.GetRequiredService<CapabilityLists>())),
        [] => Search.HandleSystem(context, fhir, sight),
        ["_history"] => History.HandleSystem(context, fhir, sight),
        ["$meta"] => MetaOperations.HandleSystem(context, fhir, context.RequestServices.GetRequiredService<LabelsInUse>(), sight),
        [var type, "$meta"] => MetaOperations.HandleType(context, type, fhir, context.RequestServices.GetRequiredService<LabelsInUse>(), sight),
        [var type, "_history"] => History.HandleType(context, type, fhir, sight),
        [var type] => Search.Handle(context, type, fhir, sight),
        ["Patient", var id, "$everything"] => Everything.Handle(context, id, fhir, sight),
        ["Patient", var id, "*"] => Search.HandleWholeCompartment(context, id, fhir, sight),
        ["Patient", var id, var type] when fhir.Parser.IsType(type) => Search.HandleCompartment(context, id, type, fhir, sight),
        [var type, var id, "$meta"] => MetaOperations.Handle(context, type, id, fhir, sight),
        [var type, var id] => Interactions.Read.Handle(context, type, id, fhir, sight),
        [var type, var id, "_history"] => History.Handle(context, type, id, fhir, sight),
        [var type, var id, "_history", var version] => VRead.Handle(context, type, id, version, fhir, sight),
        _ => Task.FromResult(FhirResults.Faults([new Fault(FaultKind.NotFound, $"{Method} {Url} is not something that a bundle can ask.")])),
    };

    private EntryAnswer Answer(HttpResponse response, byte[] body)
    {
        var found = response.StatusCode == StatusCodes.Status200OK;
        var version = response.Headers.ETag.ToString() is { Length: > 0 } tag && Update.Parse(tag) is { Succeeded: true, Value: { } number } ? number : (int?)null;
        var at = HeaderUtilities.TryParseDate(response.Headers.LastModified.ToString(), out var modified) ? modified : (DateTimeOffset?)null;
        return new EntryAnswer(response.StatusCode, null, version, at, found && Method == "GET" ? body : null, found || body.Length == 0 ? null : body);
    }
}
