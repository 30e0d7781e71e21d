using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Reads JSON that may lack anything: a missing child is an undefined element, of which every child is missing too.</summary>
public static class ElementReading
{
    private static readonly JsonElement EmptyArray = JsonDocument.Parse("[]").RootElement;

    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    public static JsonElement Child(this JsonElement element, string name, string next) => element.Child(name).Child(next);

    public static bool Exists(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static bool Has(this JsonElement element, string name) => element.Child(name).Exists();

    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string name)
    {
        var child = element.Child(name);
        return (child.ValueKind == JsonValueKind.Array ? child : EmptyArray).EnumerateArray();
    }

    public static JsonElement First(this JsonElement element, string name)
    {
        foreach (var item in element.Items(name)) return item;
        return default;
    }

    /// <summary>The element itself as words, or null when it is no string or holds only spaces.</summary>
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String) return null;
        var text = element.GetString()!.Trim();
        return text.Length == 0 ? null : text;
    }

    public static string? Text(this JsonElement element, string name) => element.Child(name).Text();

    public static bool? Bool(this JsonElement element, string name) => element.Child(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static decimal? Number(this JsonElement element, string name)
    {
        var child = element.Child(name);
        return child.ValueKind == JsonValueKind.Number && child.TryGetDecimal(out var number) ? number : null;
    }

    public static FhirMoment? Moment(this JsonElement element, string name) =>
        FhirMoment.TryParse(element.Text(name), out var moment) ? moment : null;

    /// <summary>The first extension with this address.</summary>
    public static JsonElement Extension(this JsonElement element, string url)
    {
        foreach (var extension in element.Items("extension"))
        {
            if (extension.Child("url").ValueKind == JsonValueKind.String && extension.Child("url").ValueEquals(url)) return extension;
        }

        return default;
    }

    /// <summary>The first coding's code of a CodeableConcept: enough where FHIR binds the element to a required code list.</summary>
    public static string? Code(this JsonElement concept) => concept.First("coding").Text("code");

    public static bool HasCode(this JsonElement concept, string code)
    {
        foreach (var coding in concept.Items("coding"))
        {
            if (coding.Child("code") is { ValueKind: JsonValueKind.String } own && own.ValueEquals(code)) return true;
        }

        return false;
    }
}
