using Goldthread.Impact.Agreement;

namespace Goldthread.Impact.Tests.Agreement;

/// <summary>The check that the validation page shows; that it is the one that would come out today is told by <see cref="OracleCheckTests"/>.</summary>
public sealed class AgreementRecordTests
{
    [Fact]
    public void Kept_EveryLine_PassesAndHasWordsAndASource()
    {
        var kept = AgreementRecord.Kept();
        kept.Lines.Count.ShouldBe(11);
        kept.On.ShouldBeGreaterThan(new DateOnly(2026, 1, 1));
        foreach (var line in kept.Lines)
        {
            line.Passes.ShouldBeTrue(line.Name);
            OracleSource.Of(line.Name).ShouldNotBeNull(line.Name);
        }
    }

    [Fact]
    public void Text_ReadAgain_IsTheSameCheck() => AgreementRecord.Kept().Text().ShouldBe(Oracle.Own("src", "Impact", "Agreement", "agreement.json"));

    [Theory]
    [InlineData(10, 1e-12, "10 numbers, 9 in the file")]
    [InlineData(9, 0.02, "largest difference 0.02, 0.01 in the file")]
    public void Otherwise_AnotherResult_IsTold(int cases, double largest, string says)
    {
        var kept = new AgreementRecord(new DateOnly(2026, 11, 23), "0.1.0", [new OracleLine("A", 9, 0.01, "here", "relative difference", 1)]);
        kept.Otherwise([new OracleLine("A", cases, largest, "here", "relative difference", 1)]).ShouldHaveSingleItem().ShouldContain(says);
    }

    [Fact]
    public void Otherwise_LinesThatCameOrWent_AreTold()
    {
        var kept = new AgreementRecord(new DateOnly(2026, 11, 23), "0.1.0", [new OracleLine("A", 9, 0.01, "here", "relative difference", 1)]);
        kept.Otherwise([new OracleLine("B", 9, 0.01, "here", "relative difference", 1)]).ShouldBe(["A: was checked, and is no longer.", "B: is checked, and is not in the file."]);
        kept.Otherwise([new OracleLine("A", 9, 0.010_05, "there", "relative difference", 1)]).ShouldBeEmpty();
    }
}
