using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Bulk;

/// <summary>Where a bulk job stands, its files, and its end. https://hl7.org/fhir/uv/bulkdata/export.html#bulk-data-status-request</summary>
internal static class JobStatus
{
    public const string Address = "/$bulk";
    private const int RetryAfterSeconds = 1;

    /// <summary>The answer to whoever started a job.</summary>
    public static IResult Started(HttpContext context, string? job)
    {
        if (job is null)
        {
            context.Response.Headers.RetryAfter = "60";
            return FhirResults.Bytes(FhirResults.OperationOutcome([new Fault(FaultKind.TooCostly, "Enough exports and imports run already. Try again in a minute.")]), StatusCodes.Status429TooManyRequests);
        }

        context.Response.Headers.ContentLocation = $"{FhirResults.Base(context)}{Address}/{job}";
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    public static async Task<IResult> Handle(HttpContext context, string job, BulkJobs jobs, SightOf sightOf)
    {
        var (found, refusal) = await Find(context, job, jobs, sightOf);
        if (found is null)
        {
            return refusal!;
        }

        switch (found.State)
        {
            case BulkState.Running:
                context.Response.Headers["X-Progress"] = string.Create(CultureInfo.InvariantCulture, $"{found.Percent}%, {found.Resources} resources");
                context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return Results.StatusCode(StatusCodes.Status202Accepted);
            case BulkState.Done:
                context.Response.Headers.Expires = HeaderUtilities.FormatDate(BulkJobs.Expires(found));
                return new Manifest(found, $"{FhirResults.Base(context)}{Address}/{job}");
            default:
                return FhirResults.Bytes(FhirResults.OperationOutcome([new Fault(FaultKind.Invalid, found.Result)]), StatusCodes.Status500InternalServerError);
        }
    }

    public static async Task<IResult> HandleDelete(HttpContext context, string job, BulkJobs jobs, SightOf sightOf)
    {
        var (found, refusal) = await Find(context, job, jobs, sightOf);
        if (found is null)
        {
            return refusal!;
        }

        await jobs.Delete(job);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    public static async Task<IResult> HandleFile(HttpContext context, string job, string file, BulkJobs jobs, BulkFiles files, FhirServices fhir, SightOf sightOf)
    {
        var (found, refusal) = await Find(context, job, jobs, sightOf);
        if (found is not { State: BulkState.Done } || files.Find(job, file) is not { } path)
        {
            return refusal ?? FhirResults.Faults([NoFile]);
        }

        var sight = await sightOf(context);
        await fhir.Journal(sight.Value, $"fetch {file} of {found.Kind} {job}", null);
        return Results.File(path, "application/fhir+ndjson");
    }

    private static Fault NoFile { get; } = new(FaultKind.NotFound, "There is no such file.");

    private static async Task<(BulkJob? Job, IResult? Refusal)> Find(HttpContext context, string job, BulkJobs jobs, SightOf sightOf)
    {
        var sight = await sightOf(context);
        return !sight.Succeeded ? (null, FhirResults.Faults(sight.Faults))
            : await jobs.Find(job, sight.Value) is { } found ? (found, null)
            : (null, FhirResults.Faults([new Fault(FaultKind.NotFound, "There is no such job of yours; it may have been deleted, or have expired.")]));
    }

    private sealed class Manifest(BulkJob job, string address) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            var made = JsonSerializer.Deserialize<BulkFile[]>(job.Result)!;
            await using var json = new Utf8JsonWriter(context.Response.Body);
            json.WriteStartObject();
            json.WriteString("transactionTime"u8, ResourceTemplate.Instant(DateTimeOffset.FromUnixTimeMilliseconds(job.Started)));
            json.WriteString("request"u8, job.Request);
            json.WriteBoolean("requiresAccessToken"u8, true);
            Files(json, "output", made.Where(f => f.Type is not ("OperationOutcome" or ImportWork.Accepted or ExportWork.Deleted)));
            Files(json, "deleted", made.Where(f => f.Type == ExportWork.Deleted).Select(f => f with { Type = "Bundle" }));
            Files(json, "error", made.Where(f => f.Type == "OperationOutcome"));
            if (made.FirstOrDefault(f => f.Type == ImportWork.Accepted) is { } accepted)
            {
                json.WriteNumber("accepted"u8, accepted.Count);
            }

            json.WriteEndObject();
        }

        private void Files(Utf8JsonWriter json, string name, IEnumerable<BulkFile> files)
        {
            json.WriteStartArray(name);
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, file.Type);
                json.WriteString("url"u8, $"{address}/{file.Name}");
                json.WriteNumber("count"u8, file.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
