using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Scores;

/// <summary>The operator's list of codes, from a file that a setting names.</summary>
public sealed class FrailtyCodesTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-efi").FullName;

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_AListThatIsThere_IsUsedAndHasAFingerprint()
    {
        var codes = FrailtyCodes.Read(File("deficit,terminology,code,term\nfalls,snomed,1,one\n"));

        codes.Index.ShouldNotBeNull().Deficits.ShouldBe(["falls"]);
        (codes.Digest.Length, codes.WhyNot).ShouldBe((12, null));
    }

    [Theory]
    [InlineData("name,code\n", "list.csv, line 1: The columns of the list are deficit, terminology, code, term.")]
    [InlineData("deficit,terminology,code,term\nfalls,snomed,,x\n,snomed,1,x\n", "list.csv, line 2: A deficit or a code is missing. And 2 more.")]
    public void Read_AListWithFaults_IsNotUsedAndSaysWhy(string text, string why)
    {
        var codes = FrailtyCodes.Read(File(text));

        codes.Index.ShouldBeNull();
        codes.WhyNot.ShouldBe(why);
    }

    [Fact]
    public void Read_NoSuchFile_SaysSo() => FrailtyCodes.Read(Path.Combine(_folder, "none.csv")).WhyNot.ShouldNotBeNull().ShouldContain("which is not there");

    private string File(string text)
    {
        var path = Path.Combine(_folder, "list.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
