using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>A resource that came in and passed: its bytes, parsed once, valid by the structure of R4.</summary>
public sealed class IncomingResource
{
    private IncomingResource(ReadOnlyMemory<byte> utf8, JsonElement root, string type, string? id)
    {
        Utf8 = utf8;
        Root = root;
        Type = type;
        Id = id;
    }

    /// <summary>The bytes as they came, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public JsonElement Root { get; }

    public string Type { get; }

    /// <summary>The id it carries, or null.</summary>
    public string? Id { get; }

    /// <summary>Parses and validates; the faults name each path.</summary>
    public static Outcome<IncomingResource> Read(ReadOnlyMemory<byte> utf8) => FhirJson.Parse(utf8).Then<IncomingResource>(document =>
    {
        var root = document.RootElement;
        var faults = ResourceValidator.R4.Validate(root);
        return faults.Count > 0 ? faults.ToArray() : Of(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8, root);
    });

    /// <summary>A resource inside a bundle that passed as a whole.</summary>
    internal static IncomingResource PartOf(JsonElement resource) => Of(JsonMarshal.GetRawUtf8Value(resource).ToArray(), resource);

    private static IncomingResource Of(ReadOnlyMemory<byte> utf8, JsonElement root) =>
        new(utf8, root, root.GetProperty("resourceType").GetString()!, root.TryGetProperty("id", out var id) ? id.GetString() : null);
}
