namespace Goldthread.Population.Indicators;

/// <summary>One age band of a life table.</summary>
/// <param name="From">The age at which it begins.</param>
/// <param name="Population">People, or years that people lived, in it.</param>
/// <param name="Deaths">Deaths in it.</param>
public readonly record struct LifeBand(int From, double Population, double Deaths);

/// <summary>The years that are left, on average, at an age.</summary>
/// <param name="From">The age.</param>
/// <param name="Years">The years, with their limits. The value alone is left out where the limits of 95% lie more than 20 years apart.</param>
public readonly record struct RemainingLife(int From, Estimate Years);

/// <summary>
/// Life expectancy from an abridged life table (Chiang, The life table and its construction, 1968; Newell, Methods and models in demography, 1994), with the variance of the last,
/// open band that Silcocks, Jenner and Reza add (J Epidemiol Community Health 2001;55:38-43). As Public Health England and the Office for National Statistics use it.
/// </summary>
public static class LifeExpectancy
{
    /// <summary>With no more people than this no life expectancy is given (Toson and Baker, National Statistics methodological series 33, 2003).</summary>
    public const int FewestPeople = 5_000;

    private const double WidestLimits = 20;
    private const double InfantShare = 0.1;
    private const double UsualShare = 0.5;
    private const string Method = "Chiang, Silcocks";

    /// <summary>Bands of five years with the last from 90, as the published tool takes them.</summary>
    public static IReadOnlyList<int> BandsTo90 { get; } = [0, 1, .. Enumerable.Range(1, 18).Select(n => n * 5)];

    /// <summary>The same with the last from 85.</summary>
    public static IReadOnlyList<int> BandsTo85 { get; } = [.. BandsTo90.SkipLast(1)];

    /// <summary>
    /// At the beginning of every band. All values are left out, and the reason is told, where the numbers cannot carry them: a band is missing, has no people or has more deaths than
    /// people, deaths are below nought, nobody died in the last band, or there are no more than <see cref="FewestPeople"/> people.
    /// </summary>
    /// <param name="bands">In any order.</param>
    /// <param name="confidence">How sure.</param>
    /// <param name="whyNot">Why there are no values; null where there are.</param>
    public static IReadOnlyList<RemainingLife> Of(IReadOnlyCollection<LifeBand> bands, Confidence confidence, out string? whyNot)
    {
        LifeBand[] table = [.. bands.OrderBy(b => b.From)];
        whyNot = WhyNot(table);
        return whyNot is null ? Filled(table, confidence) : [.. table.Select(b => new RemainingLife(b.From, new Estimate(null, null, null, Method)))];
    }

    private static string? WhyNot(LifeBand[] table)
    {
        int[] ages = [.. table.Select(b => b.From)];
        return !ages.SequenceEqual(BandsTo90) && !ages.SequenceEqual(BandsTo85) ? "The bands are not 0, 1-4, 5-9 and so on to 90 and over, or to 85 and over, each once."
            : table.Any(b => !(b.Deaths >= 0)) ? "A band has no deaths given, or fewer than none."
            : table.Any(b => !(b.Population > 0)) ? "A band has no people."
            : table.Any(b => b.Deaths > b.Population) ? "A band has more deaths than people."
            : table.Sum(b => b.Population) <= FewestPeople ? "There are no more than 5,000 people."
            : table[^1].Deaths == 0 ? "Nobody died in the last band." : null;
    }

    private static RemainingLife[] Filled(LifeBand[] table, Confidence confidence)
    {
        var last = table.Length - 1;
        var (alive, dying) = (new double[table.Length], new double[table.Length]);
        alive[0] = 1;
        for (var i = 0; i < last; i++)
        {
            var (rate, width, share) = (table[i].Deaths / table[i].Population, Width(table, i), Share(i));
            dying[i] = Math.Min(1, rate * width / (1 + (rate * width * (1 - share))));
            alive[i + 1] = alive[i] * (1 - dying[i]);
        }

        var answer = new RemainingLife[table.Length];
        var (years, variance, next) = (0.0, 0.0, 0.0);
        for (var i = last; i >= 0; i--)
        {
            var (band, rate) = (table[i], table[i].Deaths / table[i].Population);
            if (i == last)
            {
                years = alive[i] / rate;
                variance = alive[i] * alive[i] / (band.Deaths * rate * rate);
            }
            else
            {
                var (width, share) = (Width(table, i), Share(i));
                years += width * (alive[i + 1] + (share * (alive[i] - alive[i + 1])));
                var ofDying = band.Deaths == 0 ? 0 : dying[i] * dying[i] * (1 - dying[i]) / band.Deaths;
                variance += alive[i] * alive[i] * Math.Pow(((1 - share) * width) + next, 2) * ofDying;
            }

            next = alive[i] == 0 ? 0 : years / alive[i];
            var error = alive[i] == 0 ? 0 : Math.Sqrt(variance) / alive[i];
            var tooWide = 2 * Confidence.Usual.Z * error > WidestLimits;
            answer[i] = new RemainingLife(band.From, new Estimate(tooWide ? null : next, next - (confidence.Z * error), next + (confidence.Z * error), Method));
        }

        return answer;
    }

    private static double Width(LifeBand[] table, int i) => table[i + 1].From - table[i].From;

    // Infants who die do so early in their first year; others, on average, halfway through the band.
    private static double Share(int i) => i == 0 ? InfantShare : UsualShare;
}
