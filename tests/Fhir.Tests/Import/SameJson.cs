using System.Text.Json;

namespace Goldthread.Fhir.Tests.Import;

/// <summary>Compares two resources as FHIR does: the order of members means nothing, and 1.00 is not 1.0.</summary>
internal static class SameJson
{
    /// <summary>Where two resources differ first, the server's meta apart; null when they say the same.</summary>
    public static string? Difference(JsonElement sent, JsonElement kept) => Difference(sent, kept, "");

    private static string? Difference(JsonElement sent, JsonElement kept, string path)
    {
        if (sent.ValueKind != kept.ValueKind)
        {
            return $"{path}: {sent.ValueKind} became {kept.ValueKind}";
        }

        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                var left = Members(sent, path);
                var right = Members(kept, path);
                if (!left.Keys.Order().SequenceEqual(right.Keys.Order()))
                {
                    return $"{path}: {string.Join(",", left.Keys)} became {string.Join(",", right.Keys)}";
                }

                return left.Select(m => Difference(m.Value, right[m.Key], $"{path}.{m.Key}")).FirstOrDefault(d => d is not null);
            case JsonValueKind.Array:
                return sent.GetArrayLength() != kept.GetArrayLength()
                    ? $"{path}: {sent.GetArrayLength()} became {kept.GetArrayLength()}"
                    : sent.EnumerateArray().Zip(kept.EnumerateArray()).Select((p, i) => Difference(p.First, p.Second, $"{path}[{i}]")).FirstOrDefault(d => d is not null);
            case JsonValueKind.String:
                return sent.GetString() == kept.GetString() ? null : $"{path}: {sent} became {kept}";
            default:
                return sent.GetRawText() == kept.GetRawText() ? null : $"{path}: {sent.GetRawText()} became {kept.GetRawText()}";
        }
    }

    private static Dictionary<string, JsonElement> Members(JsonElement owner, string path)
    {
        var members = owner.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        if (path.Length == 0 && members.TryGetValue("meta", out var meta))
        {
            var kept = JsonSerializer.SerializeToElement(meta.EnumerateObject().Where(m => m.Name is not ("versionId" or "lastUpdated")).ToDictionary(m => m.Name, m => m.Value));
            members.Remove("meta");
            if (kept.EnumerateObject().Any())
            {
                members["meta"] = kept;
            }
        }

        return members;
    }
}
