using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>One way to reach somebody.</summary>
/// <param name="Kind">"phone", "mobile", "email", "text message", "fax", "website" or "other".</param>
/// <param name="Value">As written.</param>
/// <param name="Link">A tel: or mailto: address a phone can open; null where there is none.</param>
public sealed record Reach(string Kind, string Value, string? Link)
{
    /// <summary>The ways that still hold, best first. https://hl7.org/fhir/R4/datatypes.html#ContactPoint</summary>
    internal static IReadOnlyList<Reach> ReadAll(JsonElement owner, DateTimeOffset now)
    {
        List<(long Rank, Reach Reach)>? found = null;
        foreach (var point in owner.Items("telecom"))
        {
            if (point.Text("value") is not { } value || point.Text("use") == "old") continue;
            if (point.Child("period").Moment("end")?.IsOverBy(now) == true) continue;
            var rank = point.Number("rank") is { } given and > 0 and < 1_000_000 ? (long)given : 1_000_000;
            var reach = Read(point, value);
            if (found?.Exists(f => f.Reach == reach) != true) (found ??= []).Add((rank, reach));
        }

        return found is null ? [] : [.. found.OrderBy(f => f.Rank).Select(f => f.Reach)];
    }

    internal bool IsTelephone => Kind is "phone" or "mobile";

    private static Reach Read(JsonElement point, string value) => point.Text("system") switch
    {
        "phone" => new(point.Text("use") == "mobile" ? "mobile" : "phone", value, Dial(value)),
        "sms" => new("text message", value, Dial(value)),
        "email" => new("email", value, value.Contains('@') ? "mailto:" + value : null),
        "fax" => new("fax", value, null),
        "url" => new("website", value, null),
        _ => new("other", value, null),
    };

    // RFC 3966: digits, with one plus in front where the number is written so.
    private static string? Dial(string value)
    {
        var start = value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value;
        var digits = string.Concat(start.Where(char.IsAsciiDigit));
        return digits.Length < 3 || start.Any(char.IsLetter) ? null : "tel:" + (start.TrimStart().StartsWith('+') ? "+" : "") + digits;
    }
}
