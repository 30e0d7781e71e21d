using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using static Goldthread.Fhir.FhirPath.Functions.FunctionTable;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>encode, decode, escape and unescape. http://hl7.org/fhirpath/N1/#additional-string-functions</summary>
internal static class Encodings
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly FunctionDefinition[] Functions =
    [
        Items("encode", 1, c => c.OnText(static (s, format) => Encode(s, format))),
        Items("decode", 1, c => c.OnText(static (s, format) => Decode(s, format))),
        Items("escape", 1, c => c.OnText(static (s, target) => Escape(s, target))),
        Items("unescape", 1, c => c.OnText(static (s, target) => Unescape(s, target))),
    ];

    /// <summary>Nothing for a format that is not known, or for text that is not in it.</summary>
    private static FhirNode Encode(string text, string format)
    {
        try
        {
            var bytes = Utf8.GetBytes(text);
            return format switch
            {
                "hex" => FhirNode.From(Convert.ToHexStringLower(bytes)),
                "base64" => FhirNode.From(Convert.ToBase64String(bytes)),
                "urlbase64" => FhirNode.From(Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_')),
                _ => default,
            };
        }
        catch (EncoderFallbackException)
        {
            return default;
        }
    }

    private static FhirNode Decode(string text, string format)
    {
        try
        {
            return format switch
            {
                "hex" => FhirNode.From(Utf8.GetString(Convert.FromHexString(text))),
                "base64" => FhirNode.From(Utf8.GetString(Convert.FromBase64String(text))),
                "urlbase64" => FhirNode.From(Utf8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')))),
                _ => default,
            };
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return default;
        }
    }

    private static FhirNode Escape(string text, string target) => target switch
    {
        "html" => FhirNode.From(text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;")),
        "json" => FhirNode.From(JsonEncodedText.Encode(Whole(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()),
        _ => default,
    };

    private static FhirNode Unescape(string text, string target)
    {
        switch (target)
        {
            case "html":
                return FhirNode.From(WebUtility.HtmlDecode(text));
            case "json":
                return FromJson(text) is { } plain ? FhirNode.From(plain) : default;
            default:
                return default;
        }
    }

    /// <summary>Undoes the escapes of JSON and leaves the rest, quotes that are not escaped too; null for an escape that JSON does not have.</summary>
    private static string? FromJson(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            char? c = i == text.Length ? null : text[i] switch
            {
                '"' or '\\' or '/' => text[i],
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => (char)code,
                _ => null,
            };
            if (c is null)
            {
                return null;
            }

            i += text[i] == 'u' ? 4 : 0;
            plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>Half characters, which JSON cannot carry, become the replacement character.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
