using Goldthread.Demo.People;

namespace Goldthread.Demo.Figures;

/// <summary>
/// People of England by sex and five-year age band, mid-2020: ONS mid-year population estimates, table MYE2,
/// https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates (read from the workbook; last band 90 and over).
/// </summary>
internal static class AgeSex
{
    public const int Bands = 19;

    public static readonly int[] Men =
    [
        1_662_294, 1_814_361, 1_761_874, 1_601_452, 1_791_701, 1_924_416, 1_916_412, 1_852_969, 1_730_268, 1_803_208,
        1_911_318, 1_852_593, 1_568_489, 1_347_714, 1_343_927, 934_074, 640_018, 356_182, 169_548,
    ];

    public static readonly int[] Women =
    [
        1_577_153, 1_725_097, 1_673_705, 1_514_419, 1_680_821, 1_847_077, 1_908_240, 1_885_240, 1_746_035, 1_835_431,
        1_964_033, 1_909_189, 1_628_324, 1_436_586, 1_470_201, 1_075_918, 809_171, 529_161, 351_519,
    ];

    private static readonly double[] Weights = [.. Men.Concat(Women).Select(n => (double)n)];

    public static double Total { get; } = Men.Sum(n => (double)n) + Women.Sum(n => (double)n);

    /// <summary>The share of people who are in the band and of the sex, 0 to 1.</summary>
    public static double Share(Sex sex, int band) => (sex == Sex.Male ? Men : Women)[band] / Total;

    public static (Sex Sex, int Age) Draw(Chance chance)
    {
        var pick = chance.Weighted(Weights);
        var (sex, band) = pick < Bands ? (Sex.Male, pick) : (Sex.Female, pick - Bands);
        return (sex, band < Bands - 1 ? (band * 5) + chance.Between(0, 4) : NinetyAndOver(chance));
    }

    // About three in ten of those who reach an age over 90 do not reach the next (ONS life tables, rounded).
    private static int NinetyAndOver(Chance chance)
    {
        var age = 90;
        while (age < 104 && chance.Hit(0.72))
            age++;
        return age;
    }
}
