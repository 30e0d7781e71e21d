using System.Globalization;
using System.Text.Json.Nodes;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// When the newest news of each kind was written down by the sender, kept on the Encounter itself: so that messages may come in any order, and twice, and the
/// stay is the same in the end.
/// </summary>
/// <param name="Admission">The newest A01 or A11.</param>
/// <param name="Discharge">The newest A03 or A13.</param>
/// <param name="Details">The newest of any that carries details.</param>
/// <param name="Place">Where that one said the person was; null where it did not say.</param>
internal sealed record Heard(DateTimeOffset? Admission, DateTimeOffset? Discharge, DateTimeOffset? Details, string? Place)
{
    public const string Url = "urn:goldthread:extension:hl7-heard";

    public static Heard Of(JsonObject encounter)
    {
        var parts = Extensions(encounter).FirstOrDefault(e => e["url"]?.GetValue<string>() == Url)?["extension"] as JsonArray ?? [];
        return new Heard(At("admission"), At("discharge"), At("details"), parts.OfType<JsonObject>().FirstOrDefault(p => p["url"]?.GetValue<string>() == "place")?["valueString"]?.GetValue<string>());

        DateTimeOffset? At(string name) =>
            parts.OfType<JsonObject>().FirstOrDefault(p => p["url"]?.GetValue<string>() == name)?["valueInstant"]?.GetValue<string>() is { } text
                ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
                : null;
    }

    public void Put(JsonObject encounter)
    {
        var parts = new JsonArray();
        foreach (var (name, at) in new[] { ("admission", Admission), ("discharge", Discharge), ("details", Details) })
        {
            if (at is { } moment)
            {
                parts.Add((JsonNode)new JsonObject { ["url"] = name, ["valueInstant"] = moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture) });
            }
        }

        if (Place is not null)
        {
            parts.Add((JsonNode)new JsonObject { ["url"] = "place", ["valueString"] = Place });
        }

        Replace(encounter, Url, new JsonObject { ["url"] = Url, ["extension"] = parts });
    }

    /// <summary>The extensions of an element, which may have none.</summary>
    public static IEnumerable<JsonObject> Extensions(JsonObject of) => (of["extension"] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>Puts an extension in the place of that with the same address.</summary>
    public static void Replace(JsonObject of, string url, JsonObject? by)
    {
        var kept = Extensions(of).Where(e => e["url"]?.GetValue<string>() != url).Select(e => e.DeepClone()).ToList();
        if (by is not null)
        {
            kept.Add(by);
        }

        of.Remove("extension");
        if (kept.Count > 0)
        {
            of["extension"] = new JsonArray([.. kept]);
        }
    }
}
