using System.IO.Compression;
using System.Text;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Sent;

namespace Goldthread.Toolkit.Tests.Sent;

public sealed class FileKindTests
{
    [Fact]
    public void Of_ByContent_TakesWhatItsNameSaysAndNothingElse()
    {
        FileKind.Of(@"C:\bids\our plan.pdf", "%PDF-1.7"u8.ToArray(), "Upload").Value.ShouldBe(("our plan.pdf", "application/pdf"));
        FileKind.Of("plan.docx", Zip("[Content_Types].xml", "word/document.xml"), "Upload").Succeeded.ShouldBeTrue();
        FileKind.Of("figures.csv", "a,b\r\n1,2"u8.ToArray(), "Upload").Succeeded.ShouldBeTrue();
        FileKind.Of("../../x\r\n<script>.pdf", "%PDF-1.7"u8.ToArray(), "Upload").Value.Name.ShouldBe("x___script_.pdf");
        FileKind.Of("plan.pdf", "<html>"u8.ToArray(), "Upload").Fault.Path.ShouldBe("Upload");
        FileKind.Of("plan.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "Upload").Succeeded.ShouldBeFalse();
        FileKind.Of("plan.docx", Zip("[Content_Types].xml", "xl/workbook.xml"), "Upload").Succeeded.ShouldBeFalse();
        FileKind.Of("plan.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "Upload").Succeeded.ShouldBeFalse();
        FileKind.Of("page.html", "<html>"u8.ToArray(), "Upload").Succeeded.ShouldBeFalse();
        FileKind.Of("figures.csv", [0x61, 0x00, 0x62], "Upload").Succeeded.ShouldBeFalse();
        FileKind.Of("plan.pdf", [.. "%PDF-"u8, .. new byte[FileKind.MostBytes]], "Upload").Fault.Kind.ShouldBe(FaultKind.TooLarge);
    }

    [Fact]
    public void Of_EmptyOrOtherThanItsName_IsRefused()
    {
        FileKind.Of("a.pdf", [], "File").Fault.ShouldSatisfyAllConditions(f => f.Message.ShouldContain("empty"), f => f.Path.ShouldBe("File"));
        FileKind.Of("a.zip", Zip("[Content_Types].xml", "word/document.xml"), "File").Succeeded.ShouldBeFalse();
        FileKind.Of("a.docx", Zip("evil.exe"), "File").Succeeded.ShouldBeFalse();
        FileKind.Of("a.txt", [0xC3, 0x28], "File").Succeeded.ShouldBeFalse();
        FileKind.Of("notes", Encoding.UTF8.GetBytes("plain words"), "File").Succeeded.ShouldBeFalse();
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
