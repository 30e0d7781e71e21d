using Goldthread.Toolkit.Assessments;

namespace Goldthread.Toolkit.Tests.Assessments;

public sealed class OrdinalTests
{
    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 4 }, 4.0)]
    [InlineData(new[] { 5, 1, 2 }, 2.0)]
    [InlineData(new[] { 4, 2, 1, 3 }, 2.5)]
    [InlineData(new[] { 1, 1, 4, 4 }, 2.5)]
    public void Median_OfLevels_IsTheOneInTheMiddle(int[] levels, double? median) => Ordinal.Median(levels).ShouldBe(median);

    // The worked example of the R package agrmt, which cites Leik's paper: frequencies 30, 40, 210, 130, 530, 50, 10 on seven levels.
    [Fact]
    public void Disagreement_OfThePublishedExample_IsAsPublished()
    {
        int[] frequencies = [30, 40, 210, 130, 530, 50, 10];
        var levels = frequencies.SelectMany((many, i) => Enumerable.Repeat(i + 1, many)).ToList();

        Ordinal.Disagreement(levels, 7)!.Value.ShouldBe(0.287, 0.0005);
    }

    // By hand, five levels, answers 1, 2, 2, 5: shares at or below 1 to 4 are 1/4, 3/4, 3/4, 3/4; the smaller sides 1/4 each; twice their sum over 4 is 1/2.
    [Fact]
    public void Disagreement_ByHand_IsTheSame() => Ordinal.Disagreement([1, 2, 2, 5], 5)!.Value.ShouldBe(0.5, 1e-12);

    [Theory]
    [InlineData(new[] { 3, 3, 3 }, 0)]
    [InlineData(new[] { 1, 5, 1, 5 }, 1)]
    public void Disagreement_AtItsEnds_IsNoneAndWhole(int[] levels, double far) => Ordinal.Disagreement(levels, 5)!.Value.ShouldBe(far, 1e-12);

    [Fact]
    public void Disagreement_OfOneAnswer_IsNotTold() => Ordinal.Disagreement([3], 5).ShouldBeNull();

    [Fact]
    public void Disagreement_OfAnyAnswers_LiesBetweenNoneAndWholeAndIsTheSameUpsideDown()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var many = random.Next(3, 8);
            var levels = Enumerable.Range(0, random.Next(2, 40)).Select(_ => random.Next(1, many + 1)).ToList();

            var far = Ordinal.Disagreement(levels, many)!.Value;

            far.ShouldBeInRange(0, 1);
            far.ShouldBe(Ordinal.Disagreement([.. levels.Select(l => many + 1 - l)], many)!.Value, 1e-9);
            (far < 1e-12).ShouldBe(levels.Distinct().Count() == 1);
        }
    }
}
