using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// A Binary as the bytes it holds: sent with their own content type, and answered so unless a FHIR format is asked for. Whose it is
/// travels in the header X-Security-Context. https://hl7.org/fhir/R4/binary.html#rest
/// </summary>
internal static class RawBinary
{
    public const string SecurityContext = "X-Security-Context";

    /// <summary>True when the bytes of a Binary are sent, not a resource.</summary>
    public static bool IsSent(HttpContext context, string type) =>
        type == "Binary" && context.Request.ContentType is { Length: > 0 } contentType && !FhirBody.IsJson(contentType) && !FhirBody.IsXml(contentType);

    /// <summary>The Binary that the bytes make.</summary>
    public static async Task<Outcome<IncomingResource>> Read(HttpContext context, string? id)
    {
        var bytes = await FhirBody.Bytes(context);
        if (!bytes.Succeeded)
        {
            return bytes.Faults.ToArray();
        }

        if (bytes.Value.Length == 0)
        {
            return new Fault(FaultKind.Invalid, "Nothing was sent.");
        }

        var person = context.Request.Headers[SecurityContext].ToString();
        var root = FhirResults.Base(context) + "/";
        using var json = new MemoryStream(bytes.Value.Length * 2);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Binary"u8);
            if (id is not null)
            {
                writer.WriteString("id"u8, id);
            }

            writer.WriteString("contentType"u8, context.Request.ContentType);
            if (person.Length > 0)
            {
                writer.WriteStartObject("securityContext"u8);
                writer.WriteString("reference"u8, person.StartsWith(root, StringComparison.Ordinal) ? person[root.Length..] : person);
                writer.WriteEndObject();
            }

            writer.WriteBase64String("data"u8, bytes.Value);
            writer.WriteEndObject();
        }

        return IncomingResource.Read(json.ToArray());
    }

    /// <summary>The bytes that a Binary holds; null where the resource itself is asked for.</summary>
    public static IResult? Answer(HttpContext context, StoredResource found)
    {
        if (found.Type != "Binary" || Formats.AsksForFhir(context.Request))
        {
            return null;
        }

        using var json = JsonDocument.Parse(found.Body!);
        var contentType = json.RootElement.GetProperty("contentType").GetString()!;
        if (!Accepts(context.Request, contentType))
        {
            return FhirResults.Bytes(
                FhirResults.OperationOutcome([new Fault(FaultKind.NotSupported, $"This is {contentType}; it can also be had as application/fhir+json or application/fhir+xml.", "Accept")]),
                StatusCodes.Status406NotAcceptable);
        }

        var headers = context.Response.Headers;
        if (json.RootElement.TryGetProperty("securityContext", out var person) && person.TryGetProperty("reference", out var reference))
        {
            headers[SecurityContext] = reference.GetString();
        }

        // What others have sent must not act as a page of ours.
        headers.ContentDisposition = "attachment";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var data = json.RootElement.TryGetProperty("data", out var text) ? text.GetBytesFromBase64() : [];
        return Results.Bytes(data, IsHeader(contentType) ? contentType : "application/octet-stream");
    }

    private static bool Accepts(HttpRequest request, string contentType) =>
        request.Headers.Accept.Count == 0
        || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        || !MediaTypeHeaderValue.TryParse(contentType, out var held)
        || accepted.Any(a => held.IsSubsetOf(a) || held.MediaType.Equals(a.MediaType, StringComparison.OrdinalIgnoreCase));

    private static bool IsHeader(string contentType) => MediaTypeHeaderValue.TryParse(contentType, out _) && contentType.All(c => c is >= ' ' and < '\u007f');
}
