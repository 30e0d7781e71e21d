using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Goldthread.Population.Projection;

/// <summary>What a saved file says of itself.</summary>
/// <param name="On">The day that it tells of: ages are worked out on it.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Position">How far the change feed had been read, by part.</param>
/// <param name="Sources">Each reference set that was used, and its fingerprint.</param>
public sealed record ExtractStamp(DateOnly On, DateTimeOffset Made, IReadOnlyDictionary<int, long> Position, IReadOnlyDictionary<string, string> Sources);

/// <summary>A segment as a file that is mapped into memory. One that is cut short, damaged or of another layout is never trusted: the answer says why, and it is made anew from the store.</summary>
public static class SegmentFile
{
    /// <summary>Changes whenever the bytes are laid out in another way.</summary>
    private const int Version = 3;

    private const int HeaderLength = 64;

    private static ReadOnlySpan<byte> Magic => "GTPEOPLE"u8;

    private sealed record Manifest(int People, IReadOnlyList<Column> Columns, IReadOnlyList<Segment.Place> Places, string Digest, ExtractStamp Stamp);

    /// <summary>Writes beside the path and then takes its place, so that a reader sees the old file or the new one and never a part.</summary>
    public static void Save(string path, SegmentBuilder builder, ExtractStamp stamp)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20))
        {
            file.Write(new byte[HeaderLength]);
            var places = builder.Write(file);
            var end = file.Position;
            var digest = Digest(file, HeaderLength, end);
            var manifest = JsonSerializer.SerializeToUtf8Bytes(new Manifest(builder.People, builder.Columns, places, digest, stamp));
            file.Position = end;
            file.Write(manifest);
            file.Position = 0;
            file.Write(Header(end, manifest, file.Length));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Opens what was saved. Reads the header and the manifest only: columns come in as they are asked.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="columns">The layout that is expected.</param>
    /// <param name="whyNot">Why it cannot be used, where it cannot.</param>
    /// <param name="whole">True to read every byte and hold it against the digest as well.</param>
    public static (Segment Segment, ExtractStamp Stamp)? Open(string path, IReadOnlyList<Column> columns, out string whyNot, bool whole = false)
    {
        whyNot = "";
        if (!File.Exists(path)) return No(out whyNot, "there is none yet");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan(0, 8).SequenceEqual(Magic)) return No(out whyNot, "it is not such a file, or is cut short");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)) is var version && version != Version) return No(out whyNot, $"it has the layout {version}, and this program reads {Version}");
        var (end, length) = (BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16)), BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(24)));
        if (length != file.Length || end < HeaderLength || end > length) return No(out whyNot, $"it is cut short: {file.Length} of {length} bytes");
        var bytes = new byte[checked((int)(length - end))];
        file.Position = end;
        file.ReadExactly(bytes);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(header.AsSpan(32, 32))) return No(out whyNot, "its description is damaged");
        var manifest = JsonSerializer.Deserialize<Manifest>(bytes)!;
        if (!manifest.Columns.Select(c => c.Name).SequenceEqual(columns.Select(c => c.Name)) || !manifest.Columns.Zip(columns).All(x => IsSame(x.First, x.Second))) return No(out whyNot, "it has other columns than this program knows");
        if (whole && Digest(file, HeaderLength, end) != manifest.Digest) return No(out whyNot, "its columns are damaged");
        return (new Segment(manifest.People, manifest.Columns, [.. manifest.Places], ColumnBytes.Mapped(path)), manifest.Stamp);
    }

    private static (Segment, ExtractStamp)? No(out string whyNot, string reason)
    {
        whyNot = reason;
        return null;
    }

    // Words that are met as people are (practices, areas) are the file's own.
    private static bool IsSame(Column saved, Column known) => saved.Kind == known.Kind && saved.Within == known.Within && saved.Origin == known.Origin && (known.Words.Count <= 1 || saved.Words.SequenceEqual(known.Words));

    private static byte[] Header(long end, byte[] manifest, long length)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), end);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(24), length);
        SHA256.HashData(manifest, header.AsSpan(32));
        return header;
    }

    private static string Digest(FileStream file, long from, long to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = from;
        for (var left = to - from; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
