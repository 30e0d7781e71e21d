using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// Names and texts of JSON. A lone half of a surrogate pair (\ud800) parses as JSON, and the framework throws
/// InvalidOperationException when it meets one later; here a name with one is a name nobody knows, a text with one is a
/// <see cref="FhirPathException"/>.
/// </summary>
internal static class JsonText
{
    /// <summary>A string's text, or the raw text of any other value.</summary>
    public static string Of(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String)
        {
            return json.ValueKind is JsonValueKind.Undefined ? "" : json.GetRawText();
        }

        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw HalfACharacter(e);
        }
    }

    /// <summary>True when it is a string of this text; makes no string.</summary>
    public static bool Is(JsonElement json, ReadOnlySpan<char> text)
    {
        try
        {
            return json.ValueKind is JsonValueKind.String && json.ValueEquals(text);
        }
        catch (InvalidOperationException e)
        {
            throw HalfACharacter(e);
        }
    }

    /// <summary>A property of an object by its name.</summary>
    public static bool TryProperty(JsonElement json, ReadOnlySpan<byte> name, out JsonElement value)
    {
        value = default;
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return false;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (NameOf(property).SequenceEqual(name))
            {
                value = property.Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>A property of an object that is a string.</summary>
    public static bool TryText(JsonElement json, ReadOnlySpan<byte> name, out JsonElement value) =>
        TryProperty(json, name, out value) && value.ValueKind is JsonValueKind.String;

    /// <summary>The name's bytes. A name written with escapes is the same name: what it holds must not slip past the index.</summary>
    public static ReadOnlySpan<byte> NameOf(in JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (!raw.Contains((byte)'\\'))
        {
            return raw;
        }

        try
        {
            return Encoding.UTF8.GetBytes(property.Name);
        }
        catch (InvalidOperationException)
        {
            return raw;
        }
    }

    /// <summary>Equal as JSON: the order of properties and the way numbers are written do not count.</summary>
    public static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind is JsonValueKind.Undefined || right.ValueKind is JsonValueKind.Undefined)
        {
            return left.ValueKind == right.ValueKind;
        }

        try
        {
            return JsonElement.DeepEquals(left, right);
        }
        catch (InvalidOperationException e)
        {
            throw HalfACharacter(e);
        }
    }

    private static FhirPathException HalfACharacter(InvalidOperationException e) => new("A text of the resource holds half a character.", e);
}
