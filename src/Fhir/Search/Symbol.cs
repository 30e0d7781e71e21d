using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>
/// A text as 64 bits: the first of its SHA-256. Systems and codes are compared by it, which keeps an index row at a tenth of its
/// text; two different texts of a store meet with a chance below one in ten million even among a billion.
/// </summary>
internal static class Symbol
{
    private const int MostRemembered = 200_000;
    private static readonly ConcurrentDictionary<string, long> Remembered = new(StringComparer.Ordinal);

    /// <summary>Zero for no text.</summary>
    public static long Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (Remembered.TryGetValue(text, out var symbol))
        {
            return symbol;
        }

        symbol = Compute(text);
        if (Remembered.Count < MostRemembered)
        {
            Remembered[text] = symbol;
        }

        return symbol;
    }

    private static long Compute(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
