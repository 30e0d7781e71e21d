using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// The bytes of a resource as they will be stored: those that came, with the id and the server's meta put in and references
/// rewritten, cut where the version number goes, which is known only when the row is written.
/// </summary>
internal sealed class ResourceTemplate
{
    private readonly byte[] _before;
    private readonly byte[] _after;

    private ResourceTemplate(byte[] before, byte[] after, bool rewritten)
    {
        _before = before;
        _after = after;
        IsRewritten = rewritten;
    }

    /// <summary>True when a text was replaced.</summary>
    public bool IsRewritten { get; }

    /// <summary>Prepares the bytes.</summary>
    /// <param name="json">A valid resource: one JSON object.</param>
    /// <param name="type">Its type.</param>
    /// <param name="id">The id it will have.</param>
    /// <param name="at">When it is written.</param>
    /// <param name="references">Texts to replace wherever they stand as a whole string: <c>urn:uuid:...</c> to <c>Patient/1</c>.</param>
    public static ResourceTemplate Prepare(ReadOnlySpan<byte> json, string type, string id, DateTimeOffset at, Dictionary<string, string>? references = null)
    {
        var rest = new ArrayBufferWriter<byte>(json.Length + 128);
        var meta = new ArrayBufferWriter<byte>();
        var rewritten = false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Json.FhirJson.MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.ValueTextEquals("resourceType"u8) || reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                reader.Skip();
            }
            else if (reader.ValueTextEquals("meta"u8))
            {
                rewritten |= CopyMeta(ref reader, json, meta, references);
            }
            else
            {
                reader.Read();
                rest.Write(","u8);
                rewritten |= CopyValue(ref reader, json, start, rest, references);
            }
        }

        var before = Encoding.UTF8.GetBytes($"{{\"resourceType\":\"{type}\",\"id\":\"{id}\",\"meta\":{{\"versionId\":\"");
        var head = Encoding.UTF8.GetBytes($"\",\"lastUpdated\":\"{Instant(at)}\"");
        return new ResourceTemplate(before, [.. head, .. meta.WrittenSpan, (byte)'}', .. rest.WrittenSpan, (byte)'}'], rewritten);
    }

    /// <summary>The stored bytes of a version.</summary>
    public byte[] Version(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        var bytes = new byte[_before.Length + length + _after.Length];
        _before.CopyTo(bytes, 0);
        digits[..length].CopyTo(bytes.AsSpan(_before.Length));
        _after.CopyTo(bytes, _before.Length + length);
        return bytes;
    }

    /// <summary>True when stored bytes say the same, version number and time apart: nothing new would be written.</summary>
    public bool SaysTheSameAs(ReadOnlySpan<byte> stored)
    {
        if (!stored.StartsWith(_before))
        {
            return false;
        }

        var tail = stored[_before.Length..];
        tail = tail[tail.IndexOf((byte)'"')..];
        var skip = "\",\"lastUpdated\":\"".Length + InstantLength;
        return tail.Length == _after.Length && tail[skip..].SequenceEqual(_after.AsSpan(skip));
    }

    /// <summary>A FHIR instant in UTC with milliseconds. https://hl7.org/fhir/R4/datatypes.html#instant</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private const int InstantLength = 24;
    private const int LongestReference = 1024;

    private static bool CopyMeta(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ArrayBufferWriter<byte> meta, Dictionary<string, string>? references)
    {
        var rewritten = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.ValueTextEquals("versionId"u8) || reader.ValueTextEquals("lastUpdated"u8))
            {
                reader.Read();
                reader.Skip();
            }
            else
            {
                reader.Read();
                meta.Write(","u8);
                rewritten |= CopyValue(ref reader, json, start, meta, references);
            }
        }

        return rewritten;
    }

    // Copies from a property name to the end of its value, byte for byte but for the strings that are replaced; true when one was.
    private static bool CopyValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int start, ArrayBufferWriter<byte> to, Dictionary<string, string>? references)
    {
        if (references is null || references.Count == 0)
        {
            reader.Skip();
            to.Write(json[start..(int)reader.BytesConsumed]);
            return false;
        }

        var depth = reader.CurrentDepth;
        var copied = start;
        do
        {
            if (reader.TokenType == JsonTokenType.String && MayBeReference(reader.ValueSpan) && Replacement(ref reader, references) is { } replacement)
            {
                // Type/id: nothing in it that JSON escapes.
                to.Write(json[copied..((int)reader.TokenStartIndex + 1)]);
                Encoding.UTF8.GetBytes(replacement, to);
                copied = (int)reader.BytesConsumed - 1;
            }

            if (reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                break;
            }
        }
        while (reader.Read());
        to.Write(json[copied..(int)reader.BytesConsumed]);
        return copied != start;
    }

    private static string? Replacement(ref Utf8JsonReader reader, Dictionary<string, string> references)
    {
        Span<char> text = stackalloc char[LongestReference];
        var length = reader.CopyString(text);
        return references.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var replacement) ? replacement : null;
    }

    private static bool MayBeReference(ReadOnlySpan<byte> text) => text.Length < LongestReference && text.IndexOfAny((byte)':', (byte)'/', (byte)'?') > 0;
}
