namespace Goldthread.Population.Indicators;

/// <summary>Measures that are not standardised. Every one answers an error that names what is wrong with its numbers.</summary>
public static class CrudeMeasures
{
    /// <summary>A share of a whole, with the limits of Wilson (1927), which stay between 0 and 1 and hold for small numbers (Newcombe and Altman, Statistics with confidence, 2000).</summary>
    /// <param name="count">Those who have it: 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">All: more than 0.</param>
    /// <param name="multiplier">1 for a share, 100 for percent.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Proportion(double count, double whole, double multiplier, Confidence confidence)
    {
        Must(whole > 0, nameof(whole), whole, "The whole is more than 0.");
        Must(count >= 0 && count <= whole, nameof(count), count, "The count lies between 0 and the whole.");
        var (z, share) = (confidence.Z, count / whole);
        var (middle, half, under) = ((2 * count) + (z * z), z * Math.Sqrt((z * z) + (4 * count * (1 - share))), 2 * (whole + (z * z)));
        return new Estimate(share * multiplier, (middle - half) / under * multiplier, (middle + half) / under * multiplier, "Wilson");
    }

    /// <summary>Events for so many people, with <see cref="Counts.Limits"/>.</summary>
    /// <param name="events">0 or more.</param>
    /// <param name="population">People, or years that people lived: more than 0.</param>
    /// <param name="multiplier">For how many: 100,000 as a rule.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Rate(double events, double population, double multiplier, Confidence confidence)
    {
        Must(population > 0, nameof(population), population, "The population is more than 0.");
        var count = Counts.Limits(events, confidence);
        return new Estimate(events / population * multiplier, count.Low / population * multiplier, count.High / population * multiplier, count.Method);
    }

    /// <summary>The mean of measurements, with limits by Student's distribution; without limits for one measurement.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Mean(IReadOnlyCollection<double> values, Confidence confidence)
    {
        Must(values.Count > 0, nameof(values), values.Count, "A mean needs at least one value.");
        var mean = values.Sum() / values.Count;
        if (values.Count == 1) return new Estimate(mean, null, null, "Student's t-distribution");
        var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
        var half = Distributions.Student(confidence.Tail, values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new Estimate(mean, mean - half, mean + half, "Student's t-distribution");
    }

    internal static void Must(bool holds, string name, object? value, string words)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, words);
    }
}
