using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Tests.Search;

public sealed class TextFoldTests
{
    [Theory]
    [InlineData("Smith", "smith")]
    [InlineData("already plain", "already plain")]
    [InlineData("Åström", "astrom")]
    [InlineData("ZOË", "zoe")]
    [InlineData("Zoe\u0308", "zoe")]
    [InlineData("Łukasz Søren", "lukasz soren")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("İpek", "ipek")]
    [InlineData("Żółć", "zolc")]
    [InlineData("  Van \t der\u00a0Berg ", "van der berg")]
    [InlineData("O'Neill-Jones", "o'neill-jones")]
    [InlineData("Ελένη", "ελένη")]
    [InlineData("", "")]
    public void Fold_Text_IsWithoutCaseAndMarks(string text, string folded)
    {
        TextFold.Fold(text).ShouldBe(folded);
        TextFold.Fold(folded).ShouldBe(folded, "folding again changes nothing");
    }
}
