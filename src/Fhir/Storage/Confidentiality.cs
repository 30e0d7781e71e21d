using System.Text.Json;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// What a source says of how closely a resource is to be kept: <c>meta.security</c> with a code of
/// http://terminology.hl7.org/CodeSystem/v3-Confidentiality. A Patient is never withheld whole; its label means that the person must not be located.
/// </summary>
internal static class Confidentiality
{
    private const string System = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /// <summary>True for R (restricted) and V (very restricted).</summary>
    public static bool IsRestricted(JsonElement resource)
    {
        if (!resource.TryGetProperty("meta"u8, out var meta) || !meta.TryGetProperty("security"u8, out var labels) || labels.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (var label in labels.EnumerateArray())
        {
            if (label.TryGetProperty("system"u8, out var system) && system.ValueEquals(System)
                && label.TryGetProperty("code"u8, out var code) && (code.ValueEquals("R"u8) || code.ValueEquals("V"u8)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a resource of this type is withheld whole for its label.</summary>
    public static bool Withholds(string type, JsonElement resource) => type != "Patient" && !Links.IsShared(type) && IsRestricted(resource);
}
