namespace Goldthread.Architecture;

public sealed class FileLengthTests
{
    [Fact]
    public void Files_OfTheProduct_AreShort()
    {
        var decisions = SourceTree.Files.Where(f => f.Path.StartsWith("docs/adr/", StringComparison.Ordinal)).ToList();

        SourceTree.ProductCode.SelectMany(f => FileLength.Of(f, decisions)).ShouldBeEmpty();
    }

    [Fact]
    public void Of_OneLineTooMany_IsFoundUnlessADecisionNamesIt()
    {
        var longest = new SourceFile("src/Record/Long.cs", string.Join('\n', Enumerable.Repeat("x", FileLength.Most)) + "\n");
        var tooLong = new SourceFile("src/Record/Long.cs", longest.Text + "x\n");

        FileLength.Of(longest, []).ShouldBeEmpty();
        FileLength.Of(tooLong, []).Count().ShouldBe(1);
        FileLength.Of(tooLong, [new SourceFile("docs/adr/0009.md", "Long.cs is one table.")]).ShouldBeEmpty();
    }
}
