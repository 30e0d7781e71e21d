using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("a,b,c", new[] { "a", "b", "c" })]
    [InlineData(" a , \"b,c\" ,", new[] { "a", "b,c", "" })]
    [InlineData("\"say \"\"so\"\"\",2", new[] { "say \"so\"", "2" })]
    [InlineData("\"  895\"", new[] { "895" })]
    [InlineData("", new[] { "" })]
    public void Fields_OfARow_AreTakenApart(string row, string[] fields) => CsvRows.Fields(row).ShouldBe(fields);

    [Fact]
    public void Read_LineEndInQuotes_IsOneRowWithTheLineItBeginsOn()
    {
        using var text = new StringReader("a,b\r\n\"one\ntwo\",2\n\n3,4");

        CsvRows.Read(text).Select(r => (r.Line, string.Join('|', r.Fields))).ShouldBe([(1, "a|b"), (2, "one\ntwo|2"), (5, "3|4")]);
    }

    [Fact]
    public void Read_QuoteNeverClosed_EndsWithTheFile()
    {
        using var text = new StringReader("a,b\n\"one,2\n3,4");

        CsvRows.Read(text).Count().ShouldBe(2);
    }
}
