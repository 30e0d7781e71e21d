using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.Own;

/// <summary>A picture or a voice that a person adds. What it is, its first bytes say; what could hold a script is not taken.</summary>
public static class AttachedFile
{
    /// <summary>The largest, in bytes: 2 MB.</summary>
    public const int Most = 2_000_000;

    // First bytes of each format: https://www.iana.org/assignments/media-types, ISO/IEC 10918-1, PNG (W3C), ISO/IEC 14496-12, ID3v2.
    private static readonly (string Type, int At, byte[] Bytes)[] Kinds =
    [
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/png", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("audio/mpeg", 0, [0x49, 0x44, 0x33]),
        ("audio/mpeg", 0, [0xFF, 0xFB]),
        ("audio/mpeg", 0, [0xFF, 0xF3]),
        ("audio/mp4", 4, [0x66, 0x74, 0x79, 0x70, 0x4D, 0x34, 0x41]),
    ];

    /// <summary>The file as a FHIR Attachment.</summary>
    /// <param name="name">Its name, as the person's machine has it.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="content">Its bytes; closed afterwards.</param>
    public static async Task<Outcome<JsonObject>> Read(string name, long length, Stream content)
    {
        await using var stream = content;
        if (length > Most)
        {
            return new Fault(FaultKind.Invalid, "The file is larger than 2 MB. Choose a smaller one.", "file");
        }

        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes);
        if (Array.Find(Kinds, k => bytes.AsSpan().Length > k.At + k.Bytes.Length && bytes.AsSpan(k.At).StartsWith(k.Bytes)).Type is not { } type)
        {
            return new Fault(FaultKind.Invalid, "Choose a photo (JPEG or PNG) or a sound file (MP3 or M4A).", "file");
        }

        return new JsonObject
        {
            ["contentType"] = type,
            ["title"] = Path.GetFileNameWithoutExtension(name) is { Length: > 0 } title ? title[..Math.Min(title.Length, 60)] : "My file",
            ["size"] = length,
            ["data"] = Convert.ToBase64String(bytes),
        };
    }
}
