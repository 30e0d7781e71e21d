using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Goldthread.Directory.Services;

/// <summary>
/// Reads a document of Open Referral (UK 3.0, and the fields of HSDS 3.0 that it leaves out) as a service. What cannot be understood is left out, never refused:
/// whether a document is sound <see cref="ServiceShape"/> says.
/// </summary>
public static partial class ServiceReader
{
    /// <summary>The service of a document that is sound.</summary>
    public static Service Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static Service Read(JsonElement d)
    {
        var provider = d.TryGetProperty("organization", out var o) && o.ValueKind == JsonValueKind.Object ? o : default;
        return new Service
        {
            Id = Text(d, "id") ?? "",
            Name = Text(d, "name") ?? "",
            Description = WithoutTags(Text(d, "description") ?? ""),
            Status = Text(d, "status") ?? ServiceStatus.Inactive,
            Provider = provider.ValueKind == JsonValueKind.Object
                ? new Provider(Text(provider, "id") ?? "", Text(provider, "name") ?? "", Text(provider, "description") ?? "", Text(provider, "email"), Link(provider, "website"))
                : Provider.Nobody,
            Url = Link(d, "url"),
            Email = Text(d, "email"),
            Phones = [.. List(d, "phones").Concat(List(d, "contacts").SelectMany(c => List(c, "phones"))).Select(p => (Number: Text(p, "number"), About: Text(p, "description"))).Where(p => p.Number is not null).Select(p => new Phone(p.Number!, p.About)).DistinctBy(p => p.Number)],
            MinimumAge = Whole(d, "minimum_age"),
            MaximumAge = Whole(d, "maximum_age"),
            Eligibility = Text(d, "eligibility_description"),
            HowToStart = Text(d, "application_process"),
            Costs = CostsOf(d),
            Openings = [.. List(d, "schedules").Select(OpeningOf)],
            Sites = [.. List(d, "service_at_locations").Select(SiteOf).OfType<ServiceSite>()],
            // An area that is only drawn, or only has an address on the web, is one of which nobody can tell who lives in it.
            Areas = [.. List(d, "service_areas").Select(a => Text(a, "name") ?? Text(a, "description") ?? "an area drawn on a map").Distinct(StringComparer.Ordinal)],
            Languages = [.. List(d, "languages").Select(l => Text(l, "name") ?? Text(l, "code")).OfType<string>()],
            Terms = [.. List(d, "attributes").Select(TermOf).OfType<Term>()],
            Alert = Text(d, "alert"),
            Capacity = List(d, "capacities").Select(CapacityOf).OfType<Capacity>().FirstOrDefault(),
            AssuredOn = Day(Text(d, "assured_date")),
            AssurerEmail = Text(d, "assurer_email"),
            LastModified = Moment(Text(d, "last_modified")),
        };
    }

    /// <summary>A day written as YYYY-MM-DD, or the day of a moment; null for anything else.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static DateTimeOffset? Moment(string? text) =>
        text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static List<Cost> CostsOf(JsonElement d)
    {
        var costs = List(d, "cost_options").Select(c => new Cost(Pence(c), Text(c, "option"), Text(c, "amount_description"))).ToList();
        return costs.Count == 0 && Text(d, "fees") is { } fees ? [new Cost(null, null, fees)] : costs;
    }

    private static long? Pence(JsonElement cost) =>
        cost.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number && amount.TryGetDecimal(out var pounds) && pounds is >= 0 and < 10_000_000 ? (long)Math.Round(pounds * 100) : null;

    private static Opening OpeningOf(JsonElement s)
    {
        var monthly = Text(s, "freq") == "MONTHLY";
        var days = (Text(s, "byday") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(x => OpeningWords.DayOf(x) >= 0).ToArray();
        return new Opening(days, Hour(Text(s, "opens_at")), Hour(Text(s, "closes_at")), monthly, Math.Clamp(Whole(s, "interval") ?? 1, 1, 52), Text(s, "description"));
    }

    /// <summary>"10:00", "10:00:00", each with or without an offset, which says nothing more in one country.</summary>
    internal static TimeOnly? Hour(string? text)
    {
        if (text is null) return null;
        var end = text.AsSpan().IndexOfAny("Z+-");
        return TimeOnly.TryParse(end > 0 ? text.AsSpan(0, end) : text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    private static ServiceSite? SiteOf(JsonElement at)
    {
        if (!at.TryGetProperty("location", out var place) || place.ValueKind != JsonValueKind.Object) return null;
        var address = List(place, "addresses").FirstOrDefault();
        var hasAddress = address.ValueKind == JsonValueKind.Object;
        var (north, east) = (Degrees(place, "latitude", 90), Degrees(place, "longitude", 180));
        var known = north is not null && east is not null;
        return new ServiceSite(
            Text(at, "id") ?? "", Text(place, "id") ?? "", Text(place, "location_type") ?? "physical", Text(place, "name") ?? "",
            hasAddress ? Text(address, "address_1") ?? "" : "", hasAddress ? Text(address, "city") ?? "" : "", hasAddress ? Text(address, "postal_code") ?? "" : "",
            known ? north : null, known ? east : null, Text(place, "description"),
            [.. List(place, "accessibility").Select(a => Text(a, "description") ?? Text(a, "accessibility") ?? Text(a, "details")).OfType<string>()]);
    }

    private static Term? TermOf(JsonElement attribute) =>
        attribute.TryGetProperty("taxonomy_term", out var term) && term.ValueKind == JsonValueKind.Object && Text(term, "id") is { } id && Text(term, "name") is { } name
            ? new Term(id, name, Text(term, "description") ?? name, Text(term, "taxonomy_id"), Text(term, "taxonomy"))
            : null;

    private static Capacity? CapacityOf(JsonElement c) =>
        Day(Text(c, "updated")) is { } said ? new Capacity(Whole(c, "available"), Text(c, "description"), said) : null;

    private static double? Degrees(JsonElement place, string name, double most) =>
        place.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= most ? degrees : null;

    private static int? Whole(JsonElement d, string name) =>
        d.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= 1_000_000 ? (int)number : null;

    // Some directories hold a web page where the standard has text.
    private static string WithoutTags(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(Tags().Replace(text, " ")).Trim() : text;

    private static string? Text(JsonElement d, string name) =>
        d.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    // What a page would link to: never a script.
    private static string? Link(JsonElement d, string name) =>
        Text(d, name) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? text : null;

    private static IEnumerable<JsonElement> List(JsonElement d, string name) =>
        d.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    [GeneratedRegex("</?[A-Za-z][^<>]{0,500}>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();
}
