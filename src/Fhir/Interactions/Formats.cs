using System.Buffers;
using System.Text.Json;
using Goldthread.Fhir.Xml;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// In which format an answer leaves: as <c>_format</c> says, else as Accept says, else JSON; 406 where neither names one that is
/// spoken. https://hl7.org/fhir/R4/http.html#mime-type
/// </summary>
internal static class Formats
{
    public const string Xml = "application/fhir+xml; charset=utf-8";

    private static readonly object Key = new();
    private static readonly string[] JsonNames = ["json", "application/json", "application/fhir+json", "text/json"];
    private static readonly string[] XmlNames = ["xml", "application/xml", "application/fhir+xml", "text/xml"];

    private sealed record Format(bool IsXml, bool IsPretty);

    /// <summary>Puts the choice before every endpoint of a group.</summary>
    public static void Negotiate(IEndpointConventionBuilder endpoints) => endpoints.Finally(builder =>
    {
        var inner = builder.RequestDelegate!;
        builder.RequestDelegate = context => IsPlain(context.Request) ? inner(context) : Choose(context, inner);
    });

    /// <summary>The bytes of a JSON answer in the format that was chosen, and its content type.</summary>
    public static (ReadOnlyMemory<byte> Bytes, string ContentType) Apply(HttpContext context, ReadOnlyMemory<byte> json)
    {
        if (!context.Items.TryGetValue(Key, out var chosen) || chosen is not Format format)
        {
            return (json, FhirResults.ContentType);
        }

        return format.IsXml ? (FhirXml.FromJson(json, format.IsPretty), Xml) : (format.IsPretty ? Indented(json) : json, FhirResults.ContentType);
    }

    /// <summary>True when the asker names a FHIR format, so that not even a Binary is answered as what it holds.</summary>
    public static bool AsksForFhir(HttpRequest request) =>
        request.Query.ContainsKey("_format")
        || (MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && accepted.Any(a => a.MediaType.Value is { } name && name.StartsWith("application/fhir+", StringComparison.OrdinalIgnoreCase)));

    // What nearly everyone sends needs no look.
    private static bool IsPlain(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        return (accept.Count == 0 || (accept.Count == 1 && accept[0] is "application/fhir+json" or "*/*" or "application/json"))
            && (!request.QueryString.HasValue || !(request.QueryString.Value!.Contains("_format", StringComparison.Ordinal) || request.QueryString.Value.Contains("_pretty", StringComparison.Ordinal)));
    }

    private static Task Choose(HttpContext context, RequestDelegate inner)
    {
        var isPretty = context.Request.Query["_pretty"] == "true";
        var isXml = context.Request.Query["_format"].ToString() is { Length: > 0 } named ? IsXml(named) : ByAccept(context.Request);
        if (isXml is null && !MayBeRaw(context.Request))
        {
            return FhirResults.Bytes(
                FhirResults.OperationOutcome([new Fault(FaultKind.NotSupported, "Answers are in application/fhir+json or application/fhir+xml (FHIR 4.0).", context.Request.Query.ContainsKey("_format") ? "_format" : "Accept")]),
                StatusCodes.Status406NotAcceptable).ExecuteAsync(context);
        }

        if (isPretty || isXml == true)
        {
            context.Items[Key] = new Format(isXml == true, isPretty);
        }

        return inner(context);
    }

    // A plus in an address is a space where it was not escaped.
    private static bool? IsXml(string named)
    {
        var name = named.Split(';')[0].Trim().Replace(' ', '+').ToLowerInvariant();
        return JsonNames.Contains(name) ? false : XmlNames.Contains(name) ? true : null;
    }

    /// <summary>True for XML, false for JSON, null when neither is accepted. The higher quality wins, and JSON among equals.</summary>
    private static bool? ByAccept(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return false;
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return null;
        }

        var (json, xml) = (0.0, 0.0);
        foreach (var one in accepted.Where(a => !a.Parameters.Any(p => p.Name == "fhirVersion" && HeaderUtilities.RemoveQuotes(p.Value) != "4.0")))
        {
            var name = one.MediaType.Value!;
            var any = one.MatchesAllTypes || (one.MatchesAllSubTypes && name.StartsWith("application", StringComparison.OrdinalIgnoreCase));
            var quality = one.Quality ?? 1;
            json = any || JsonNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? Math.Max(json, quality) : json;
            xml = any || XmlNames.Contains(name, StringComparer.OrdinalIgnoreCase) ? Math.Max(xml, quality) : xml;
        }

        return (json, xml) switch
        {
            (0, 0) => null,
            var (j, x) => x > j,
        };
    }

    // A Binary is answered as what it holds, and Read looks whether that is what is accepted.
    private static bool MayBeRaw(HttpRequest request) => request.Path.StartsWithSegments(FhirModule.Root + "/Binary") && !request.Query.ContainsKey("_format");

    private static ReadOnlyMemory<byte> Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        var buffer = new ArrayBufferWriter<byte>(json.Length * 2);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 }))
        {
            document.RootElement.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }
}
