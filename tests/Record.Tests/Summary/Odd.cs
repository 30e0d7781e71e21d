using System.Text.Json;
using System.Text.Json.Nodes;

namespace Goldthread.Record.Tests.Summary;

/// <summary>Makes odd resources: one part of a resource replaced by something that does not belong there.</summary>
internal static class Odd
{
    private static readonly string[] Strange =
    [
        "null", "true", "0", "-1", "1e300", "123456789012345678901234567890", "\"\"", "\" \"", "\"x\"", "\"#\"", "\"/\"", "\"#x\"", "\"Patient/\"", "\"2019\"", "\"0001-01-01T00:30:00+14:00\"",
        "\"9999-12-31T23:59:59-12:00\"", "\"2016-12-31T23:59:60Z\"", "[]", "[null]", "{}", "[[]]", "[{}]", "{\"coding\":{}}", "{\"coding\":[null,{\"code\":1}]}", "{\"reference\":\"\"}",
        "{\"value\":1e-30,\"unit\":\"mg\"}", "{\"start\":\"2019-13-01\"}", "\"<div>\"", "\"a\\u0000b\"", "{\"reference\":\"PractitionerRole/self\"}",
    ];

    public static string Mutate(JsonElement resource, Random random)
    {
        var root = JsonNode.Parse(resource.GetRawText())!.AsObject();
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(root, places);
        if (places.Count == 0) return resource.GetRawText();
        var (parent, name, index) = places[random.Next(places.Count)];
        var value = JsonNode.Parse(Strange[random.Next(Strange.Length)]);
        if (name is not null) parent.AsObject()[name] = value;
        else parent.AsArray()[index] = value;
        return root.ToJsonString();
    }

    private static void Collect(JsonNode node, List<(JsonNode, string?, int)> places)
    {
        if (node is JsonObject parent)
        {
            foreach (var (name, child) in parent)
            {
                if (name is not "resourceType") places.Add((parent, name, 0));
                if (child is not null) Collect(child, places);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                places.Add((list, null, i));
                if (list[i] is { } child) Collect(child, places);
            }
        }
    }
}
