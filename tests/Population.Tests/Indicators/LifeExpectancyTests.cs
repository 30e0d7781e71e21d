using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>The numbers and the answers by which the published tool is tested (PHEindicatormethods 2.1.0, phe_life_expectancy).</summary>
public sealed class LifeExpectancyTests
{
    private static readonly double[] People =
        [7060, 35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601, 50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936];

    private static readonly double[] Deaths = [17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937];

    private static readonly double[] Years =
        [80.16960813, 79.36245674, 75.44193645, 70.47299936, 65.52909542, 60.67510088, 55.78835987, 50.92752727, 46.06740425, 41.24505636, 36.49322717, 31.83343842, 27.26027992, 22.9719144,
            18.76856852, 14.95858336, 11.51684445, 8.618849241, 6.163942934, 6.16210635];

    private static readonly double[] Low =
        [79.88268548, 79.0898816, 75.17407307, 70.20675732, 65.26548673, 60.41876577, 55.53801579, 50.68279939, 45.82666794, 41.00842831, 36.26223216, 31.60996318, 27.04337271, 22.76653134,
            18.57570352, 14.77985004, 11.34831778, 8.451134045, 5.978358351, 5.887683386];

    private static readonly double[] High =
        [80.45653078, 79.63503188, 75.70979983, 70.7392414, 65.79270412, 60.931436, 56.03870395, 51.17225516, 46.30814055, 41.48168441, 36.72422219, 32.05691365, 27.47718713, 23.17729746,
            18.96143352, 15.13731667, 11.68537112, 8.786564437, 6.349527517, 6.436529314];

    [Fact]
    public void Of_PublishedBands_IsThePublishedTable()
    {
        var life = LifeExpectancy.Of([.. Bands().Reverse()], Confidence.Usual, out var whyNot);

        whyNot.ShouldBeNull();
        for (var i = 0; i < Years.Length; i++)
        {
            life[i].From.ShouldBe(LifeExpectancy.BandsTo90[i]);
            life[i].Years.Value!.Value.ShouldBe(Years[i], 1e-8);
            // They were made with 1.96 standard errors.
            life[i].Years.Low!.Value.ShouldBe(Years[i] - ((Years[i] - Low[i]) * Confidence.Usual.Z / 1.96), 1e-7);
            life[i].Years.High!.Value.ShouldBe(Years[i] + ((High[i] - Years[i]) * Confidence.Usual.Z / 1.96), 1e-7);
        }
    }

    [Fact]
    public void Of_BandsTo85_EndsThere()
    {
        LifeBand[] bands = [.. Bands().SkipLast(2), new LifeBand(85, 11936 * 2, 1936 + 1937)];
        var life = LifeExpectancy.Of(bands, Confidence.Usual, out _);
        life.Count.ShouldBe(19);
        life[^1].Years.Value!.Value.ShouldBe(11936 * 2 / 3873.0, 1e-12, "the open band is the reciprocal of its rate");
        life[0].Years.Value!.Value.ShouldBe(80.17, 0.05);
    }

    [Theory]
    [InlineData(3, 48489, -5, "fewer than none")]
    [InlineData(5, 0, 15, "no people")]
    [InlineData(18, 119, 1936, "more deaths than people")]
    [InlineData(19, 11936, 0, "Nobody died")]
    public void Of_OneImpossibleBand_GivesNoValuesAndSaysWhy(int band, double people, double deaths, string why)
    {
        var bands = Bands();
        bands[band] = bands[band] with { Population = people, Deaths = deaths };
        LifeExpectancy.Of(bands, Confidence.Usual, out var whyNot).ShouldAllBe(l => l.Years.Value == null && l.Years.Low == null);
        whyNot!.ShouldContain(why);
    }

    [Fact]
    public void Of_MissingBand_GivesNoValuesAndSaysWhy()
    {
        LifeExpectancy.Of([.. Bands().Where(b => b.From != 40)], Confidence.Usual, out var whyNot);
        whyNot!.ShouldContain("bands");
    }

    [Fact]
    public void Of_FiveThousandPeople_GivesNoValues()
    {
        LifeBand[] few = [.. LifeExpectancy.BandsTo90.Select(a => new LifeBand(a, 250, 5))];
        LifeExpectancy.Of(few, Confidence.Usual, out var whyNot);
        whyNot!.ShouldContain("5,000");
        few[0] = few[0] with { Population = 251 };
        LifeExpectancy.Of(few, Confidence.Usual, out whyNot);
        whyNot.ShouldBeNull();
    }

    [Fact]
    public void Of_LimitsTwentyYearsApart_KeepsThemWithoutTheValue()
    {
        LifeBand[] bands = [.. LifeExpectancy.BandsTo90.Select(a => new LifeBand(a, 300, a == 90 ? 1 : 0))];
        var life = LifeExpectancy.Of(bands, Confidence.Usual, out _);
        life[^1].Years.Value.ShouldBeNull();
        life[^1].Years.High.ShouldNotBeNull();
    }

    private static LifeBand[] Bands() => [.. LifeExpectancy.BandsTo90.Select((a, i) => new LifeBand(a, People[i], Deaths[i]))];
}
