using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Scores;

/// <summary>Worked by hand, with a list that is made up.</summary>
public sealed class ElectronicFrailtyTests
{
    [Theory]
    [InlineData(0, "fit")]
    [InlineData(4, "fit")]
    [InlineData(5, "mild")]
    [InlineData(8, "mild")]
    [InlineData(9, "moderate")]
    [InlineData(12, "moderate")]
    [InlineData(13, "severe")]
    [InlineData(36, "severe")]
    public void Band_OfSoManyDeficits_IsThatOfThePaper(int deficits, string band)
    {
        var index = Index(36);
        var mask = Enumerable.Range(0, deficits).Aggregate(0UL, (m, i) => m | index.Mask($"Q{i:00}"));
        ElectronicFrailty.Score(mask).ShouldBe(deficits / 36.0);
        ElectronicFrailty.Band(mask).ShouldBe(band);
    }

    [Fact]
    public void Mask_TellsReadCodesApartByCase_AndLeavesOutTheirDots()
    {
        var index = Read("deficit,terminology,code,term\na,ctv3,XaQ1.,one\nA,ctv3,XaQ2.,one\nb,ctv3,Xaq1.,two\nc,snomed,999000101,\"three, four\"\n").Value;
        index.Deficits.ShouldBe(["a", "b", "c"]);
        index.Mask("XaQ1").ShouldBe(1UL);
        index.Mask("XaQ1.").ShouldBe(1UL);
        index.Mask("Xaq1.").ShouldBe(2UL);
        index.Mask(" 999000101 ").ShouldBe(4UL);
        index.Mask("XAQ1.").ShouldBe(0UL);
    }

    [Fact]
    public void Mask_OfACodeOfTwoDeficits_HasBoth() =>
        Read("deficit,terminology,code,term\na,ctv3,Q1...,one\nb,readv2,Q1...,one\n").Value.Mask("Q1").ShouldBe(3UL);

    [Fact]
    public void Read_OneTerminology_LeavesOutTheOthers()
    {
        var index = Read("deficit,terminology,code,term\na,ctv3,Q1...,one\nb,readv2,Q1...,one\n", "READV2").Value;
        index.Deficits.ShouldBe(["b"]);
        Read("deficit,terminology,code,term\na,ctv3,Q1...,one\n", "snomed").Fault.Message.ShouldContain("snomed");
    }

    [Fact]
    public void Read_TooManyDeficits_IsRefused() => Read(List(37)).Fault.ToString().ShouldBe("line 38: \"deficit-36\" is one deficit more than the 36 of the index.");

    [Fact]
    public void Read_OtherColumns_AreRefused() => Read("code,deficit\nQ1,a\n").Fault.Path.ShouldBe("line 1");

    [Fact]
    public void Read_LinesWithoutACode_AreAllNamed() => Read("deficit,terminology,code,term\na,ctv3,,one\nb,ctv3,Q1,\n,ctv3,Q2,\n").Faults.Select(f => f.Path).ShouldBe(["line 2", "line 4"]);

    [SkippableFact]
    public void Read_TheListInThePublishedLayout_KnowsItsDeficits()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "data", "risk", "efi", "efi_codes_gmsde.csv");
        Skip.IfNot(File.Exists(file), "The shared folder has no data/risk/efi (GOLDTHREAD_SHARED names it).");
        using var text = File.OpenText(file);
        var index = ElectronicFrailty.Read(text).Value;
        index.Deficits.Count.ShouldBe(35, "polypharmacy is a count of medicines and has no code");
        index.Mask("N040.").ShouldBe(1UL << index.Deficits.ToList().IndexOf("arthritis"));
    }

    private static ElectronicFrailty Index(int deficits) => Read(List(deficits)).Value;

    private static string List(int deficits) => "deficit,terminology,code,term\n" + string.Concat(Enumerable.Range(0, deficits).Select(i => $"deficit-{i},ctv3,Q{i:00}..,made up\n"));

    private static Goldthread.Kernel.Values.Outcome<ElectronicFrailty> Read(string list, string? terminology = null)
    {
        using var text = new StringReader(list);
        return ElectronicFrailty.Read(text, terminology);
    }
}
