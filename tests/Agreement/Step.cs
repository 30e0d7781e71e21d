using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>One write, by itself or as an entry of a bundle.</summary>
/// <param name="Method">POST, PUT, PATCH or DELETE.</param>
/// <param name="Type">The type.</param>
/// <param name="Id">The id that is named, or null.</param>
/// <param name="Body">What is sent; for PATCH, the member that is set and its value.</param>
/// <param name="Query">The condition (of a POST: If-None-Exist), or null.</param>
/// <param name="IfMatch">The version that is named, or null.</param>
/// <param name="FullUrl">The name under which other entries refer to it, or null.</param>
/// <param name="Most">How many a conditional delete may take.</param>
internal sealed record Step(string Method, string Type, string? Id, JsonObject? Body, string? Query = null, int? IfMatch = null, string? FullUrl = null, int Most = 1)
{
    private static readonly string[] Ids = ["a", "b", "c", "d"];

    public string Address => Method == "POST" ? Type : Id is not null ? $"{Type}/{Id}" : $"{Type}?identifier={Query}{(Most > 1 ? $"&_count={Most}" : "")}";

    /// <summary>The body as it is sent: of a PATCH a JSON patch.</summary>
    public string? Sent => Method == "PATCH"
        ? new JsonArray([.. Body!.Select(m => new JsonObject { ["op"] = "add", ["path"] = "/" + m.Key, ["value"] = m.Value!.DeepClone() })]).ToJsonString()
        : Body?.ToJsonString();

    public override string ToString() => $"{Method} {Address}{(Method == "POST" && Query is not null ? " unless " + Query : "")}{(IfMatch is { } v ? $" if {v}" : "")} {Sent}";

    public JsonObject ToEntry()
    {
        var request = new JsonObject { ["method"] = Method, ["url"] = Address };
        if (Method == "POST" && Query is not null)
        {
            request["ifNoneExist"] = "identifier=" + Query;
        }

        if (IfMatch is { } version)
        {
            request["ifMatch"] = $"W/\"{version}\"";
        }

        var entry = new JsonObject { ["request"] = request };
        if (FullUrl is not null)
        {
            entry["fullUrl"] = FullUrl;
        }

        if (Body is not null)
        {
            entry["resource"] = Method == "PATCH"
                ? new JsonObject { ["resourceType"] = "Binary", ["contentType"] = "application/json-patch+json", ["data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Sent!)) }
                : Body.DeepClone();
        }

        return entry;
    }

    public static Step Any(Random chance)
    {
        var type = chance.Next(2) == 0 ? "Patient" : "Observation";
        var id = Ids[chance.Next(Ids.Length)];
        int? ifMatch = chance.Next(5) == 0 ? chance.Next(1, 5) : null;
        var query = $"http://s|{chance.Next(4)}";
        return chance.Next(12) switch
        {
            0 or 1 => new Step("POST", type, null, Resource(chance, type, null)),
            2 => new Step("POST", type, null, Resource(chance, type, null), query),
            3 or 4 or 5 or 6 => new Step("PUT", type, id, Resource(chance, type, id), null, ifMatch),
            7 => new Step("PUT", type, null, Resource(chance, type, null), query, ifMatch),
            8 => new Step("PATCH", type, id, Patch(chance), null, ifMatch),
            9 => new Step("PATCH", type, null, Patch(chance), query, ifMatch),
            10 => new Step("DELETE", type, id, null, null, ifMatch),
            _ => new Step("DELETE", type, null, null, query, null, null, chance.Next(1, 4)),
        };
    }

    /// <summary>A resource and another that refers to it, both new.</summary>
    public static Step[] Pair(Random chance, string alias)
    {
        var observation = Resource(chance, "Observation", null);
        observation["subject"] = new JsonObject { ["reference"] = alias };
        return [new Step("POST", "Observation", null, observation), new Step("POST", "Patient", null, Resource(chance, "Patient", null), FullUrl: alias)];
    }

    private static JsonObject Resource(Random chance, string type, string? id)
    {
        var resource = new JsonObject { ["resourceType"] = type };
        if (id is not null)
        {
            resource["id"] = id;
        }

        resource["identifier"] = new JsonArray(new JsonObject { ["system"] = "http://s", ["value"] = chance.Next(4).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        if (type == "Observation")
        {
            resource["status"] = chance.Next(2) == 0 ? "final" : "amended";
            resource["code"] = new JsonObject { ["text"] = "steps" };
            resource["subject"] = new JsonObject { ["reference"] = chance.Next(4) == 0 ? $"Patient?identifier=http://s|{chance.Next(4)}" : $"Patient/{Ids[chance.Next(Ids.Length)]}" };
        }

        return resource;
    }

    private static JsonObject Patch(Random chance) => new() { ["language"] = chance.Next(2) == 0 ? "en" : "cy" };
}
