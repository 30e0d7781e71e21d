using System.Text.Json;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Services;

/// <summary>
/// What the compiled service schema of Open Referral UK 3.0 asks of a document, as a table of fields, and our own limits on size. A document that passes here passes
/// the official schema; a test holds the two together.
/// https://github.com/OpenReferralUK/uk-profile
/// </summary>
public static partial class ServiceShape
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>Most entries of a list.</summary>
    public const int LongestList = 500;

    private const int MostFaults = 10;

    private static readonly Field[] TermFields =
        [Need("id", Kind.Uuid), Need("name"), Need("description"), May("parent_id", Kind.Uuid), May("taxonomy"), May("taxonomy_id", Kind.Uuid), May("term_uri", Kind.Uri), May("term")];

    private static readonly Field Attributes = List("attributes", Need("id", Kind.Uuid), May("link_id", Kind.Uuid), May("taxonomy_term_id", Kind.Uuid), May("link_type"), One("taxonomy_term", TermFields));

    private static readonly Field[] Organisation =
    [
        Need("id", Kind.Uuid), Need("name"), Need("description"), May("email", Kind.Email), May("website", Kind.Uri), May("logo"), May("uri", Kind.Uri), May("parent_organization_id", Kind.Uuid),
        List("organization_identifiers", Need("id", Kind.Uuid), May("organization_id", Kind.Uuid), May("identifier_scheme"), Need("identifier_type"), Need("identifier"), Attributes), Attributes,
    ];

    private static readonly Field[] Location =
    [
        Need("id", Kind.Uuid), Need("location_type", "physical", "postal", "virtual"), May("name"), May("description"), May("latitude", Kind.Number), May("longitude", Kind.Number),
        May("external_identifier"), May("external_identifier_type"),
        List(
            "addresses", Need("id", Kind.Uuid), May("location_id", Kind.Uuid), May("attention"), Need("address_1"), Need("city"), May("region"), Need("state_province"), Need("postal_code"), Need("country"),
            Need("address_type", "physical", "postal", "virtual"), Attributes),
        List("accessibility", Need("id", Kind.Uuid), May("location_id", Kind.Uuid), May("description"), May("details"), May("accessibility"), May("url", Kind.Uri), Attributes), Attributes,
    ];

    private static readonly Field[] Service =
    [
        Need("id", Kind.Uuid), May("organization_id", Kind.Uuid), Need("name"), May("description"), May("url", Kind.Uri), May("email", Kind.Email), Need("status", [.. ServiceStatus.All.Select(s => s.Code)]),
        May("fees"), May("accreditations"), May("minimum_age", Kind.Number), May("maximum_age", Kind.Number), May("assured_date"), May("assurer_email", Kind.Email), May("alert"), May("last_modified", Kind.Moment),
        List(
            "schedules", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("service_at_location_id", Kind.Uuid), May("valid_from"), May("valid_to"), May("dtstart"), May("freq", "WEEKLY", "MONTHLY"),
            May("interval", Kind.Number), May("byday"), May("bymonthday"), May("description"), May("opens_at"), May("closes_at"), May("schedule_link", Kind.Uri), May("attending_type"), May("notes")),
        List("service_areas", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("name"), May("extent"), May("extent_type"), May("uri"), May("service_area")),
        List("service_at_locations", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("location_id", Kind.Uuid), One("location", Location)),
        List("languages", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("phone_id", Kind.Uuid)),
        One("organization", Organisation),
        List("funding", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("source")),
        List("cost_options", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("valid_from"), May("valid_to"), May("option"), May("amount", Kind.Number), May("amount_description")),
        List("contacts", Need("id", Kind.Uuid), May("service_id", Kind.Uuid), May("name"), May("title"), Attributes), Attributes,
    ];

    private enum Kind
    {
        Text,
        Uuid,
        Uri,
        Email,
        Number,
        Moment,
        One,
        List,
    }

    /// <summary>What is wrong with a document, the first ten things, each with its path; empty when nothing is.</summary>
    public static IReadOnlyList<Fault> Faults(JsonElement document)
    {
        var faults = new List<Fault>();
        if (document.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new Fault(FaultKind.Invalid, "is not an object"));
            return faults;
        }

        Check(document, Service, "", faults);
        return faults.Count > MostFaults ? faults[..MostFaults] : faults;
    }

    private static void Check(JsonElement value, Field[] fields, string path, List<Fault> faults)
    {
        foreach (var field in fields)
        {
            if (faults.Count > MostFaults) return;
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!value.TryGetProperty(field.Name, out var found))
            {
                if (field.IsNeeded) faults.Add(new Fault(FaultKind.Invalid, "is missing", at));
                continue;
            }

            if (field.Kind == Kind.List) CheckList(found, field, at, faults);
            else if (field.Kind == Kind.One && found.ValueKind == JsonValueKind.Object) Check(found, field.Fields, at, faults);
            else if (Wrong(found, field) is { } wrong) faults.Add(new Fault(FaultKind.Invalid, wrong, at));
        }
    }

    private static void CheckList(JsonElement found, Field field, string at, List<Fault> faults)
    {
        if (found.ValueKind != JsonValueKind.Array || found.GetArrayLength() > LongestList)
        {
            faults.Add(new Fault(FaultKind.Invalid, found.ValueKind == JsonValueKind.Array ? $"has more than {LongestList} entries" : "is not a list", at));
            return;
        }

        var i = 0;
        foreach (var item in found.EnumerateArray())
        {
            var each = $"{at}[{i++}]";
            if (item.ValueKind == JsonValueKind.Object) Check(item, field.Fields, each, faults);
            else faults.Add(new Fault(FaultKind.Invalid, "is not an object", each));
        }
    }

    private static string? Wrong(JsonElement found, Field field)
    {
        if (field.Kind == Kind.Number) return found.ValueKind == JsonValueKind.Number ? null : "is not a number";
        if (field.Kind == Kind.One) return "is not an object";
        if (found.ValueKind != JsonValueKind.String) return "is not a text";
        var text = found.GetString()!;
        if (text.Length > LongestText) return $"is longer than {LongestText:N0} characters";
        return field.Kind switch
        {
            Kind.Uuid when !StableId.IsId(text) => "is not a UUID",
            Kind.Uri when !Address().IsMatch(text) => "is not a whole address: it begins with https:// or another scheme",
            Kind.Email when !Mail().IsMatch(text) => "is not an email address",
            Kind.Moment when !Rfc3339().IsMatch(text) || ServiceReader.Moment(text) is null => "is not a date and time with its offset, such as 2026-03-15T10:30:45.123Z",
            _ => field.Values.Length == 0 || Array.IndexOf(field.Values, text) >= 0 ? null : $"is none of {string.Join(", ", field.Values)}",
        };
    }

    private static Field Need(string name, Kind kind = Kind.Text) => new(name, kind, true, [], []);

    private static Field Need(string name, params string[] values) => new(name, Kind.Text, true, values, []);

    private static Field May(string name, Kind kind = Kind.Text) => new(name, kind, false, [], []);

    private static Field May(string name, params string[] values) => new(name, Kind.Text, false, values, []);

    private static Field One(string name, params Field[] fields) => new(name, Kind.One, false, [], fields);

    private static Field List(string name, params Field[] fields) => new(name, Kind.List, false, [], fields);

    // RFC 3986: what an address may hold, once it has a scheme; a percent sign is followed by two digits.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:(?://[^\s/?#""<>\\^`{|}]+)?(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+\-]\d\d:\d\d)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rfc3339();

    private sealed record Field(string Name, Kind Kind, bool IsNeeded, string[] Values, Field[] Fields);
}
