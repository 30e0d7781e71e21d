using Goldthread.Fhir;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>Files of bids. Always as an attachment and under a policy that lets nothing run: what somebody else made is never shown as a page of ours.</summary>
internal static class BidFiles
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/work/programmes/files/{file}", Fetch).WithMetadata(new UsesSight());

    private static async Task<IResult> Fetch(HttpContext context, BidDesk desk, string file)
    {
        if (User.Of(context.User) is not { } user || !long.TryParse(file, out var number)) return Results.NotFound();
        var found = await desk.File(number, user);
        if (!found.Succeeded) return Results.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'";
        return Results.File(found.Value.Body, found.Value.File.Media, found.Value.File.Name);
    }
}
