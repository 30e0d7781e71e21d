using System.Text.Json;

namespace Goldthread.Fhir.Import;

/// <summary>Is shown the tokens of a long JSON text one by one.</summary>
internal interface ITokenReader
{
    /// <summary>One token. <paramref name="offset"/> is the place in the text of what <paramref name="json"/> calls 0.</summary>
    void Token(ref Utf8JsonReader json, long offset);
}

/// <summary>Walks a JSON text of any length with a window over it that holds little more than one token.</summary>
internal static class JsonWalk
{
    // The reader keeps one bit for each level; a resource that is nested too deeply is refused by itself, not with its bundle.
    private const int MaxDepth = 100_000;

    /// <summary>Shows every token of the text.</summary>
    /// <exception cref="UnreadableException">The text is broken or cut short, or one value is larger than may be.</exception>
    public static void Through(Stream text, ITokenReader to)
    {
        var buffer = new byte[1 << 18];
        var length = 0;
        var offset = 0L;
        var ended = false;
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth });
        while (true)
        {
            var json = new Utf8JsonReader(buffer.AsSpan(0, length), ended, state);
            try
            {
                while (json.Read())
                {
                    to.Token(ref json, offset);
                }
            }
            catch (JsonException problem)
            {
                throw new UnreadableException(ended && IsCutShort(buffer.AsSpan(0, length), state)
                    ? $"The JSON is cut short: it ends at line {problem.LineNumber + 1} before its last }}."
                    : $"The JSON is broken at line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}.");
            }

            if (ended)
            {
                return;
            }

            state = json.CurrentState;
            var consumed = (int)json.BytesConsumed;
            offset += consumed;
            length -= consumed;
            buffer.AsSpan(consumed, length).CopyTo(buffer);
            if (length == buffer.Length)
            {
                if (length >= Importer.LargestResource)
                {
                    throw new UnreadableException($"One value is larger than {Importer.LargestResource >> 20} MB.");
                }

                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var count = text.Read(buffer, length, buffer.Length - length);
            length += count;
            ended = count == 0;
        }
    }

    // What is left is sound as a beginning, but not as an end.
    private static bool IsCutShort(ReadOnlySpan<byte> rest, JsonReaderState state)
    {
        try
        {
            var json = new Utf8JsonReader(rest, isFinalBlock: false, state);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
