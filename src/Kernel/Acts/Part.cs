using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Kernel.Acts;

/// <summary>
/// One of 256 parts of the store. A person's rows all lie in one part, together with the part's journal and order, so that a
/// write is one shard and one commit wherever the store runs. The number never changes and is never configured.
/// </summary>
public static class Part
{
    /// <summary>How many parts there are.</summary>
    public const int Count = 256;

    /// <summary>What is about no person (organisations, practitioners, questionnaires) has this part.</summary>
    public const int Place = -1;

    /// <summary>The part of a key: the first byte of the key's SHA-256.</summary>
    public static int Of(string key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), digest);
        return digest[0];
    }
}
