using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Goldthread.Fhir.Import;

/// <summary>What the import asks of a resource's bytes before they are parsed.</summary>
internal static class ResourceText
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Json.FhirJson.MaxDepth };

    /// <summary>The type and id that stand at the top; null where they do not, or where the text is broken before them.</summary>
    public static (string? Type, string? Id) Head(ReadOnlySpan<byte> utf8)
    {
        string? type = null;
        string? id = null;
        try
        {
            var json = new Utf8JsonReader(utf8, Options);
            json.Read();
            while ((type is null || id is null) && json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isType = json.ValueTextEquals("resourceType"u8);
                var isId = json.ValueTextEquals("id"u8);
                json.Read();
                if (json.TokenType == JsonTokenType.String && isType)
                {
                    type = Text(ref json);
                }
                else if (json.TokenType == JsonTokenType.String && isId)
                {
                    id = Text(ref json);
                }

                json.Skip();
            }
        }
        catch (JsonException)
        {
            // What is wrong is said when it is parsed in full.
        }

        return (type, id);
    }

    /// <summary>A string of the text; null where it holds half a character.</summary>
    public static string? Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An id for a resource that has none: the first half of the SHA-256 of what it says, white space apart.</summary>
    public static string IdFromContent(ReadOnlySpan<byte> utf8)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> kind = stackalloc byte[1];
        var json = new Utf8JsonReader(utf8, Options);
        while (json.Read())
        {
            kind[0] = (byte)json.TokenType;
            hash.AppendData(kind);
            hash.AppendData(json.ValueSpan);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    /// <summary>Each literal reference in the resource.</summary>
    public static void References(ReadOnlySpan<byte> utf8, ICollection<string> to)
    {
        var json = new Utf8JsonReader(utf8, Options);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("reference"u8)
                && json.Read() && json.TokenType == JsonTokenType.String && Text(ref json) is { Length: > 0 } text)
            {
                to.Add(text);
            }
        }
    }

    /// <summary>
    /// The resource with names put in place of others. <paramref name="name"/> is asked for each string that begins with "urn:" (with
    /// false) and for each literal reference (with true), and answers null to leave it.
    /// </summary>
    public static ReadOnlyMemory<byte> Rename(ReadOnlyMemory<byte> utf8, Func<string, bool, string?> name)
    {
        ArrayBufferWriter<byte>? renamed = null;
        var bytes = utf8.Span;
        var json = new Utf8JsonReader(bytes, Options);
        var copied = 0;
        var isReference = false;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                isReference = json.ValueTextEquals("reference"u8);
                continue;
            }

            if (json.TokenType == JsonTokenType.String && (isReference || json.ValueSpan.StartsWith("urn:"u8))
                && Text(ref json) is { } text && name(text, isReference) is { } other)
            {
                renamed ??= new ArrayBufferWriter<byte>(bytes.Length + 64);
                renamed.Write(bytes[copied..(int)json.TokenStartIndex]);
                renamed.Write(JsonSerializer.SerializeToUtf8Bytes(other));
                copied = (int)json.BytesConsumed;
            }

            isReference = false;
        }

        if (renamed is null)
        {
            return utf8;
        }

        renamed.Write(bytes[copied..]);
        return renamed.WrittenMemory;
    }
}
