namespace Goldthread.Toolkit.Initiatives;

/// <summary>Between which degrees each country of the United Kingdom lies, rounded outwards: to find a place that was put on the map in the wrong country. Of other countries nothing is known here.</summary>
internal static class CountryRanges
{
    private static readonly (string Country, double South, double North, double West, double East)[] All =
    [
        ("England", 49.8, 55.9, -6.5, 1.9),
        ("Wales", 51.3, 53.5, -5.4, -2.6),
        ("Scotland", 54.6, 60.9, -8.7, -0.7),
        ("Northern Ireland", 54.0, 55.4, -8.2, -5.4),
    ];

    /// <summary>False where a place is certainly not in its country.</summary>
    public static bool MayHold(string country, double latitude, double longitude) =>
        All.FirstOrDefault(c => c.Country == country) is not { Country: not null } range || (latitude >= range.South && latitude <= range.North && longitude >= range.West && longitude <= range.East);
}
