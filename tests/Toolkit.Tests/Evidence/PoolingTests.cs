using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Tests.Evidence;

public sealed class PoolingTests
{
    // Trials of the BCG vaccine: cases and others among the vaccinated, cases and others among the rest (Colditz and others, JAMA 1994;271:698).
    private static readonly (double A, double B, double C, double D)[] Bcg =
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
        (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ];

    [Fact]
    public void Pool_TheBcgTrials_IsAsPublished()
    {
        // The worked example of Viechtbauer, Journal of Statistical Software 2010;36(3): log risk ratios, DerSimonian and Laird.
        var pooled = Pooling.Pool([.. Bcg.Select(t => (Math.Log(t.A / (t.A + t.B) / (t.C / (t.C + t.D))), Math.Sqrt((1 / t.A) - (1 / (t.A + t.B)) + (1 / t.C) - (1 / (t.C + t.D)))))]);

        pooled.Random.Estimate.ShouldBe(-0.7141, 0.00005);
        pooled.Random.Error.ShouldBe(0.1787, 0.00005);
        pooled.Random.Low.ShouldBe(-1.0644, 0.00005);
        pooled.Random.High.ShouldBe(-0.3638, 0.00005);
        pooled.Between.ShouldBe(0.3088, 0.00005);
        pooled.Inconsistency.ShouldBe(0.9212, 0.00005);
        pooled.Q.ShouldBe(152.2330, 0.00005);
        pooled.Freedom.ShouldBe(12);
        pooled.Fixed.Estimate.ShouldBe(-0.4303, 0.00005);
        pooled.Fixed.Error.ShouldBe(0.0405, 0.00005);
        pooled.Weights.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Pool_StudiesThatAgree_IsOneEffect()
    {
        var pooled = Pooling.Pool([(0.5, 0.1), (0.5, 0.1), (0.5, 0.1), (0.5, 0.1)]);

        pooled.Random.ShouldBe(pooled.Fixed);
        pooled.Random.Error.ShouldBe(0.05, 1e-12);
        (pooled.Q, pooled.Inconsistency, pooled.Between).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Pool_ByHand_TwoStudies()
    {
        // Weights 4 and 1: fixed (4*1 + 1*3)/5 = 1.4; Q = 4*0.16 + 1*2.56 = 3.2; C = 5 - 17/5 = 1.6; tau2 = 2.2/1.6 = 1.375.
        var pooled = Pooling.Pool([(1, 0.5), (3, 1)]);

        pooled.Fixed.Estimate.ShouldBe(1.4, 1e-12);
        pooled.Q.ShouldBe(3.2, 1e-12);
        pooled.Between.ShouldBe(1.375, 1e-12);
        pooled.Random.Estimate.ShouldBe(((1 / 1.625) + (3 / 2.375)) / ((1 / 1.625) + (1 / 2.375)), 1e-12);
        pooled.Prediction.ShouldBeNull();
    }

    [Fact]
    public void Pool_TooFewOrNoError_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Pooling.Pool([(1, 0.5)]));
        Should.Throw<ArgumentException>(() => Pooling.Pool([(1, 0.5), (1, 0)]));
        Should.Throw<ArgumentException>(() => Pooling.Pool([(1, 0.5), (double.NaN, 1)]));
    }

    [Fact]
    public void Of_ARatio_IsOnItsLogarithm()
    {
        var (estimate, error) = Pooling.Of(Ratio(0.82, 0.70, 0.97))!.Value;

        estimate.ShouldBe(Math.Log(0.82), 1e-12);
        error.ShouldBe(Math.Log(0.97 / 0.70) / 2 / 1.959963985, 1e-9);
        Pooling.Of(Ratio(1, 1, 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.82, 0.70, 0.97, Better.Lower, Verdict.For)]
    [InlineData(0.82, 0.70, 0.97, Better.Higher, Verdict.Against)]
    [InlineData(1.3, 1.1, 1.5, Better.Lower, Verdict.Against)]
    [InlineData(1.3, 1.1, 1.5, Better.Higher, Verdict.For)]
    [InlineData(0.9, 0.7, 1.0, Better.Lower, Verdict.NoClearDifference)]
    public void Verdict_ByTheIntervalAndWhatIsBetter(double estimate, double low, double high, Better better, Verdict verdict) =>
        (Ratio(estimate, low, high) with { Better = better }).Verdict.ShouldBe(verdict);

    [Fact]
    public void Check_WhatCannotBe_NamesTheField()
    {
        string[] Paths(Effect e) => [.. e.Check("e").Select(f => f.Path!)];
        Paths(Ratio(0.5, 0.6, 0.9)).ShouldBe(["e.estimate"]);
        Paths(Ratio(0.5, 0.9, 0.6)).ShouldBe(["e.low"]);
        Paths(Ratio(0.5, 0, 0.6)).ShouldBe(["e.estimate"]);
        Paths(Ratio(0.5, 0.4, 0.6) with { High = null }).ShouldBe(["e.high"]);
        Paths(Ratio(0.5, 0.4, 0.6) with { Confidence = 100 }).ShouldBe(["e.confidence"]);
        Paths(Ratio(0.5, 0.4, 0.6) with { Measure = Measure.MeanDifference }).ShouldBe(["e.unit"]);
        Paths(Ratio(0.5, 0.4, 0.6)).ShouldBeEmpty();
    }

    [Fact]
    public void Groups_ReviewsAndTwiceTheSameStudy_AreNotPooled()
    {
        Pooled? Of(params (string Id, Design Design)[] studies) => new FindingGroup(Measure.RiskRatio, null, Better.Lower, [.. studies.Select(s => new StudyFinding(Made.Study(s.Id) with { Design = s.Design }, Ratio(0.8, 0.7, 0.9)))]).Pooled;

        Of(("a", Design.RandomisedTrial), ("b", Design.Cohort)).ShouldNotBeNull();
        Of(("a", Design.RandomisedTrial), ("a", Design.RandomisedTrial)).ShouldBeNull();
        Of(("a", Design.RandomisedTrial), ("b", Design.SystematicReview)).ShouldBeNull();
        Of(("a", Design.RandomisedTrial)).ShouldBeNull();
    }

    [Fact]
    public void Claim_WithFindingsThatAreNotThere_SaysHowMany()
    {
        var study = Made.Study("a");
        var claim = Made.Claim() with { Findings = [new("a", "e"), new("a", "gone"), new("b", "e")] };

        var weighed = WeighedClaim.Of(claim, new Dictionary<string, Study> { ["a"] = study });

        weighed.Missing.ShouldBe(2);
        weighed.Tally.ShouldBe("1 finding: 1 for it.");
    }

    private static Effect Ratio(double estimate, double low, double high) =>
        new() { Id = "e", Name = "Stays", Quoted = "as printed", Measure = Measure.RiskRatio, Estimate = estimate, Low = low, High = high, Better = Better.Lower, Theme = Theme.HospitalUse };
}
