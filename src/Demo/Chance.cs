namespace Goldthread.Demo;

/// <summary>
/// Seeded chance that gives the same draws on every runtime (SplitMix64, Steele, Lea and Flood 2014, the public algorithm):
/// each person owns one, so that a person is the same however many people are made.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public static Chance ForPerson(int seed, int index) => new(Mix(((ulong)(uint)seed << 32) ^ Mix((ulong)(uint)index + 1)));

    public double Share()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Hit(double probability) => Share() < probability;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Share() * (high - low + 1));

    public T Pick<T>(IReadOnlyList<T> list) => list[(int)(Share() * list.Count)];

    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        var left = Share() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }

        return weights.Length - 1;
    }

    /// <summary>About normal: the sum of twelve shares, so never further than six deviations out.</summary>
    public double Around(double mean, double deviation)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Share();
        return mean + (sum * deviation);
    }

    /// <summary>A count with the given mean (Knuth's product method; means here are small).</summary>
    public int Count(double mean)
    {
        if (mean <= 0)
            return 0;
        var limit = Math.Exp(-Math.Min(mean, 30));
        var n = 0;
        for (var product = Share(); product > limit; product *= Share())
            n++;
        return n;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
