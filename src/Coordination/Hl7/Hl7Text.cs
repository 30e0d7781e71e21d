using System.Globalization;
using System.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>Characters of a message: which encoding they were sent in, and the escapes that stand for separators. HL7 v2.5.1, chapters 2.7 and 2.15.9.18 (table 0211).</summary>
internal static class Hl7Text
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, Encoding> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UNICODE UTF-8"] = Utf8, ["UTF-8"] = Utf8, ["UTF8"] = Utf8, ["8859/1"] = Encoding.Latin1, ["ISO-8859-1"] = Encoding.Latin1, ["ISO8859/1"] = Encoding.Latin1,
        // Plain ASCII is UTF-8 too; many that declare it send more.
        ["ASCII"] = Utf8,
    };

    /// <summary>
    /// The text of the bytes by MSH-18. Where it names nothing, or ASCII, bytes that are no UTF-8 are read as ISO 8859-1, which is what older systems here send;
    /// where it names UTF-8, such bytes are refused.
    /// </summary>
    public static Outcome<string> Decode(ReadOnlySpan<byte> bytes)
    {
        var declared = Declared(bytes);
        if (declared.Length > 0 && !Named.ContainsKey(declared))
        {
            return new Fault(FaultKind.Invalid, $"MSH-18 names the characters \"{declared}\"; send UNICODE UTF-8, 8859/1 or ASCII.", "MSH-18");
        }

        var encoding = declared.Length == 0 ? Utf8 : Named[declared];
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return declared.Contains("UTF", StringComparison.OrdinalIgnoreCase)
                ? new Fault(FaultKind.Invalid, "MSH-18 names UTF-8 and the bytes are not UTF-8.", "MSH-18")
                : Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>
    /// The escapes back to what they stand for. Formatting is left out, a line break becomes one, and an escape that is not known stays as it was sent.
    /// </summary>
    public static string Unescape(string text, Hl7Separators separators)
    {
        if (!text.Contains(separators.Escape, StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == separators.Escape ? text.IndexOf(separators.Escape, i + 1) : -1;
            if (end < 0)
            {
                result.Append(text[i]);
                continue;
            }

            var code = text[(i + 1)..end];
            result.Append(Stands(code, separators) ?? text[i..(end + 1)]);
            i = end;
        }

        return result.ToString();
    }

    /// <summary>The text with separators and line ends escaped, for an answer.</summary>
    public static string Escape(string text, Hl7Separators s)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c == s.Escape ? $"{s.Escape}E{s.Escape}" : c == s.Field ? $"{s.Escape}F{s.Escape}" : c == s.Component ? $"{s.Escape}S{s.Escape}"
                : c == s.Repetition ? $"{s.Escape}R{s.Escape}" : c == s.Subcomponent ? $"{s.Escape}T{s.Escape}" : char.IsControl(c) ? " " : c.ToString());
        }

        return result.ToString();
    }

    private static string? Stands(string code, Hl7Separators s) => code switch
    {
        "F" => s.Field.ToString(),
        "S" => s.Component.ToString(),
        "R" => s.Repetition.ToString(),
        "T" => s.Subcomponent.ToString(),
        "E" => s.Escape.ToString(),
        "H" or "N" => "",
        ".br" or ".sp" => "\n",
        ['X', .. var hex] when hex.Length > 0 && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) => Hex(hex),
        _ => null,
    };

    private static string? Hex(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        try
        {
            return Array.Exists(bytes, b => b == 0) ? null : Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    // MSH itself is ASCII in every encoding that is read here.
    private static string Declared(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        var line = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
        if (line.Length < 4)
        {
            return "";
        }

        var fields = line.Split(line[3]);
        // The first field after "MSH" is MSH-2, and of several encodings the first is that of the message.
        return fields.Length > 17 && line.Length > 6 ? fields[17].Split(line[5])[0].Trim() : "";
    }

    /// <summary>A whole number of an answer's fields.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
