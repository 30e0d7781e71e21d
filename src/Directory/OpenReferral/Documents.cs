using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.OpenReferral;

/// <summary>Documents of Open Referral UK 3.0: one in full, one in a list (only what it has one of), and a page of them.</summary>
internal static class Documents
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What this is, for a client that asks the root.</summary>
    public static byte[] Root { get; } = Make(json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "HSDS-UK-3.0");
        json.WriteString("profile", "https://docs.openreferraluk.org/en/latest/");
        json.WriteString("openapi_url", "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json");
        json.WriteEndObject();
    });

    /// <summary>A page of all that there is.</summary>
    public static byte[] Page<T>(IReadOnlyList<T> all, int page, int size, Action<Utf8JsonWriter, T> write) =>
        Page(all.Count, [.. all.Skip((int)Math.Min(int.MaxValue, (long)(page - 1) * size)).Take(size)], page, size, write);

    /// <summary>A page of which the items are known already.</summary>
    public static byte[] Page<T>(int total, IReadOnlyList<T> shown, int page, int size, Action<Utf8JsonWriter, T> write)
    {
        var pages = (total + size - 1) / size;
        return Make(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total_items", total);
            json.WriteNumber("total_pages", pages);
            json.WriteNumber("page_number", page);
            json.WriteNumber("size", shown.Count);
            json.WriteBoolean("first_page", page == 1);
            json.WriteBoolean("last_page", page >= pages);
            json.WriteBoolean("empty", shown.Count == 0);
            json.WriteStartArray("contents");
            foreach (var item in shown) write(json, item);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>What a service has one of: texts, numbers, and of its organisation the same.</summary>
    public static void Short(Utf8JsonWriter json, JsonElement service)
    {
        json.WriteStartObject();
        ShortFields(json, service);
        json.WriteEndObject();
    }

    /// <summary>A service at one of its places: in full or as in a list. Null when it is not there.</summary>
    public static byte[] AtLocation(JsonElement service, string id, bool full) => Make(json => AtLocation(json, service, id, full));

    public static void AtLocation(Utf8JsonWriter json, JsonElement service, string id, bool full)
    {
        var at = service.GetProperty("service_at_locations").EnumerateArray().First(a => a.GetProperty("id").ValueEquals(id));
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("service_id", service.GetProperty("id").GetString());
        if (at.TryGetProperty("location", out var place))
        {
            json.WriteString("location_id", place.GetProperty("id").GetString());
            json.WritePropertyName("location");
            if (full) place.WriteTo(json);
            else Short(json, place);
        }

        json.WriteStartObject("service");
        if (full)
        {
            foreach (var field in service.EnumerateObject().Where(f => f.Name != "service_at_locations")) field.WriteTo(json);
        }
        else
        {
            ShortFields(json, service);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void TermOf(Utf8JsonWriter json, Term term)
    {
        json.WriteStartObject();
        ServiceWriter.Write(json, term);
        json.WriteEndObject();
    }

    public static byte[] Fault(string code, IEnumerable<(string? Parameter, string Message)> faults) => Make(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", code);
        json.WriteStartArray("details");
        foreach (var (parameter, message) in faults)
        {
            json.WriteStartObject();
            if (parameter is not null) json.WriteString("parameter", parameter);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static byte[] Make(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    public static byte[] Utf8(string document) => Encoding.UTF8.GetBytes(document);

    private static void ShortFields(Utf8JsonWriter json, JsonElement of)
    {
        foreach (var field in of.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.Array) continue;
            if (field.Value.ValueKind is not JsonValueKind.Object)
            {
                field.WriteTo(json);
            }
            else if (field.NameEquals("organization"))
            {
                json.WritePropertyName("organization");
                Short(json, field.Value);
            }
        }
    }
}
