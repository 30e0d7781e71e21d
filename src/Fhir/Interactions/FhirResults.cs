using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Interactions;

/// <summary>Answers in FHIR JSON. https://hl7.org/fhir/R4/http.html</summary>
internal static class FhirResults
{
    public const string ContentType = "application/fhir+json; charset=utf-8";

    /// <summary>A resource with its version as ETag; 304 when the asker holds that version.</summary>
    public static IResult Resource(HttpContext context, StoredResource found)
    {
        var tag = ETag(found.Version);
        context.Response.Headers.ETag = tag;
        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var held)
            && held.Any(h => h.Tag == "*" || h.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        context.Response.Headers.LastModified = HeaderUtilities.FormatDate(found.At);
        return Bytes(found.Body!);
    }

    /// <summary>What a write did, with the resource itself unless the asker prefers less.</summary>
    public static IResult Written(HttpContext context, Changed changed)
    {
        context.Response.Headers.ETag = ETag(changed.Version);
        context.Response.Headers.LastModified = HeaderUtilities.FormatDate(changed.At);
        context.Response.Headers.Location = $"{Base(context)}/{changed.Type}/{changed.Id}/_history/{changed.Version.ToString(CultureInfo.InvariantCulture)}";
        var status = changed.Result == ChangeResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return context.Request.Headers["Prefer"].Any(p => p?.Contains("return=minimal", StringComparison.Ordinal) == true)
            ? Results.StatusCode(status)
            : Bytes(changed.Body!, status);
    }

    public static IResult Faults(IReadOnlyList<Fault> faults) => Bytes(OperationOutcome(faults), Status(faults[0].Kind));

    public static IResult Bytes(ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK) => new BytesResult(json, status);

    /// <summary>JSON written by a function.</summary>
    public static IResult Json(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            write(writer);
        }

        return Bytes(buffer.WrittenMemory, status);
    }

    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\"");

    /// <summary>The address of the interface as this request reached it.</summary>
    public static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{FhirModule.Root}";

    public static byte[] OperationOutcome(IReadOnlyList<Fault> faults, string severity = "error")
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "OperationOutcome"u8);
            writer.WriteStartArray("issue"u8);
            foreach (var fault in faults)
            {
                writer.WriteStartObject();
                writer.WriteString("severity"u8, severity);
                writer.WriteString("code"u8, IssueCode(fault.Kind));
                writer.WriteString("diagnostics"u8, fault.Message);
                if (fault.Path is not null)
                {
                    writer.WriteStartArray("expression"u8);
                    writer.WriteStringValue(fault.Path);
                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static int Status(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => StatusCodes.Status404NotFound,
        FaultKind.Gone => StatusCodes.Status410Gone,
        FaultKind.Forbidden => StatusCodes.Status403Forbidden,
        FaultKind.Conflict => StatusCodes.Status409Conflict,
        FaultKind.Precondition => StatusCodes.Status412PreconditionFailed,
        FaultKind.TooCostly => StatusCodes.Status422UnprocessableEntity,
        FaultKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FaultKind.WrongFormat => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status400BadRequest,
    };

    // https://hl7.org/fhir/R4/valueset-issue-type.html
    private static string IssueCode(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => "not-found",
        FaultKind.Gone => "deleted",
        FaultKind.Forbidden => "forbidden",
        FaultKind.Conflict or FaultKind.Precondition => "conflict",
        FaultKind.NotSupported or FaultKind.WrongFormat => "not-supported",
        FaultKind.TooCostly => "too-costly",
        FaultKind.TooLarge => "too-long",
        _ => "invalid",
    };

    private sealed class BytesResult(ReadOnlyMemory<byte> json, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = ContentType;
            context.Response.ContentLength = json.Length;
            return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
        }
    }
}
