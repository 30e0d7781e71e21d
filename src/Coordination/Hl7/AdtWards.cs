using System.Text.Json.Nodes;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// Where somebody lay, in the order in which it happened: the admission and each transfer begin a place, the next one ends it. Where the newest message saw them on
/// another ward than the last of these, they are there, since a time that nobody said.
/// </summary>
internal static class AdtWards
{
    /// <summary>"Curlew Ward, Bay 2, Bed 4"; null where nothing was said.</summary>
    public static string? Words(AdtVisit visit) => visit.Ward.Length == 0 ? null : visit.Bed.Length > 0 ? $"{visit.Ward}, {visit.Bed}" : visit.Ward;

    /// <summary>The ward of a place's words: what stands before the first comma.</summary>
    public static string WardOf(string words) => words.Split(',')[0].Trim();

    public static void Put(JsonObject stay, AdtMessage message, AdtSender sender, Heard heard, bool isAdmission, bool hasLeft)
    {
        var period = stay["period"] as JsonObject;
        var begun = period?["start"]?.GetValue<string>();
        var places = (stay["location"] as JsonArray)?.OfType<JsonObject>().Where(p => Start(p) is not null).Select(p => (JsonObject)p.DeepClone()).ToList() ?? [];
        if (isAdmission && begun is not null)
        {
            // The newest word on the admission moves where the first place begins.
            places.RemoveAll(p => AdtStay.Moment(Start(p)!) <= AdtStay.Moment(begun));
        }

        var from = message.Event == "A02" ? message.Happened.Fhir : isAdmission ? begun : null;
        if (from is not null && Words(message.Visit) is { } words)
        {
            places.RemoveAll(p => Start(p) == from);
            places.Add(Place(words, sender, from));
        }

        places = [.. places.OrderBy(p => AdtStay.Moment(Start(p)!))];
        if (heard.Place is { } seen && (places.Count == 0 || (WardOf(seen) != WardOf(Said(places[^1])) && heard.Details >= AdtStay.Moment(Start(places[^1])!))))
        {
            places.Add(Place(seen, sender, null));
        }

        for (var i = 0; i < places.Count; i++)
        {
            var last = i == places.Count - 1;
            if (Start(places[i]) is { } start)
            {
                var until = last ? period?["end"]?.GetValue<string>() : Start(places[i + 1]);
                places[i]["period"] = until is not null && AdtStay.Moment(until) >= AdtStay.Moment(start) ? new JsonObject { ["start"] = start, ["end"] = until } : new JsonObject { ["start"] = start };
            }

            places[i]["status"] = last && !hasLeft ? "active" : "completed";
        }

        stay.Remove("location");
        if (places.Count > 0)
        {
            stay["location"] = new JsonArray([.. places]);
        }
    }

    private static JsonObject Place(string words, AdtSender sender, string? from)
    {
        var place = new JsonObject
        {
            ["location"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = sender.PlaceSystem, ["value"] = WardOf(words) }, ["display"] = words },
        };
        if (from is not null)
        {
            place["period"] = new JsonObject { ["start"] = from };
        }

        return place;
    }

    private static string Said(JsonObject place) => place["location"]?["display"]?.GetValue<string>() ?? "";

    private static string? Start(JsonObject place) => (place["period"] as JsonObject)?["start"]?.GetValue<string>();
}
