using Goldthread.Demo.Area;
using Goldthread.Demo.People;

namespace Goldthread.Demo.Figures;

/// <summary>
/// How likely each neighbourhood is for a person of an age and group: the neighbourhood's leaning, fitted so that each
/// neighbourhood still comes out at its stated size (iterative proportional fitting, a few rounds are plenty).
/// </summary>
internal static class NeighbourhoodWeights
{
    private const double WhiteBritish = 0.735;
    private static readonly int[] AgeStarts = [0, 18, 30, 65];
    private static readonly double[] Fitted = Fit();

    public static double Of(int neighbourhood, int age, bool whiteBritish)
    {
        var group = AgeStarts.Length - 1;
        while (age < AgeStarts[group])
            group--;
        return Fitted[neighbourhood] * Leaning(neighbourhood, group, whiteBritish);
    }

    private static double Leaning(int neighbourhood, int ageGroup, bool whiteBritish)
    {
        var mix = Wrenfield.Neighbourhoods[neighbourhood].Mix;
        var byAge = ageGroup switch { 0 => mix.Children, 1 => mix.Students, 3 => mix.Older, _ => 1 };
        return byAge * (whiteBritish ? 1 : mix.Minority);
    }

    private static double[] Fit()
    {
        var wanted = Wrenfield.Neighbourhoods.Select(n => (double)n.Population / Wrenfield.Population).ToArray();
        var fitted = (double[])wanted.Clone();
        for (var round = 0; round < 20; round++)
        {
            var got = new double[fitted.Length];
            for (var group = 0; group < AgeStarts.Length; group++)
            {
                foreach (var white in (bool[])[true, false])
                {
                    var share = ShareOf(group) * (white ? WhiteBritish : 1 - WhiteBritish);
                    var total = fitted.Select((f, i) => f * Leaning(i, group, white)).Sum();
                    for (var i = 0; i < got.Length; i++)
                        got[i] += share * fitted[i] * Leaning(i, group, white) / total;
                }
            }

            for (var i = 0; i < fitted.Length; i++)
                fitted[i] *= wanted[i] / got[i];
        }

        return fitted;
    }

    // By single years within bands taken as even.
    private static double ShareOf(int group)
    {
        var end = group + 1 < AgeStarts.Length ? AgeStarts[group + 1] : AgeSex.Bands * 5;
        var share = 0.0;
        for (var age = AgeStarts[group]; age < end; age++)
            share += (AgeSex.Share(Sex.Female, age / 5) + AgeSex.Share(Sex.Male, age / 5)) / 5;
        return share;
    }
}
