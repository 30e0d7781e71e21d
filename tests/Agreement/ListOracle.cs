using System.Globalization;
using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>What a list of results must be: its order, what comes along with a page of it, and which of it is a person's compartment.</summary>
internal sealed class ListOracle(IReadOnlyList<JsonObject> world)
{
    // The links that the sample uses. https://hl7.org/fhir/R4/searchparameter-registry.html
    private static readonly Dictionary<string, string[]> Links = new()
    {
        ["Patient"] = ["organization"],
        ["Observation"] = ["subject", "patient", "performer", "has-member"],
        ["Condition"] = ["subject", "patient", "evidence-detail"],
        ["Appointment"] = ["actor", "patient"],
        ["Organization"] = ["partof"],
    };

    /// <summary>True when the resource is in the compartment of a Patient. https://hl7.org/fhir/R4/compartmentdefinition-patient.html</summary>
    public static bool IsInCompartment(JsonObject resource, string patient)
    {
        var names = Type(resource) switch
        {
            "Observation" => ["subject", "performer"],
            "Condition" => ["patient"],
            "Appointment" => (string[])["actor"],
            _ => [],
        };
        return names.Any(name => Targets(resource, name).Contains($"Patient/{patient}"));
    }

    /// <summary>True when the resources stand in the order that <c>_sort</c> asks. https://hl7.org/fhir/R4/search.html#sort</summary>
    public static bool IsSorted(IReadOnlyList<JsonObject> list, IReadOnlyList<string> sort)
    {
        for (var i = 1; i < list.Count; i++)
        {
            foreach (var key in sort)
            {
                var descending = key[0] == '-';
                var order = Compare(Key(list[i - 1], key.TrimStart('-'), descending), Key(list[i], key.TrimStart('-'), descending));
                order = descending ? -order : order;
                if (order > 0)
                {
                    return false;
                }

                if (order < 0)
                {
                    break;
                }
            }
        }

        return true;
    }

    /// <summary>What comes along with a page, as Type/id in alphabetical order. https://hl7.org/fhir/R4/search.html#include</summary>
    public List<string> Along(IReadOnlyList<JsonObject> page, IReadOnlyList<(string Name, string Value)> inclusions, Func<JsonObject, bool> inSight)
    {
        var taken = page.ToHashSet();
        var along = new List<JsonObject>();
        var round = page;
        for (var first = true; round.Count > 0; first = false)
        {
            var next = world.Where(candidate => !taken.Contains(candidate) && inSight(candidate)
                && inclusions.Any(i => (first || i.Name.EndsWith(":iterate", StringComparison.Ordinal)) && round.Any(from => Brings(from, candidate, i)))).ToList();
            taken.UnionWith(next);
            along.AddRange(next);
            round = next;
        }

        return [.. along.Select(Name).Order(StringComparer.Ordinal)];
    }

    public static string Name(JsonObject resource) => $"{Type(resource)}/{resource["id"]}";

    private static bool Brings(JsonObject from, JsonObject candidate, (string Name, string Value) inclusion)
    {
        var reverse = inclusion.Name.StartsWith("_rev", StringComparison.Ordinal);
        var (source, target) = reverse ? (candidate, from) : (from, candidate);
        var parts = inclusion.Value.Split(':');
        return (parts[0] == "*" || parts[0] == Type(source)) && (parts.Length < 3 || parts[2] == Type(target))
            && Links.GetValueOrDefault(Type(source), []).Any(link => (parts.Length < 2 || parts[1] == "*" || parts[1] == link) && Targets(source, link).Contains(Name(target)));
    }

    private static IEnumerable<string> Targets(JsonObject resource, string link) => Oracle.Nodes(resource, link).Select(n => n["reference"]!.ToString());

    // "the item in the set of multiple parameters that comes earliest in the specified sort order"
    private static IComparable? Key(JsonObject resource, string code, bool descending)
    {
        var keys = code == "_id" ? [resource["id"]!.ToString()] : Oracle.Nodes(resource, code).Select(n => One(n, code)).OfType<IComparable>().ToList();
        keys.Sort(Compare);
        return keys.Count == 0 ? null : descending ? keys[^1] : keys[0];
    }

    private static IComparable? One(JsonNode node, string code) => code switch
    {
        "birthdate" or "date" or "recorded-date" => node is JsonObject period
            ? period["start"] is { } start ? Oracle.Range(start.ToString()).From : long.MinValue
            : Oracle.Range(node.ToString()).From,
        "family" or "given" or "name" => Oracle.Fold(node.ToString()),
        "code" => node["code"]?.ToString(),
        "identifier" => node["value"]?.ToString(),
        "value-quantity" => decimal.Parse(node["value"]!.ToString(), CultureInfo.InvariantCulture),
        "subject" or "patient" or "organization" => node["reference"]!.ToString(),
        _ => node.ToString(),
    };

    // What has no value comes first. FHIR does not say; docs/fhir/search.md does.
    private static int Compare(IComparable? a, IComparable? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => string.CompareOrdinal(x, y),
        _ => a.CompareTo(b),
    };

    private static string Type(JsonObject resource) => resource["resourceType"]!.ToString();
}
