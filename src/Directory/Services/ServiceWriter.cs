using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Goldthread.Directory.Services;

/// <summary>
/// Writes a service as a document of Open Referral UK 3.0, always the same bytes for the same service. Phones, eligibility, how to start, names of languages and
/// capacity are fields of HSDS, which the UK profile leaves out and does not forbid.
/// </summary>
public static class ServiceWriter
{
    private const int PencePerPound = 100;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Write(Service s)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            Head(json, s);
            Each(json, "schedules", s.Openings, (o, i) => OpeningOf(json, s, o, i));
            Each(json, "service_areas", s.Areas, (area, i) =>
            {
                Id(json, s, "area", i);
                json.WriteString("name", area);
            });
            Each(json, "service_at_locations", s.Sites, (site, _) => SiteOf(json, s, site));
            Each(json, "languages", s.Languages, (language, i) =>
            {
                Id(json, s, "language", i);
                json.WriteString("name", language);
            });
            ProviderOf(json, s.Provider);
            Each(json, "cost_options", s.Costs, (cost, i) => CostOf(json, s, cost, i));
            Each(json, "phones", s.Phones, (phone, i) =>
            {
                Id(json, s, "phone", i);
                json.WriteString("number", phone.Number);
                Text(json, "description", phone.About);
            });
            Each(json, "attributes", s.Terms, (term, i) => TermOf(json, s, term, i));
            Each<Capacity>(json, "capacities", s.Capacity is { } c ? [c] : [], (capacity, i) =>
            {
                Id(json, s, "capacity", i);
                if (capacity.PlacesLeft is { } left) json.WriteNumber("available", left);
                Text(json, "description", capacity.Words);
                json.WriteString("updated", Day(capacity.SaidOn));
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A term as a document of its own.</summary>
    public static void Write(Utf8JsonWriter json, Term term)
    {
        json.WriteString("id", term.Id);
        json.WriteString("name", term.Name);
        json.WriteString("description", term.Description);
        Text(json, "taxonomy", term.Taxonomy);
        Text(json, "taxonomy_id", term.TaxonomyId);
        json.WriteString("term", term.Name);
    }

    private static void Head(Utf8JsonWriter json, Service s)
    {
        json.WriteString("id", s.Id);
        json.WriteString("name", s.Name);
        Text(json, "description", s.Description);
        Text(json, "url", s.Url);
        Text(json, "email", s.Email);
        json.WriteString("status", s.Status);
        Number(json, "minimum_age", s.MinimumAge);
        Number(json, "maximum_age", s.MaximumAge);
        Text(json, "eligibility_description", s.Eligibility);
        Text(json, "application_process", s.HowToStart);
        Text(json, "assured_date", s.AssuredOn is { } day ? Day(day) : null);
        Text(json, "assurer_email", s.AssurerEmail);
        Text(json, "alert", s.Alert);
        Text(json, "last_modified", s.LastModified?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    private static void OpeningOf(Utf8JsonWriter json, Service s, Opening opening, int i)
    {
        Id(json, s, "schedule", i);
        json.WriteString("freq", opening.Monthly ? "MONTHLY" : "WEEKLY");
        if (opening.Interval > 1) json.WriteNumber("interval", opening.Interval);
        Text(json, "byday", string.Join(',', opening.Days));
        Text(json, "description", opening.Words);
        Text(json, "opens_at", opening.Opens?.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        Text(json, "closes_at", opening.Closes?.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static void SiteOf(Utf8JsonWriter json, Service s, ServiceSite site)
    {
        json.WriteString("id", site.Id);
        json.WriteString("service_id", s.Id);
        json.WriteString("location_id", site.LocationId);
        json.WriteStartObject("location");
        json.WriteString("id", site.LocationId);
        json.WriteString("location_type", site.Type);
        Text(json, "name", site.Name);
        Text(json, "description", site.GettingThere);
        if (site.Latitude is { } north && site.Longitude is { } east)
        {
            json.WriteNumber("latitude", north);
            json.WriteNumber("longitude", east);
        }

        if (site.Street.Length + site.Postcode.Length > 0)
        {
            json.WriteStartArray("addresses");
            json.WriteStartObject();
            json.WriteString("id", StableId.Of($"{site.LocationId}/address"));
            json.WriteString("location_id", site.LocationId);
            json.WriteString("address_1", site.Street);
            json.WriteString("city", site.Town);
            json.WriteString("state_province", "");
            json.WriteString("postal_code", site.Postcode);
            json.WriteString("country", "GB");
            json.WriteString("address_type", "physical");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        Each(json, "accessibility", site.Access, (access, i) =>
        {
            json.WriteString("id", StableId.Of($"{site.LocationId}/access/{i}"));
            json.WriteString("description", access);
        });
        json.WriteEndObject();
    }

    private static void ProviderOf(Utf8JsonWriter json, Provider provider)
    {
        if (provider.Name.Length == 0) return;
        json.WriteString("organization_id", provider.Id);
        json.WriteStartObject("organization");
        json.WriteString("id", provider.Id);
        json.WriteString("name", provider.Name);
        json.WriteString("description", provider.Description.Length > 0 ? provider.Description : provider.Name);
        Text(json, "email", provider.Email);
        Text(json, "website", provider.Website);
        json.WriteEndObject();
    }

    private static void CostOf(Utf8JsonWriter json, Service s, Cost cost, int i)
    {
        Id(json, s, "cost", i);
        Text(json, "option", cost.Option);
        if (cost.Pence is { } pence) json.WriteNumber("amount", (decimal)pence / PencePerPound);
        Text(json, "amount_description", cost.Unit);
    }

    private static void TermOf(Utf8JsonWriter json, Service s, Term term, int i)
    {
        json.WriteString("id", StableId.Of($"{s.Id}/term/{i}"));
        json.WriteString("link_id", s.Id);
        json.WriteString("taxonomy_term_id", term.Id);
        json.WriteString("link_type", "service");
        json.WriteStartObject("taxonomy_term");
        Write(json, term);
        json.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T, int> write)
    {
        if (items.Count == 0) return;
        json.WriteStartArray(name);
        for (var i = 0; i < items.Count; i++)
        {
            json.WriteStartObject();
            write(items[i], i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Id(Utf8JsonWriter json, Service s, string what, int i)
    {
        json.WriteString("id", StableId.Of($"{s.Id}/{what}/{i}"));
        json.WriteString("service_id", s.Id);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) json.WriteString(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
