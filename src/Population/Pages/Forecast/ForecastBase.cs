using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;
using Goldthread.Population.Profiles;
using Expected = Goldthread.Population.Indicators.Forecast;

namespace Goldthread.Population.Pages.Forecast;

/// <summary>One group of the sheet with its number of people now.</summary>
/// <param name="Growth">How it is expected to grow.</param>
/// <param name="Field">Its field in the form.</param>
/// <param name="Says">What it is called in a sentence.</param>
internal sealed record ForecastGroup(ProjectedGrowth Growth, string Field, string Says);

/// <summary>The number of people of each group that a forecast begins with: counted in the place or one of its neighbourhoods, or typed in.</summary>
internal static class ForecastBase
{
    private const double Most = 100_000_000;

    /// <summary>The groups of the sheet, in its order.</summary>
    public static IReadOnlyList<ForecastGroup> Groups { get; } =
    [
        new(Demand.ResourceSheet2013[0], "Aged65", "people aged 65 to 84"), new(Demand.ResourceSheet2013[1], "Aged85", "people aged 85 and over"),
        new(Demand.ResourceSheet2013[2], "Conditions", "people with three or more long-term conditions"), new(Demand.ResourceSheet2013[3], "Needs", "older people with care needs"),
    ];

    /// <summary>The numbers of the place or a neighbourhood, made of released counts; null of a group for one that is kept back or not in the data set.</summary>
    /// <param name="profile">The profile of the day.</param>
    /// <param name="area">Code of a neighbourhood; empty for the place.</param>
    public static IReadOnlyDictionary<string, double?> Of(PlaceProfile profile, string area)
    {
        double? Count(string id) => profile.Find(id) is { } result ? (area.Length == 0 ? result.Place : result.Neighbourhoods.FirstOrDefault(n => n.Code == area))?.Count.Number : null;
        var (old, oldest) = (Count("aged-65"), Count("aged-85"));
        return new Dictionary<string, double?>(StringComparer.Ordinal) { ["Aged65"] = old - oldest, ["Aged85"] = oldest, ["Conditions"] = Count("three-conditions"), ["Needs"] = null };
    }

    /// <summary>A typed number of people; null for an empty field.</summary>
    public static Outcome<double?> Read(string? typed, ForecastGroup group)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (double?)null;
        return double.TryParse(typed.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= Most
            ? (double?)number
            : new Fault(FaultKind.Invalid, $"Number of {group.Says} must be a whole number, such as 12,500", group.Field);
    }
}

/// <summary>A forecast in sentences and as a file.</summary>
internal static class ForecastWords
{
    public const string Source = "Integrated care and support: our shared commitment, resource sheet (national partners, 2013), which quotes the King’s Fund.";

    /// <summary>"39 per cent".</summary>
    public static string Growth(ProjectedGrowth growth) => growth switch
    {
        { Ratio: 2, IsAtLeast: true } => "more than double",
        _ => $"rise by {(growth.Ratio - 1) * 100:0} per cent",
    };

    /// <summary>How long it takes.</summary>
    public static string Within(ProjectedGrowth growth) => growth.Years is null ? $"by {growth.Within}" : $"over {growth.Within}";

    /// <summary>What is expected of one group.</summary>
    public static string Of(ForecastGroup group, Expected forecast, string where, double? years)
    {
        var when = years is null || group.Growth.Years is null ? Within(group.Growth) : $"over {years:0} {(years == 1 ? "year" : "years")}";
        return $"{where}: {group.Says} would go from {Number(forecast.Now)} to {(group.Growth.IsAtLeast ? "more than" : "about")} {Number(forecast.Later)} {when}.";
    }

    public static string Number(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    public static string Csv(IReadOnlyList<(ForecastGroup Group, Expected Forecast)> all, string where, double? years)
    {
        var text = new System.Text.StringBuilder(CsvText.Line("base", "group", "now", "ratio", "later", "at_least", "within", "source"));
        foreach (var (group, forecast) in all)
        {
            var part = years is not null && group.Growth.Years is not null;
            text.Append(CsvText.Line(
                where, group.Growth.Group, Exact(forecast.Now), (forecast.Now > 0 ? forecast.Later / forecast.Now : group.Growth.Ratio).ToString("0.####", CultureInfo.InvariantCulture), Exact(forecast.Later), group.Growth.IsAtLeast ? "yes" : "no",
                part ? $"{years:0} years" : group.Growth.Within, Source));
        }

        return text.ToString();
    }

    private static string Exact(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
