using System.Buffers.Text;
using System.Security.Cryptography;

namespace Goldthread.Record.SignIn;

/// <summary>Values that nobody can guess.</summary>
internal static class RandomText
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
