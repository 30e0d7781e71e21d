namespace Goldthread.Population.Indicators;

/// <summary>How a group of people is expected to grow.</summary>
/// <param name="Group">Which people.</param>
/// <param name="Ratio">What their number is multiplied by in that time: 1.39 for a rise by 39 per cent.</param>
/// <param name="IsAtLeast">Whether the source says "more than".</param>
/// <param name="Within">In which time, as the source says it.</param>
/// <param name="Years">The years it takes, where the source says them; null where it names only the year in which it ends.</param>
public sealed record ProjectedGrowth(string Group, double Ratio, bool IsAtLeast, string Within, int? Years);

/// <summary>So many people in a group, now and later.</summary>
/// <param name="Group">Which people.</param>
/// <param name="Now">Their number now.</param>
/// <param name="Later">Their number then.</param>
public readonly record struct Forecast(string Group, double Now, double Later);

/// <summary>Growth of a population applied to a place: how many people may need help later. Not a model of demand: rates of need are taken to stay what they are.</summary>
public static class Demand
{
    /// <summary>
    /// The figures of the Integrated care and support resource sheet (national partners, 2013), which quotes the King's Fund: people of 65 to 84 and over 85, people with three or more long-term conditions (1.9 to 2.9 million), and older people with care needs.
    /// </summary>
    public static IReadOnlyList<ProjectedGrowth> ResourceSheet2013 { get; } =
    [
        new("65 to 84", 1.39, false, "20 years", 20),
        new("85 and over", 2, true, "20 years", 20),
        new("three or more long-term conditions", 2.9 / 1.9, false, "2018", null),
        new("older people with care needs", 1.61, false, "2030", null),
    ];

    /// <summary>Each group after its whole time.</summary>
    /// <param name="now">The number of people in each group: 0 or more. A group without growth named is refused.</param>
    /// <param name="growth">The growth of each.</param>
    public static IReadOnlyList<Forecast> Project(IReadOnlyCollection<KeyValuePair<string, double>> now, IReadOnlyCollection<ProjectedGrowth> growth) =>
        [.. now.Select(n => Grown(n.Key, n.Value, Named(n.Key, growth), 1))];

    /// <summary>Each group after so many years, with an equal rate of growth in each.</summary>
    /// <param name="now">The number of people in each group: 0 or more.</param>
    /// <param name="growth">The growth of each.</param>
    /// <param name="years">From 0 to the years that the growth takes: it says nothing of the time after.</param>
    public static IReadOnlyList<Forecast> Project(IReadOnlyCollection<KeyValuePair<string, double>> now, IReadOnlyCollection<ProjectedGrowth> growth, double years)
    {
        return [.. now.Select(n =>
        {
            var named = Named(n.Key, growth);
            CrudeMeasures.Must(named.Years is not null, "growth", n.Key, $"It is not known how many years the growth of \"{n.Key}\" takes.");
            CrudeMeasures.Must(years >= 0 && years <= named.Years, nameof(years), years, $"The growth of \"{n.Key}\" is known for {named.Years} years.");
            return Grown(n.Key, n.Value, named, years / named.Years!.Value);
        })];
    }

    private static Forecast Grown(string group, double now, ProjectedGrowth growth, double part)
    {
        CrudeMeasures.Must(now >= 0 && double.IsFinite(now), "now", now, $"The number of \"{group}\" is 0 or more.");
        return new Forecast(group, now, now * Math.Pow(growth.Ratio, part));
    }

    private static ProjectedGrowth Named(string group, IReadOnlyCollection<ProjectedGrowth> growth)
    {
        var found = growth.FirstOrDefault(g => g.Group == group);
        CrudeMeasures.Must(found is { Ratio: > 0 }, "growth", group, $"No growth is named for \"{group}\".");
        return found!;
    }
}
