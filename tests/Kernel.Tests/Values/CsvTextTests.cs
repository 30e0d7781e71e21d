using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("-", "'-")]
    [InlineData("-\u0661", "'-\u0661")]
    [InlineData("-Infinity", "'-Infinity")]
    [InlineData("@sum(A1)", "'@sum(A1)")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    public void Field_ThatASpreadsheetWouldRun_IsText(string text, string field) => CsvText.Field(text).ShouldBe(field);

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-1.5e-3", "-1.5e-3")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"=1\"", "\"say \"\"=1\"\"\"")]
    [InlineData("plain = fine", "plain = fine")]
    [InlineData("2025-10-01", "2025-10-01")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Field_ThatIsHarmless_StaysAsItIs(string? text, string field) => CsvText.Field(text).ShouldBe(field);

    [Fact]
    public void Line_OfFields_EndsAsTheStandardSays() => CsvText.Line("a", null, "=b").ShouldBe("a,,'=b\r\n");
}
