using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Goldthread.Fhir.Json;

/// <summary>The escapes of JSON strings, on bytes. https://www.rfc-editor.org/rfc/rfc8259#section-7</summary>
internal static class JsonText
{
    private const int UnicodeEscape = 6;

    /// <summary>The place of an escape that stands for no character: half of a pair, or character zero. -1 when there is none.</summary>
    public static int FindBadEscape(ReadOnlySpan<byte> json)
    {
        for (var i = 0; json[i..].IndexOf((byte)'\\') is var next and >= 0;)
        {
            i += next;
            if (i + 1 >= json.Length || json[i + 1] != 'u')
            {
                i = Math.Min(i + 2, json.Length);
            }
            else if (ReadRune(json[i..], out var length) is { Value: not 0 })
            {
                i += length;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The content of a JSON string (without its quotes) in plain UTF-8, or null when an escape stands for half a character.</summary>
    public static byte[]? Unescape(ReadOnlySpan<byte> escaped)
    {
        var plain = new byte[escaped.Length];
        var written = 0;
        while (escaped.IndexOf((byte)'\\') is var next and >= 0)
        {
            escaped[..next].CopyTo(plain.AsSpan(written));
            written += next;
            escaped = escaped[next..];
            if (escaped.Length >= 2 && escaped[1] != 'u')
            {
                plain[written++] = escaped[1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var same => same,
                };
                escaped = escaped[2..];
            }
            else if (ReadRune(escaped, out var length) is { } rune)
            {
                written += rune.EncodeToUtf8(plain.AsSpan(written));
                escaped = escaped[length..];
            }
            else
            {
                return null;
            }
        }

        escaped.CopyTo(plain.AsSpan(written));
        return plain[..(written + escaped.Length)];
    }

    /// <summary>The name of a property in plain UTF-8; as written where it holds half a character.</summary>
    public static ReadOnlySpan<byte> Name(JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
        return name.Contains((byte)'\\') ? Unescape(name) ?? name : name;
    }

    /// <summary>
    /// The first property of that name. Unlike <see cref="JsonElement.TryGetProperty(ReadOnlySpan{byte}, out JsonElement)"/> it
    /// does not throw where another name holds half a character.
    /// </summary>
    public static bool TryGet(JsonElement owner, ReadOnlySpan<byte> name, out JsonElement value)
    {
        foreach (var property in owner.EnumerateObject())
        {
            if (Name(property).SequenceEqual(name))
            {
                value = property.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The content of a JSON string in plain UTF-8; empty where it holds half a character.</summary>
    public static ReadOnlySpan<byte> Content(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Unescape(raw) : raw;
    }

    /// <summary>Text for a message; bytes that are no text are shown as the replacement character.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>The start of a text, never ending in half a character.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The character of the \uXXXX escape at the start, a pair of them where it needs two.</summary>
    private static Rune? ReadRune(ReadOnlySpan<byte> escape, out int length)
    {
        length = UnicodeEscape;
        if (ReadUnit(escape) is not { } first)
        {
            return null;
        }

        if (Rune.TryCreate(first, out var rune))
        {
            return rune;
        }

        length = 2 * UnicodeEscape;
        return escape.Length >= length && ReadUnit(escape[UnicodeEscape..]) is { } second && Rune.TryCreate(first, second, out rune) ? rune : null;
    }

    private static char? ReadUnit(ReadOnlySpan<byte> escape) =>
        escape.Length >= UnicodeEscape && escape[0] == '\\' && escape[1] == 'u'
        && ushort.TryParse(escape[2..UnicodeEscape], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
