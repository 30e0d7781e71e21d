using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>One version of a resource; without a body where that is its deletion.</summary>
internal sealed record KeptVersion(int Number, JsonObject? Body, int Act);

/// <summary>What a step comes to.</summary>
/// <param name="Status">The status of its answer.</param>
/// <param name="Name">The resource it is about, Type/id; null for one that is new, and where it is about none or several.</param>
/// <param name="Version">The version that the answer names; null where it names none.</param>
/// <param name="Bodies">What to write: a null body deletes; an empty name stands for a new resource.</param>
internal sealed record Expected(int Status, string? Name, int? Version, IReadOnlyList<(string Name, JsonObject? Body)> Bodies)
{
    public static Expected Refused(int status) => new(status, null, null, []);
}

/// <summary>
/// The store as a dictionary of lists: written from R4's text and from nothing else. https://hl7.org/fhir/R4/http.html
/// </summary>
internal sealed class StoreOracle
{
    private readonly Dictionary<string, List<KeptVersion>> _kept = [];
    private int _act;

    public IReadOnlyDictionary<string, List<KeptVersion>> Kept => _kept;

    /// <summary>All versions, the newest act first.</summary>
    public IEnumerable<(string Name, KeptVersion Version)> History(string? type) =>
        _kept.Where(k => type is null || k.Key.StartsWith(type + "/", StringComparison.Ordinal)).SelectMany(k => k.Value.Select(v => (k.Key, v))).OrderByDescending(v => v.v.Act);

    public JsonObject? Current(string name) => _kept.GetValueOrDefault(name)?[^1].Body;

    /// <summary>The resources of a type that have an identifier, less some.</summary>
    public List<string> Matching(string type, string identifier, IReadOnlySet<string> without) => [.. _kept.Keys.Where(name => name.StartsWith(type + "/", StringComparison.Ordinal)
        && !without.Contains(name) && Current(name)?["identifier"] is JsonArray { Count: > 0 } has && $"{has[0]!["system"]}|{has[0]!["value"]}" == identifier)];

    /// <summary>What a step would do now.</summary>
    public Expected Expect(Step step, IReadOnlySet<string> without)
    {
        var body = (JsonObject?)step.Body?.DeepClone();
        if (step.Method != "PATCH" && body?["subject"]?["reference"]?.ToString() is { } link && link.Contains('?', StringComparison.Ordinal))
        {
            var targets = Matching("Patient", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], without);
            if (targets.Count != 1)
            {
                return Expected.Refused(412);
            }

            body["subject"]!["reference"] = targets[0];
        }

        var name = step.Id is null ? null : $"{step.Type}/{step.Id}";
        if (step.Query is { } query)
        {
            var found = Matching(step.Type, query, step.Method == "DELETE" ? new HashSet<string>() : without);
            if (step.Method == "DELETE")
            {
                return found.Count > step.Most ? Expected.Refused(412) : new Expected(204, null, null, [.. found.Select(f => (f, (JsonObject?)null))]);
            }

            if (found.Count > 1)
            {
                return Expected.Refused(412);
            }

            name = found.Count == 1 ? found[0] : null;
            if (step.Method == "PATCH" && name is null)
            {
                return Expected.Refused(404);
            }

            if (step.Method == "POST" && name is not null)
            {
                return new Expected(200, name, _kept[name][^1].Number, []);
            }
        }

        return step.Method == "POST" ? new Expected(201, null, 1, [("", body)]) : OfOne(step, name, body);
    }

    private Expected OfOne(Step step, string? name, JsonObject? body)
    {
        var last = name is null ? null : _kept.GetValueOrDefault(name)?[^1];
        if (last is null && (step.Method is "PATCH" or "DELETE"))
        {
            return Expected.Refused(404);
        }

        if (step.Method == "PATCH" && last!.Body is null)
        {
            return Expected.Refused(410);
        }

        if (step.IfMatch is { } wanted && (last?.Body is null || last.Number != wanted))
        {
            return Expected.Refused(412);
        }

        if (step.Method == "DELETE")
        {
            return new Expected(204, name, null, last!.Body is null ? [] : [(name!, null)]);
        }

        if (name is null)
        {
            return new Expected(201, null, 1, [("", body)]);
        }

        if (step.Method == "PATCH")
        {
            var patched = (JsonObject)last!.Body!.DeepClone();
            foreach (var (member, value) in body!)
            {
                patched[member] = value!.DeepClone();
            }

            body = patched;
        }

        return last?.Body is { } standing && JsonNode.DeepEquals(standing, Content(body!))
            ? new Expected(200, name, last.Number, [])
            : new Expected(last?.Body is null ? 201 : 200, name, Next(last, body!), [(name, body)]);
    }

    /// <summary>Writes what steps came to, as one act.</summary>
    /// <param name="done">Each with the resource that its answer named.</param>
    /// <param name="aliases">The names that entries were given, and what they stand for.</param>
    public void Apply(IEnumerable<(Expected Expected, string? Named)> done, IReadOnlyDictionary<string, string>? aliases = null)
    {
        _act++;
        foreach (var (expected, named) in done)
        {
            foreach (var (name, body) in expected.Bodies)
            {
                var versions = _kept.TryGetValue(name.Length == 0 ? named! : name, out var known) ? known : _kept[name.Length == 0 ? named! : name] = [];
                if (body?["subject"]?["reference"]?.ToString() is { } link && aliases?.TryGetValue(link, out var target) == true)
                {
                    body["subject"]!["reference"] = target;
                }

                versions.Add(new KeptVersion(Next(versions.LastOrDefault(), body), body is null ? null : Content(body), _act));
            }
        }
    }

    // A number is passed over when the subject changes: it is that of the mark left with the first person (docs/fhir/interactions.md).
    private static int Next(KeptVersion? last, JsonObject? body) =>
        (last?.Number ?? 0) + (body is not null && last?.Body is { } standing && standing["subject"]?.ToJsonString() != body["subject"]?.ToJsonString() ? 2 : 1);

    /// <summary>A resource without what the server adds.</summary>
    public static JsonObject Content(JsonObject resource)
    {
        var content = (JsonObject)resource.DeepClone();
        content.Remove("id");
        content.Remove("meta");
        return content;
    }
}
