using System.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Learning.Groups;

/// <summary>Which files are taken: what a file is follows from how it begins, never from its name.</summary>
internal static class FileKind
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    // How each begins. https://www.iana.org/assignments/media-types, ISO 32000, ISO/IEC 15948, ITU-T T.81, APPNOTE.TXT of the zip format.
    private static readonly (byte[] Begins, string Type, string Ending)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", ".pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ".png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", ".jpg"),
    ];

    // The folder in a zipped office document that says which kind it is (ECMA-376, part 2).
    private static readonly (string Folder, string Type, string Ending)[] Office =
    [
        ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
    ];

    /// <summary>The file as it is kept: its name without a path and with the ending of what it is; or why it is not taken.</summary>
    public static Outcome<GroupFile> Of(string name, byte[] body)
    {
        if (body.Length == 0) return new Fault(FaultKind.Invalid, "The file is empty", "File");
        if (body.Length > MostBytes) return new Fault(FaultKind.TooLarge, $"The file has more than {MostBytes / 1024 / 1024} MB", "File");
        if (Kind(body) is not { } kind) return new Fault(FaultKind.WrongFormat, "Only PDF, PNG, JPEG, plain text, and Word, Excel and PowerPoint files without macros are taken. This is none of them, whatever its name says", "File");
        var plain = new string([.. name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or ';'))]).Trim();
        var stem = plain.Contains('.', StringComparison.Ordinal) ? plain[..plain.LastIndexOf('.')] : plain;
        return new GroupFile((stem.Length == 0 ? "file" : stem.Length > 100 ? stem[..100] : stem) + kind.Ending, kind.Type, body.Length);
    }

    private static (string Type, string Ending)? Kind(byte[] body)
    {
        foreach (var (begins, type, ending) in Kinds)
        {
            if (body.AsSpan().StartsWith(begins)) return (type, ending);
        }

        return body.AsSpan().StartsWith("PK\u0003\u0004"u8) ? OfficeKind(body) : IsText(body) ? ("text/plain; charset=utf-8", ".txt") : null;
    }

    private static (string Type, string Ending)? OfficeKind(byte[] body)
    {
        try
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(body), System.IO.Compression.ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToList();
            if (!names.Contains("[Content_Types].xml") || names.Exists(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))) return null;
            foreach (var (folder, type, ending) in Office)
            {
                if (names.Exists(n => n.StartsWith(folder, StringComparison.Ordinal))) return (type, ending);
            }
        }
        catch (InvalidDataException)
        {
            // It begins like a zip file and is none.
        }

        return null;
    }

    private static bool IsText(byte[] body)
    {
        try
        {
            return !new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body).Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
