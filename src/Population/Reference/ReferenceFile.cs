using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Population.Reference;

/// <summary>
/// A file as it is read: packed with gzip or plain, told by its first two bytes (RFC 1952) and not by its name. The digest is that of the unpacked content, so that
/// a file is the same version however it was packed.
/// </summary>
internal sealed class ReferenceFile : IDisposable
{
    private readonly FileStream _file;
    private readonly SHA256 _sha = SHA256.Create();
    private readonly CryptoStream _content;

    private ReferenceFile(FileStream file, Stream unpacked)
    {
        _file = file;
        _content = new CryptoStream(unpacked, _sha, CryptoStreamMode.Read);
        Text = new StreamReader(_content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
    }

    public StreamReader Text { get; }

    public string Name => Path.GetFileName(_file.Name);

    public long BytesRead => _file.Position;

    public long Length => _file.Length;

    public static ReferenceFile Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var isPacked = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return new ReferenceFile(file, isPacked ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <summary>Reads what is left, and says which version this is: SHA-256 in hexadecimal.</summary>
    public string Digest()
    {
        while (Text.ReadLine() is not null)
        {
        }

        return Convert.ToHexStringLower(_sha.Hash!);
    }

    public void Dispose()
    {
        Text.Dispose();
        _content.Dispose();
        _sha.Dispose();
        _file.Dispose();
    }
}
