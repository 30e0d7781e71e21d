using Goldthread.Fhir.Interactions;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Goldthread.Fhir.Bulk;

/// <summary>
/// Takes NDJSON and loads it. Only what is sent: a manifest that names addresses is refused, for a server that fetches what it is told to
/// can be made to reach into the network it stands in.
/// </summary>
internal static class StartImport
{
    private const long Largest = 4L << 30;
    private const int LongestSource = 64;

    public static async Task<IResult> Handle(HttpContext context, FhirServices fhir, BulkJobs jobs, BulkFiles files, ImportWork work, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var source = context.Request.Query["source"].ToString();
        if (Refuse(context, source, sight.Value.Everything && sight.Value.MayWrite) is { } fault)
        {
            return FhirResults.Faults([fault]);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }

        var name = BulkJobs.NewName();
        System.IO.Directory.CreateDirectory(files.Folder(name));
        try
        {
            await using var kept = File.Create(ImportWork.PathIn(files.Folder(name)));
            await context.Request.Body.CopyToAsync(kept, context.RequestAborted);
        }
        catch
        {
            files.Remove(name);
            throw;
        }

        var sender = sight.Value with { Who = sight.Value.Who with { Organisation = source } };
        await fhir.Journal(sight.Value, $"start import from {source}", null);
        var job = await jobs.Start("import", context.Request.GetEncodedUrl(), sight.Value, name, work.Of(sender));
        if (job is null)
        {
            files.Remove(name);
        }

        return JobStatus.Started(context, job);
    }

    private static Fault? Refuse(HttpContext context, string source, bool mayImport)
    {
        if (!mayImport)
        {
            return new Fault(FaultKind.Forbidden, "Only one who sees and writes everything may import.");
        }

        if (!context.Request.Headers["Prefer"].Any(p => p?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true))
        {
            return new Fault(FaultKind.Invalid, "An import is answered later: send the header Prefer: respond-async.", "Prefer");
        }

        if (context.Request.ContentType?.Split(';')[0].Trim() is not ("application/fhir+ndjson" or "application/ndjson" or "application/x-ndjson"))
        {
            return new Fault(FaultKind.WrongFormat, "Send the resources themselves, a line each, as application/fhir+ndjson. This server fetches nothing from addresses that a manifest names.");
        }

        return source.Trim().Length == 0 || source.Length > LongestSource || source.Any(char.IsControl)
            ? new Fault(FaultKind.Invalid, $"Name who the records are from: ?source= and 1 to {LongestSource} characters.", "source")
            : null;
    }
}
