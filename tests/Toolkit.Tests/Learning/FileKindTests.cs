using System.IO.Compression;
using System.Text;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Learning.Groups;

namespace Goldthread.Toolkit.Tests.Learning;

public sealed class FileKindTests
{
    [Theory]
    [InlineData("%PDF-1.7 rest", "..\\..\\plan.html", "plan.pdf", "application/pdf")]
    [InlineData("plain words, é", "a/b/notes", "notes.txt", "text/plain; charset=utf-8")]
    [InlineData("<script>alert(1)</script>", "x.html", "x.txt", "text/plain; charset=utf-8")]
    [InlineData("x", "\"<>;.pdf", "file.txt", "text/plain; charset=utf-8")]
    public void Of_AnyName_IsWhatItsContentIs(string content, string name, string kept, string type)
    {
        var file = FileKind.Of(name, Encoding.UTF8.GetBytes(content)).Value;

        (file.Name, file.Type).ShouldBe((kept, type));
    }

    [Fact]
    public void Of_OfficeDocument_IsTakenWithoutMacrosAlone()
    {
        FileKind.Of("a.zip", Zip("[Content_Types].xml", "word/document.xml")).Value.Name.ShouldBe("a.docx");
        FileKind.Of("a.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")).Fault.Kind.ShouldBe(FaultKind.WrongFormat);
        FileKind.Of("a.docx", Zip("evil.exe")).Fault.Kind.ShouldBe(FaultKind.WrongFormat);
        FileKind.Of("a.docx", [.. "PK\u0003\u0004"u8, 1, 2, 3]).Fault.Kind.ShouldBe(FaultKind.WrongFormat);
    }

    [Fact]
    public void Of_EmptyTooLargeOrBinary_IsRefused()
    {
        FileKind.Of("a", []).Fault.Message.ShouldContain("empty");
        FileKind.Of("a", new byte[FileKind.MostBytes + 1]).Fault.Kind.ShouldBe(FaultKind.TooLarge);
        FileKind.Of("a.pdf", [0x4D, 0x5A, 0, 1]).Fault.Kind.ShouldBe(FaultKind.WrongFormat);
        FileKind.Of("a.txt", [0xC3, 0x28]).Fault.Kind.ShouldBe(FaultKind.WrongFormat);
    }

    private static byte[] Zip(params string[] names)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names) zip.CreateEntry(name);
        }

        return bytes.ToArray();
    }
}
