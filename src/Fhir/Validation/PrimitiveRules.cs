using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using Goldthread.Fhir.Json;

namespace Goldthread.Fhir.Validation;

/// <summary>The primitive types of R4, named as in the standard.</summary>
internal enum PrimitiveKind
{
    None,
    Base64Binary,
    Boolean,
    Canonical,
    Code,
    Date,
    DateTime,
    Decimal,
    Id,
    Instant,
    Integer,
    Markdown,
    Oid,
    PositiveInt,
    String,
    Time,
    UnsignedInt,
    Uri,
    Url,
    Uuid,
    Xhtml,
}

/// <summary>The lexical rules of the primitive types, scanned by hand. https://hl7.org/fhir/R4/datatypes.html#primitive</summary>
internal static class PrimitiveRules
{
    /// <summary>"Strings SHALL NOT exceed 1MB (1024*1024 characters) in size". https://hl7.org/fhir/R4/datatypes.html#string</summary>
    public const int LongestString = 1024 * 1024;

    private static readonly SearchValues<byte> IdBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> AsciiSpace = SearchValues.Create(" \t\r\n\f\v"u8);
    private static readonly SearchValues<byte> Base64Bytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    /// <summary>What is wrong with a value of this kind, in a sentence that says what would be right; null when nothing is.</summary>
    public static string? Problem(PrimitiveKind kind, JsonElement value) => kind switch
    {
        PrimitiveKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Expected("true or false, without quotes", value),
        PrimitiveKind.Decimal => value.ValueKind is JsonValueKind.Number ? null : Expected("a number, without quotes", value),
        PrimitiveKind.Integer or PrimitiveKind.PositiveInt or PrimitiveKind.UnsignedInt => IntegerProblem(kind, value),
        _ => TextProblem(kind, value),
    };

    private static string? TextProblem(PrimitiveKind kind, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return Expected("text in quotes", value);
        }

        var text = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (text.Contains((byte)'\\'))
        {
            if (JsonText.Unescape(text) is not { } plain)
            {
                return "This text holds half a character (an unpaired surrogate escape). Write the whole character.";
            }

            text = plain;
            if (text.Contains((byte)0))
            {
                return "This text holds the character zero (\\u0000), which no text may hold.";
            }
        }

        return text.IsEmpty ? "Empty text is not allowed: leave the property out." : TextProblem(kind, text);
    }

    private static string? TextProblem(PrimitiveKind kind, ReadOnlySpan<byte> text) => kind switch
    {
        PrimitiveKind.Date => DateRules.Date(text),
        PrimitiveKind.DateTime => DateRules.DateTime(text),
        PrimitiveKind.Instant => DateRules.Instant(text),
        PrimitiveKind.Time => DateRules.Time(text),
        PrimitiveKind.Code => IsCode(text) ? null : $"{Quote(text)} is not a code: a code has no space at its start or end and no two spaces together.",
        PrimitiveKind.Id => IsId(text) ? null
            : $"{Quote(text)} is not an id: an id has 1 to 64 letters (A to Z), digits, hyphens and full stops.",
        PrimitiveKind.Uri or PrimitiveKind.Url or PrimitiveKind.Canonical => !text.ContainsAny(AsciiSpace) ? null
            : $"{Quote(text)} is not an address: it holds a space.",
        PrimitiveKind.Oid => IsOid(text) ? null : $"{Quote(text)} is not an OID: an OID looks like urn:oid:1.2.3.4.",
        PrimitiveKind.Uuid => IsUuid(text) ? null
            : $"{Quote(text)} is not a UUID: a UUID looks like urn:uuid:c757873d-ec9a-4326-a141-556f43239520, in small letters.",
        PrimitiveKind.Base64Binary => IsBase64(text) ? null : "This is not base64: it needs groups of four letters, digits, + and /, filled up with = at the end.",
        PrimitiveKind.Xhtml => XhtmlRules.Problem(text),
        _ => text.Length <= LongestString || CountCharacters(text) <= LongestString ? null : "This text is longer than 1,048,576 characters, the most that FHIR allows.",
    };

    private static string? IntegerProblem(PrimitiveKind kind, JsonElement value)
    {
        var (least, words) = kind switch
        {
            PrimitiveKind.PositiveInt => (1, "a whole number from 1 to 2147483647"),
            PrimitiveKind.UnsignedInt => (0, "a whole number from 0 to 2147483647"),
            _ => (int.MinValue, "a whole number from -2147483648 to 2147483647"),
        };
        if (value.ValueKind != JsonValueKind.Number)
        {
            return Expected(words + ", without quotes", value);
        }

        var digits = JsonMarshal.GetRawUtf8Value(value);
        return Utf8Parser.TryParse(digits, out int number, out var used) && used == digits.Length && number >= least
            ? null
            : $"{Quote(digits)} is not {words}.";
    }

    private static string Expected(string wanted, JsonElement value) => $"This must be {wanted}; it is {KindInWords(value.ValueKind)}.";

    public static string KindInWords(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object { }",
        JsonValueKind.Array => "a list [ ]",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>A value as sent, in quotes, cut short where it is long.</summary>
    public static string Quote(ReadOnlySpan<byte> text)
    {
        const int longest = 60;
        var shown = JsonText.ToText(text.Length > longest * 4 ? text[..(longest * 4)] : text);
        return shown.Length > longest ? $"\"{JsonText.Cut(shown, longest)}...\"" : $"\"{shown}\"";
    }

    public static bool IsId(ReadOnlySpan<byte> text) => text.Length is >= 1 and <= 64 && !text.ContainsAnyExcept(IdBytes);

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        var space = text.IndexOfAny(AsciiSpace);
        if (space < 0)
        {
            return true;
        }

        for (; space < text.Length; space++)
        {
            if (AsciiSpace.Contains(text[space]) && (space == 0 || space == text.Length - 1 || AsciiSpace.Contains(text[space - 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOid(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("urn:oid:"u8) || text.Length < 11 || text[8] is < (byte)'0' or > (byte)'2' || text[9] != '.')
        {
            return false;
        }

        var atStart = true;
        for (var i = 10; i < text.Length; i++)
        {
            var isLast = i + 1 == text.Length || text[i + 1] == '.';
            if (text[i] == '.' ? atStart || i + 1 == text.Length : !char.IsAsciiDigit((char)text[i]) || (atStart && text[i] == '0' && !isLast))
            {
                return false;
            }

            atStart = text[i] == '.';
        }

        return true;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 45 || !text.StartsWith("urn:uuid:"u8))
        {
            return false;
        }

        var digits = text[9..];
        for (var i = 0; i < digits.Length; i++)
        {
            var isRight = i is 8 or 13 or 18 or 23 ? digits[i] == '-' : char.IsAsciiHexDigitLower((char)digits[i]);
            if (!isRight)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBase64(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        var padding = 0;
        while (!text.IsEmpty)
        {
            // Whole runs at a time: attachments are long.
            var run = text.IndexOfAnyExcept(Base64Bytes);
            run = run < 0 ? text.Length : run;
            digits += run;
            if (run > 0 && padding > 0)
            {
                return false;
            }

            if (run == text.Length)
            {
                break;
            }

            if (text[run] == '=')
            {
                padding++;
            }
            else if (!AsciiSpace.Contains(text[run]))
            {
                return false;
            }

            text = text[(run + 1)..];
        }

        return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0;
    }

    private static int CountCharacters(ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetCharCount(text);
}
