using System.IO.Compression;
using System.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Sent;

/// <summary>Which files are taken. What a file is, is told by what is in it; its name must say the same.</summary>
internal static class FileKind
{
    /// <summary>The most bytes of one file.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int MostName = 120;

    private static readonly Dictionary<string, (string Media, Func<byte[], bool> Is)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", b => Begins(b, "%PDF-"u8)),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b => IsOffice(b, "word/document.xml")),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b => IsOffice(b, "xl/workbook.xml")),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b => IsOffice(b, "ppt/presentation.xml")),
        [".odt"] = ("application/vnd.oasis.opendocument.text", IsOpenDocument),
        [".png"] = ("image/png", b => Begins(b, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        [".jpg"] = ("image/jpeg", b => Begins(b, [0xFF, 0xD8, 0xFF])),
        [".csv"] = ("text/csv", IsText),
        [".txt"] = ("text/plain", IsText),
    };

    /// <summary>The endings, for the form.</summary>
    public static string Endings { get; } = string.Join(", ", Kinds.Keys.Select(k => k[1..].ToUpperInvariant()));

    public static string Accept { get; } = string.Join(',', Kinds.Keys);

    /// <summary>The name it is kept under and its media type, or why it is not taken.</summary>
    /// <param name="name">The name it came with.</param>
    /// <param name="body">What is in it.</param>
    /// <param name="field">The field of the form, for faults.</param>
    public static Outcome<(string Name, string Media)> Of(string? name, byte[] body, string field)
    {
        Fault Wrong(string words) => new(FaultKind.WrongFormat, words, field);
        var plain = Plain(name);
        if (plain.Length == 0 || body.Length == 0) return Wrong("Choose a file that is not empty");
        if (body.Length > MostBytes) return new Fault(FaultKind.TooLarge, $"The file has {body.Length / 1024.0 / 1024:0.0} MB. It may have {MostBytes / 1024 / 1024} MB", field);
        if (!Kinds.TryGetValue(Path.GetExtension(plain), out var kind)) return Wrong($"Choose a file of one of these kinds: {Endings}");
        return kind.Is(body) ? (plain, kind.Media) : Wrong($"{plain} is not what its ending says, or it holds macros. Save it again as {Path.GetExtension(plain)[1..].ToUpperInvariant()}");
    }

    // Only the last part of a path, and only characters that every file system and header takes.
    private static string Plain(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = string.Concat(last.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' ? c : '_')).Trim(' ', '.');
        return kept.Length <= MostName ? kept : kept[..(MostName - 10)] + Path.GetExtension(kept);
    }

    private static bool Begins(byte[] body, ReadOnlySpan<byte> with) => body.AsSpan().StartsWith(with);

    private static bool IsOffice(byte[] body, string part) => Entries(body) is { } entries && entries.Contains("[Content_Types].xml") && entries.Contains(part)
        && !entries.Any(e => e.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    private static bool IsOpenDocument(byte[] body) => Entries(body) is { } entries && entries.Contains("mimetype") && entries.Contains("content.xml") && !entries.Any(e => e.StartsWith("Basic/", StringComparison.Ordinal));

    private static HashSet<string>? Entries(byte[] body)
    {
        if (!Begins(body, [0x50, 0x4B, 0x03, 0x04])) return null;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body), ZipArchiveMode.Read);
            return zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsText(byte[] body)
    {
        try
        {
            return !new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body).Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
