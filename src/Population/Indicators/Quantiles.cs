using System.Globalization;

namespace Goldthread.Population.Indicators;

/// <summary>Areas put into groups of equal number by rank (Public Health England, Technical guide: assigning deprivation categories).</summary>
public static class Quantiles
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [2] = "Half", [3] = "Tertile", [4] = "Quartile", [5] = "Quintile", [6] = "Sextile", [7] = "Septile", [8] = "Octile", [10] = "Decile", [12] = "Duo-decile", [16] = "Hexadecile", [20] = "Ventile",
    };

    /// <summary>What one of so many groups is called; "1 of 9" where there is no word.</summary>
    /// <param name="groups">2 or more.</param>
    public static string Name(int groups) => Names.GetValueOrDefault(groups) ?? string.Create(CultureInfo.InvariantCulture, $"1 of {groups}");

    /// <summary>How many groups a word such as "decile" or a number means; null where it means none.</summary>
    /// <param name="text">A word or a number of 2 or more.</param>
    public static int? Number(string text) =>
        Names.FirstOrDefault(n => n.Value.Equals(text, StringComparison.OrdinalIgnoreCase)).Key is var known and > 0 ? known
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 2 ? number : null;

    /// <summary>The group of each value: 1 to <paramref name="groups"/>; null for no value, and for all where there are fewer values than groups. Equal values share a group.</summary>
    /// <param name="values">A value for each area, or null.</param>
    /// <param name="groups">How many groups: 2 or more.</param>
    /// <param name="highestFirst">Whether group 1 holds the highest values rather than the lowest.</param>
    public static IReadOnlyList<int?> Assign(IReadOnlyList<double?> values, int groups, bool highestFirst)
    {
        CrudeMeasures.Must(groups >= 2, nameof(groups), groups, "Quantiles are 2 groups or more.");
        var order = values.OfType<double>().Order().ToArray();
        if (order.Length < groups) return [.. values.Select(_ => (int?)null)];
        return [.. values.Select(v => v is { } value ? Group(Before(order, value, highestFirst), order.Length, groups) : (int?)null)];
    }

    /// <summary>The same where each area says which way its values run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They do not say the same.</exception>
    /// <param name="values">A value for each area, or null.</param>
    /// <param name="groups">How many groups: 2 or more.</param>
    /// <param name="highestFirst">For each area whether group 1 holds the highest values.</param>
    public static IReadOnlyList<int?> Assign(IReadOnlyList<double?> values, int groups, IReadOnlyCollection<bool> highestFirst)
    {
        CrudeMeasures.Must(highestFirst.Distinct().Count() <= 1, "polarity", null, "The rows of one set do not all have the same polarity.");
        return Assign(values, groups, highestFirst.FirstOrDefault());
    }

    // Counted from the far end, so that a group that cannot be full is the first.
    private static int Group(int before, int count, int groups) => Math.Max(1, groups + 1 - (int)Math.Ceiling((count - before) / ((double)count / groups)));

    private static int Before(double[] order, double value, bool highestFirst)
    {
        var (from, to) = (0, order.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (highestFirst ? order[middle] <= value : order[middle] < value) from = middle + 1;
            else to = middle;
        }

        return highestFirst ? order.Length - from : from;
    }
}
