using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Json;

/// <summary>Reads what a sender calls FHIR JSON. https://hl7.org/fhir/R4/json.html</summary>
public static class FhirJson
{
    /// <summary>Most levels of { } and [ ] inside one another. Each level of questions in a QuestionnaireResponse takes four.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>
    /// Parses one JSON object. Refused, with a sentence that says where: text that is not UTF-8, JSON that is cut short or
    /// broken, comments, trailing commas, anything after the object, more than <see cref="MaxDepth"/> levels, and escapes
    /// that stand for half a character or for character zero. A byte order mark is passed over. Strings of the document are
    /// then safe to read. The document reads from <paramref name="utf8"/>: leave those bytes alone, and dispose it.
    /// </summary>
    public static Outcome<JsonDocument> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        var bytes = utf8.Span;
        var start = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            return Invalid("Nothing was sent. A resource in JSON is needed.");
        }

        if (!Utf8.IsValid(bytes))
        {
            return Invalid($"The text is not UTF-8: {Place(bytes, FirstInvalid(bytes))} holds a byte that is not part of a character.");
        }

        if (bytes[start] != '{')
        {
            return Invalid("A resource must be one JSON object: it starts with { and ends with }.");
        }

        if (JsonText.FindBadEscape(bytes) is var bad and >= 0)
        {
            return Invalid($"The escape at {Place(bytes, bad)} stands for no character: it is half of a pair, or character zero.");
        }

        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException problem)
        {
            return Invalid(Explain(bytes, problem));
        }
    }

    private static string Explain(ReadOnlySpan<byte> bytes, JsonException problem)
    {
        // Read again step by step, to tell apart the ways in which it can be broken.
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth + 1 }));
        var closed = false;
        try
        {
            while (reader.Read())
            {
                closed = reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 };
                if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return $"The JSON is nested too deeply at {Place(bytes, (int)reader.TokenStartIndex)}: at most {MaxDepth} levels are read.";
                }
            }

            if (!closed)
            {
                return $"The JSON is cut short: it ends at {Place(bytes, bytes.Length)} before its last }}.";
            }
        }
        catch (JsonException)
        {
            // What is wrong stands in the first exception.
        }

        var where = $"line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}";
        return closed
            ? $"There is something after the end of the resource, at {where}. Send one resource at a time."
            : $"The JSON is broken at {where}. Comments, trailing commas and single quotes are not allowed.";
    }

    private static string Place(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..index];
        return $"line {before.Count((byte)'\n') + 1}, byte {index - (before.LastIndexOf((byte)'\n') + 1) + 1}";
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var place = 0;
        while (Rune.DecodeFromUtf8(bytes[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            place += length;
        }

        return place;
    }

    private static Fault Invalid(string message) => new(FaultKind.Invalid, message);
}
