using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Goldthread.Support;

namespace Goldthread.Oracle;

/// <summary>What asks while it writes: conditions, ids, references, patches, transactions. Both worlds are written alike and must answer alike.</summary>
public sealed partial class WriteTests
{
    private static readonly IReadOnlyList<Item> Hidden = [.. Worlds.All.Where(i => Worlds.IsHidden("practice-nurse", i.Hiding))];

    [DatabaseTheory]
    public async Task Writes_OfEveryKind_TellNothingOfWhatIsHidden(DatabaseKind kind)
    {
        await using var worlds = await Worlds.Start(kind, "practice-nurse");
        var differences = new List<string>();
        var asked = 0;
        foreach (var (name, send) in Hidden.SelectMany(Forms))
        {
            asked++;
            var (with, without) = (await send(worlds.Asker), await send(worlds.AskerWithout));
            if (Told(with, worlds.With) != Told(without, worlds.Without))
            {
                differences.Add($"{name}: {with.Status} {with.Text} and {without.Status} {without.Text}");
            }
        }

        asked.ShouldBeGreaterThan(1_000);
        differences.ShouldBeEmpty($"{differences.Count} of {asked} writes differ:\n" + string.Join("\n", differences.Take(8)));
    }

    private static IEnumerable<(string Name, Func<FhirClient, Task<FhirAnswer>> Send)> Forms(Item item)
    {
        var (type, id, name, json) = (item.Type, item.Id, item.Name, item.Json);
        var free = New(json);
        yield return ($"PUT {name}", f => f.Put(name, json));
        yield return ($"PUT {name} If-Match", f => f.Put(name, json, ("If-Match", "W/\"1\"")));
        yield return ($"PUT {name} If-None-Match", f => f.Put(name, json, ("If-None-Match", "*")));
        yield return ($"DELETE {name}", f => f.Delete(name));
        yield return ($"DELETE {name} If-Match", f => f.Delete(name, ("If-Match", "W/\"9\"")));
        yield return ($"PATCH {name}", f => f.Patch(name, """[{"op":"test","path":"/resourceType","value":"X"}]""", "application/json-patch+json"));
        yield return ($"PATCH {name} by tag", f => f.Patch($"{type}?_tag=tag-{Tag(id)}&_id={id}", """[{"op":"add","path":"/language","value":"en"}]""", "application/json-patch+json"));
        yield return ($"DELETE {type} by id", f => f.Delete($"{type}?_id={id}"));
        yield return ($"POST {type} If-None-Exist _id", f => f.Post($"{type}/$validate?mode=create", free));
        yield return ($"{name}/$validate delete", f => f.Get($"{name}/$validate?mode=delete"));
        yield return ($"{name}/$meta-add", f => f.Post($"{name}/$meta-add", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"x"}]}}]}"""));
        yield return ($"GET {name} If-None-Match", f => f.Get(name, ("If-None-Match", "W/\"1\"")));
        yield return ($"GET {name} If-Modified-Since", f => f.Get(name, ("If-Modified-Since", "Sun, 01 Mar 2026 09:00:00 GMT")));
        yield return ($"search form {name}", f => f.Send(HttpMethod.Post, $"{type}/_search", new FormUrlEncodedContent([KeyValuePair.Create("_id", id)])));
        yield return ($"batch {name}", f => f.Post("", $$$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"{{{name}}}"}},{"request":{"method":"GET","url":"{{{type}}}?_id={{{id}}}"}},{"request":{"method":"DELETE","url":"{{{name}}}"}}]}"""));
        yield return ($"transaction {name}", f => f.Post("", $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{{json}}},"request":{"method":"PUT","url":"{{{name}}}","ifMatch":"W/\"1\""}}]}"""));
        yield return ($"reference to {name}", f => f.Post("Provenance/$validate", $$$"""{"resourceType":"Provenance","target":[{"reference":"{{{name}}}"}],"recorded":"2026-01-01T00:00:00Z","agent":[{"who":{"reference":"Practitioner/prac"}}]}"""));
        yield return ($"only subject by {name}", f => f.Post("Provenance", $$$"""{"resourceType":"Provenance","target":[{"reference":"{{{name}}}"}],"recorded":"2026-01-01T00:00:00Z","agent":[{"who":{"reference":"Practitioner/prac"}}]}"""));
        if (item.Type == "Patient")
        {
            yield return ($"about {name}", f => f.Post("Flag", $$$"""{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"{{{name}}}"}}"""));
            yield return ($"match {name}", f => f.Post("Patient/$match", $$$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{{json}}}}]}"""));
            yield break;
        }

        // These write when nothing is found, in both worlds alike, and what they wrote is taken away again.
        yield return ($"POST {type} If-None-Exist tag", f => AndUndo(f, f.Post(type, free, ("If-None-Exist", $"_tag=http://t|tag-{Tag(id)}&patient=ada"))));
        yield return ($"PUT {type} by tag", f => AndUndo(f, f.Put($"{type}?_tag=http://t|tag-{Tag(id)}", free)));
        yield return ($"conditional reference {name}", f => f.Post("", $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/ada"},"encounter":{"reference":"Encounter?_tag=tag-{{{Tag(id)}}}"}},"request":{"method":"POST","url":"Flag"}}]}"""));
    }

    private static async Task<FhirAnswer> AndUndo(FhirClient fhir, Task<FhirAnswer> sent)
    {
        var answer = await sent;
        if (answer.Status == 201)
        {
            var made = answer.Headers.Location!.ToString();
            (await fhir.Delete(made[..made.IndexOf("/_history", StringComparison.Ordinal)])).Status.ShouldBeOneOf(200, 204);
        }

        return answer;
    }

    // As if somebody else wrote the same about a person in sight.
    private static string New(string json)
    {
        var resource = JsonNode.Parse(json)!;
        resource.AsObject().Remove("id");
        (resource["meta"] as JsonObject)?.Remove("security");
        foreach (var who in new[] { "subject", "patient", "for" })
        {
            if (resource[who] is not null)
            {
                resource[who]!["reference"] = "Patient/ada";
            }
        }

        return resource.ToJsonString();
    }

    private static string Tag(string id) => id[(id.LastIndexOf('-') + 1)..];

    private static string Told(FhirAnswer answer, World world) =>
        MadeId().Replace($"{answer.Status} {answer.ETag} {answer.Headers.Location} {Answer.Of(answer, world.Address).Text}".Replace(world.Address.ToString(), "/", StringComparison.Ordinal), "made");

    // Ids that the server makes hold a number that goes on with every id it makes.
    [GeneratedRegex("[0-9a-z]{1,3}-[0-9a-z]{9,}")]
    private static partial Regex MadeId();
}
