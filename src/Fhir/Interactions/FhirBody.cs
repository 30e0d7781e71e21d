using System.Buffers;
using Goldthread.Fhir.Validation;
using Goldthread.Fhir.Xml;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>Reads the resource that a request carries.</summary>
internal static class FhirBody
{
    /// <summary>The largest body taken, in bytes. A larger set of resources is for the import command.</summary>
    public const long Largest = 64L << 20;

    public static async Task<Outcome<IncomingResource>> Read(HttpContext context)
    {
        var type = context.Request.ContentType;
        var isXml = type is not null && IsXml(type);
        if (type is null || !(isXml || IsJson(type)))
        {
            return new Fault(FaultKind.WrongFormat, "Send FHIR JSON or XML, with the content type application/fhir+json or application/fhir+xml.");
        }

        var bytes = await Bytes(context);
        return !bytes.Succeeded ? bytes.Faults.ToArray()
            : isXml ? FhirXml.ToJson(bytes.Value).Then(json => IncomingResource.Read(json))
            : IncomingResource.Read(bytes.Value);
    }

    /// <summary>True for the content types of FHIR JSON.</summary>
    public static bool IsJson(string contentType) => Is(contentType, "application/fhir+json") || Is(contentType, "application/json");

    /// <summary>True for the content types of FHIR XML.</summary>
    public static bool IsXml(string contentType) => Is(contentType, "application/fhir+xml") || Is(contentType, "application/xml") || Is(contentType, "text/xml");

    // The name, and parameters or nothing behind it: "application/xml-patch+xml" is another.
    private static bool Is(string contentType, string name) =>
        contentType.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (contentType.Length == name.Length || contentType[name.Length] is ';' or ' ');

    /// <summary>The whole body as it came.</summary>
    public static async Task<Outcome<byte[]>> Bytes(HttpContext context)
    {
        if (context.Request.ContentLength > Largest)
        {
            return TooLarge;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > Largest)
            {
                return TooLarge;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Fault TooLarge { get; } =
        new(FaultKind.TooLarge, $"A request may hold {Largest >> 20} MB. Send less at a time, or load files with ./goldthread import.");
}
