using System.Globalization;
using System.Text.Json.Nodes;

namespace Goldthread.Agreement;

/// <summary>
/// Says which resources a query finds by reading their JSON with plain loops: written from R4's text and from nothing else, so that it and
/// the store cannot share a mistake. https://hl7.org/fhir/R4/search.html
/// </summary>
internal sealed class Oracle(IReadOnlyList<JsonObject> world)
{
    private readonly HashSet<string> _patients = [.. world.Where(r => Text(r["resourceType"]) == "Patient").Select(r => Text(r["id"])!)];

    /// <summary>True when the resource is what the query asks.</summary>
    public bool Holds(JsonObject resource, IReadOnlyList<(string Name, string Value)> query, Func<JsonObject, bool> inSight) =>
        inSight(resource) && query.All(q => Holds(resource, q.Name, q.Value, inSight));

    /// <summary>Ids in alphabetical order.</summary>
    public List<string> Find(string type, IReadOnlyList<(string Name, string Value)> query, Func<JsonObject, bool> inSight) =>
        [.. world.Where(r => Text(r["resourceType"]) == type && inSight(r) && query.All(q => Holds(r, q.Name, q.Value, inSight))).Select(r => Text(r["id"])!).Order(StringComparer.Ordinal)];

    private bool Holds(JsonObject resource, string name, string value, Func<JsonObject, bool> inSight)
    {
        if (name.StartsWith("_has:", StringComparison.Ordinal))
        {
            var has = name.Split(':', 4);
            return world.Any(r => Text(r["resourceType"]) == has[1] && inSight(r)
                && Nodes(r, has[2]).Any(n => Text(n["reference"]) == $"{Text(resource["resourceType"])}/{Text(resource["id"])}") && Holds(r, has[3], value, inSight));
        }

        if (name.Contains('.', StringComparison.Ordinal))
        {
            var (link, rest) = (name[..name.IndexOf('.', StringComparison.Ordinal)].Split(':')[0], name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            var targets = Nodes(resource, link).Select(n => Text(n["reference"])).ToList();
            return world.Any(r => Text(r["resourceType"]) == "Patient" && targets.Contains($"Patient/{Text(r["id"])}") && inSight(r) && Holds(r, rest, value, inSight));
        }

        var parts = name.Split(':');
        var (code, modifier) = (parts[0], parts.Length > 1 ? parts[1] : "");
        if (code == "_id")
        {
            return value.Split(',').Contains(Text(resource["id"]));
        }

        var nodes = Nodes(resource, code);
        if (modifier == "missing")
        {
            return (nodes.Count == 0) == (value == "true");
        }

        if (modifier == "not")
        {
            return !SplitOutsideEscapes(value, ',').Any(one => nodes.Any(n => Matches(n, code, "", one)));
        }

        return SplitOutsideEscapes(value, ',').Any(one => nodes.Any(n => Matches(n, code, modifier, one)));
    }

    // The elements that a parameter reads, one entry for each value that can match.
    public static List<JsonNode> Nodes(JsonObject resource, string code)
    {
        var type = Text(resource["resourceType"]);
        IEnumerable<JsonNode?> found = (type, code) switch
        {
            (_, "identifier") => Each(resource["identifier"]),
            ("Patient", "active") => [resource["active"]],
            ("Patient", "family") => Each(resource["name"]).Select(n => n["family"]),
            ("Patient", "given") => Each(resource["name"]).SelectMany(n => Each(n["given"])),
            ("Patient", "name") => Each(resource["name"]).SelectMany(n => Each(n["given"]).Append(n["family"])),
            ("Patient", "birthdate") => [resource["birthDate"]],
            ("Observation" or "Appointment", "status") => [resource["status"]],
            ("Observation" or "Condition", "code") => Each(resource["code"]?["coding"]),
            ("Observation", "date") => [resource["effectiveDateTime"], resource["effectivePeriod"]],
            ("Condition", "recorded-date") => [resource["recordedDate"]],
            ("Observation" or "Condition", "subject") => [resource["subject"]],
            ("Observation" or "Condition", "patient") => IsPatient(resource["subject"]) ? [resource["subject"]] : [],
            ("Observation", "performer") => Each(resource["performer"]),
            ("Observation", "value-quantity") => [resource["valueQuantity"]],
            ("Observation", "code-value-quantity") => resource["valueQuantity"] is null || resource["code"] is null ? [] : [resource],
            ("Appointment", "actor") => Each(resource["participant"]).Select(p => p["actor"]),
            ("Appointment", "patient") => Each(resource["participant"]).Select(p => p["actor"]).Where(IsPatient),
            ("Observation", "has-member") => Each(resource["hasMember"]),
            ("Condition", "evidence-detail") => Each(resource["evidence"]).SelectMany(e => Each(e["detail"])),
            ("Patient", "organization") => [resource["managingOrganization"]],
            ("Organization", "partof") => [resource["partOf"]],
            ("Organization", "name") => [resource["name"]],
            _ => throw new InvalidOperationException($"The oracle does not know {type}.{code}."),
        };
        return [.. found.OfType<JsonNode>()];
    }

    private bool Matches(JsonNode node, string code, string modifier, string value) => code switch
    {
        "identifier" => Token(Text(node["system"]), Text(node["value"]), value),
        "code" => Token(Text(node["system"]), Text(node["code"]), value),
        "status" or "active" => Token(null, node.ToString(), value),
        "family" or "given" or "name" => String(node.ToString(), modifier, Plain(value)),
        "birthdate" or "date" or "recorded-date" => Date(node, value),
        "value-quantity" => Quantity(node, value),
        "code-value-quantity" => Each(node["code"]?["coding"]).Any(c => Token(Text(c["system"]), Text(c["code"]), SplitOutsideEscapes(value, '$')[0]))
            && Quantity(node["valueQuantity"]!, SplitOutsideEscapes(value, '$')[1]),
        _ => Reference(Text(node["reference"])!, code, modifier, Plain(value)),
    };

    private static bool Token(string? system, string? code, string value)
    {
        var parts = SplitOutsideEscapes(value, '|').Select(Plain).ToList();
        return parts.Count == 1 ? code == parts[0]
            : parts[1].Length == 0 ? system == parts[0]
            : (system ?? "") == parts[0] && code == parts[1];
    }

    private static bool String(string text, string modifier, string value) => modifier switch
    {
        "exact" => text == value,
        "contains" => Fold(text).Contains(Fold(value), StringComparison.Ordinal),
        _ => Fold(text).StartsWith(Fold(value), StringComparison.Ordinal),
    };

    private bool Reference(string reference, string code, string modifier, string value)
    {
        if (value.Contains('/', StringComparison.Ordinal))
        {
            return reference == value;
        }

        if (modifier.Length > 0)
        {
            return reference == $"{modifier}/{value}";
        }

        // An id alone names the Patient of that id where there is one; "patient" is never anything else.
        return code == "patient" || _patients.Contains(value) ? reference == $"Patient/{value}" : reference.EndsWith("/" + value, StringComparison.Ordinal);
    }

    private static bool Quantity(JsonNode node, string value)
    {
        var parts = value.Split('|');
        var code = node["code"]!.ToString();
        if (parts.Length == 3 && !(parts[1].Length == 0 ? parts[2] == code || parts[2] == node["unit"]!.ToString() : parts[1] == node["system"]!.ToString() && parts[2] == code))
        {
            return false;
        }

        var prefix = char.IsLetter(parts[0][0]) ? parts[0][..2] : "eq";
        var digits = char.IsLetter(parts[0][0]) ? parts[0][2..] : parts[0];
        var (stored, asked) = (decimal.Parse(node["value"]!.ToString(), CultureInfo.InvariantCulture), decimal.Parse(digits, CultureInfo.InvariantCulture));

        // Half of the last digit to either side: 5 is 4.5 up to 5.5, 5.0 is 4.95 up to 5.05.
        var half = digits.Contains('.', StringComparison.Ordinal) ? 0.5m / (decimal)Math.Pow(10, digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1) : 0.5m;
        var equal = stored >= asked - half && stored < asked + half;
        return prefix switch
        {
            "eq" => equal,
            "ne" => !equal,
            "gt" or "sa" => stored > asked,
            "lt" or "eb" => stored < asked,
            "ge" => stored >= asked,
            _ => stored <= asked,
        };
    }

    private static bool Date(JsonNode node, string value)
    {
        var (from, until) = node is JsonObject period
            ? (period["start"] is { } s ? Range(Text(s)!).From : long.MinValue, period["end"] is { } e ? Range(Text(e)!).Until : long.MaxValue)
            : Range(node.ToString());
        var prefix = char.IsLetter(value[0]) ? value[..2] : "eq";
        var (askedFrom, askedUntil) = Range(char.IsLetter(value[0]) ? value[2..] : value);
        var within = askedFrom <= from && until <= askedUntil;
        return prefix switch
        {
            "eq" => within,
            "ne" => !within,
            "gt" => until > askedUntil,
            "lt" => from < askedFrom,
            "ge" => until > askedUntil || within,
            "le" => from < askedFrom || within,
            "sa" => from >= askedUntil,
            _ => until <= askedFrom,
        };
    }

    public static (long From, long Until) Range(string text)
    {
        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        var start = DateTimeOffset.ParseExact(
            text, format is null ? ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"] : [format], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var end = text.Length switch
        {
            4 => start.AddYears(1),
            7 => start.AddMonths(1),
            10 => start.AddDays(1),
            _ => text.Contains('.', StringComparison.Ordinal) ? start.AddMilliseconds(1) : start.AddSeconds(1),
        };
        return (start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds());
    }

    public static string Fold(string text)
    {
        // The marked letters of the sample, by hand.
        var letters = text.ToLowerInvariant().Replace('å', 'a').Replace('ö', 'o').Replace('ë', 'e');
        return string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<string> SplitOutsideEscapes(string value, char sign)
    {
        var parts = new List<string> { "" };
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                parts[^1] += value.Substring(i++, 2);
            }
            else if (value[i] == sign)
            {
                parts.Add("");
            }
            else
            {
                parts[^1] += value[i];
            }
        }

        return parts;
    }

    private static string Plain(string value) => value.Replace("\\,", ",", StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal);

    private static IEnumerable<JsonNode> Each(JsonNode? list) => list is JsonArray array ? array.OfType<JsonNode>() : [];

    private static bool IsPatient(JsonNode? reference) => Text(reference?["reference"])?.StartsWith("Patient/", StringComparison.Ordinal) == true;

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
