using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Interactions;

/// <summary>Answers in FHIR JSON. https://hl7.org/fhir/R4/http.html</summary>
internal static class FhirResults
{
    public const string ContentType = "application/fhir+json; charset=utf-8";

    /// <summary>
    /// A resource with its version as ETag; 304 when the asker holds that version, or it has not changed since the time they name; 412
    /// when they ask for another version. https://hl7.org/fhir/R4/http.html#cread
    /// </summary>
    public static IResult Resource(HttpContext context, StoredResource found)
    {
        var tag = ETag(found.Version);
        var asked = context.Request.Headers;
        if (asked.IfMatch.Count > 0 && !Names(asked.IfMatch, tag))
        {
            return Faults([new Fault(FaultKind.Precondition, $"{found.Type}/{found.Id} is version {found.Version} now.", "If-Match")]);
        }

        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = HeaderUtilities.FormatDate(found.At);

        // If-Modified-Since counts only where there is no If-None-Match: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.3
        var isHeld = asked.IfNoneMatch.Count > 0
            ? Names(asked.IfNoneMatch, tag)
            : asked.IfModifiedSince.Count > 0 && HeaderUtilities.TryParseDate(asked.IfModifiedSince.ToString(), out var since) && WholeSecond(found.At) <= since;
        return isHeld ? Results.StatusCode(StatusCodes.Status304NotModified) : RawBinary.Answer(context, found) ?? Bytes(found.Body!);
    }

    private static bool Names(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList(header, out var held) && held.Any(h => h.Tag == "*" || h.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false));

    // The header holds whole seconds.
    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>What a write of one resource did, or why it did nothing.</summary>
    public static IResult Written(HttpContext context, Outcome<IReadOnlyList<Changed>> result) =>
        result.Succeeded ? Written(context, result.Value[0]) : Faults(result.Faults);

    /// <summary>What a write did, with the resource itself unless the asker prefers otherwise. https://hl7.org/fhir/R4/http.html#return</summary>
    private static IResult Written(HttpContext context, Changed changed)
    {
        context.Response.Headers.ETag = ETag(changed.Version);
        context.Response.Headers.LastModified = HeaderUtilities.FormatDate(changed.At);
        context.Response.Headers.Location = $"{Base(context)}/{changed.Type}/{changed.Id}/_history/{changed.Version.ToString(CultureInfo.InvariantCulture)}";
        var status = changed.Result == ChangeResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return Preferred(context) switch
        {
            ReturnPreference.Minimal => Results.StatusCode(status),
            ReturnPreference.OperationOutcome => Bytes(Done(changed), status),
            _ => Bytes(changed.Body!, status),
        };
    }

    /// <summary>What a write did, in words.</summary>
    public static byte[] Done(Changed changed) => OperationOutcome(
        [new Fault(FaultKind.Invalid, $"{changed.Type}/{changed.Id} {changed.Result switch
        {
            ChangeResult.Created => "was added",
            ChangeResult.Updated => "was changed",
            ChangeResult.Deleted => "was deleted",
            _ => "was as it was sent, so nothing was written",
        }}.")],
        "information");

    /// <summary>What the asker wants back from a write.</summary>
    public static ReturnPreference Preferred(HttpContext context)
    {
        foreach (var prefer in context.Request.Headers["Prefer"])
        {
            if (prefer?.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) == true)
            {
                return ReturnPreference.Minimal;
            }

            if (prefer?.Contains("return=OperationOutcome", StringComparison.OrdinalIgnoreCase) == true)
            {
                return ReturnPreference.OperationOutcome;
            }

            if (prefer?.Contains("return=representation", StringComparison.OrdinalIgnoreCase) == true)
            {
                return ReturnPreference.Representation;
            }
        }

        return ReturnPreference.Default;
    }

    public static IResult Faults(IReadOnlyList<Fault> faults) => Bytes(OperationOutcome(faults), Status(faults[0].Kind));

    public static IResult Bytes(ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK) => new BytesResult(json, status);

    /// <summary>JSON written by a function; <paramref name="size"/> is about how many bytes it will be.</summary>
    public static IResult Json(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK, int size = 4096)
    {
        var buffer = new ArrayBufferWriter<byte>(size);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            write(writer);
        }

        return Bytes(buffer.WrittenMemory, status);
    }

    /// <summary>About how many bytes a bundle of resources is, of so many bytes each.</summary>
    public static int BundleSize(IEnumerable<byte[]?> bodies) => bodies.Sum(b => (b?.Length ?? 0) + 192) + 2048;

    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\"");

    /// <summary>The address of the interface as this request reached it.</summary>
    public static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{FhirModule.Root}";

    public static byte[] OperationOutcome(IReadOnlyList<Fault> faults, string severity = "error") => Findings([.. faults.Select(f => new Finding(severity, f))]);

    /// <summary>An OperationOutcome of what was found.</summary>
    public static byte[] Findings(IReadOnlyList<Finding> findings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "OperationOutcome"u8);
            writer.WriteStartArray("issue"u8);
            foreach (var (severity, fault) in findings)
            {
                writer.WriteStartObject();
                writer.WriteString("severity"u8, severity);
                writer.WriteString("code"u8, severity == "information" ? "informational" : IssueCode(fault.Kind));
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
            var (bytes, contentType) = Formats.Apply(context, json);
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            context.Response.ContentLength = bytes.Length;
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
        }
    }
}

/// <summary>What a write answers with: a resource alone by itself, nothing in a bundle, unless one of these is asked.</summary>
internal enum ReturnPreference
{
    Default,
    Minimal,
    Representation,
    OperationOutcome,
}
