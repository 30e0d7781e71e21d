using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Directory.Services;

/// <summary>An id in the form that Open Referral asks for (a UUID), always the same for the same words.</summary>
public static class StableId
{
    private const int Length = 16;

    /// <summary>The id of these words: the first 128 bits of their SHA-256, marked as version 8, "made in a way of one's own" (RFC 9562, section 5.8).</summary>
    public static string Of(string words)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(words), digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..Length], bigEndian: true).ToString("D");
    }

    /// <summary>True for the form of an id: 36 characters with four hyphens.</summary>
    public static bool IsId(string? text) => Guid.TryParseExact(text, "D", out _);
}
