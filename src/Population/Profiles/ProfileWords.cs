using System.Globalization;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Profiles;

/// <summary>What a profile says in sentences.</summary>
public static class ProfileWords
{
    private const string Chance = "is unlikely to be chance";

    /// <summary>A value as people read it: two or three digits that mean something.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) switch { 0 => "0", >= 100 => "N0", >= 10 => "0.0", >= 1 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>A value with its unit: "12.3%", "84.0 per 1,000 people".</summary>
    public static string Value(IndicatorDefinition indicator, double value) => indicator.Unit == "%" ? Number(value) + "%" : $"{Number(value)} {indicator.Unit}";

    /// <summary>A value, or why there is none.</summary>
    public static string Value(IndicatorDefinition indicator, IndicatorValue value) => value.Value is { } known ? Value(indicator, known) : value.WhyNot!;

    /// <summary>"11.2 to 13.5"; empty where there are no limits.</summary>
    public static string Limits(IndicatorValue value) => value.Estimate is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "";

    /// <summary>A released count, or that it is kept back.</summary>
    public static string Count(ReleasedCount count) => count.Number?.ToString("N0", CultureInfo.InvariantCulture) ?? "kept back";

    /// <summary>Of the neighbourhoods: "In 12.3% ... Higher than that in A and B; lower in C."</summary>
    public static string Sentence(IndicatorResult result)
    {
        var (indicator, place) = (result.Definition, result.Place);
        if (place.Value is not { } value) return place.IsSuppressed ? "Too few people are counted to show this for the place." : place.Whole.Number == 0 ? "There is nobody to count this among." : "Too few are counted to say how many.";
        var here = $"{Value(indicator, value)} in the place{(Limits(place) is { Length: > 0 } limits ? $" (95% limits {limits})" : "")}.";
        var known = result.Neighbourhoods.Where(n => n.Standing != Standing.Unknown).ToList();
        if (known.Count == 0) return result.Neighbourhoods.Count == 0 ? here : here + " No neighbourhood has enough people counted to be compared.";
        var higher = known.Where(n => n.Standing == Standing.Higher).OrderByDescending(n => n.Value).Select(n => n.Name).ToList();
        var lower = known.Where(n => n.Standing == Standing.Lower).OrderBy(n => n.Value).Select(n => n.Name).ToList();
        if (higher.Count + lower.Count == 0) return here + (known.Count == result.Neighbourhoods.Count ? " No neighbourhood differs from that by more than chance may explain." : $" Of the {known.Count} neighbourhoods that can be shown, none differs from that by more than chance may explain.");
        var parts = new[] { ("higher in", higher), ("lower in", lower) }.Where(p => p.Item2.Count > 0).Select(p => $"{p.Item1} {List(p.Item2)}");
        return $"{here} It is {string.Join(", and ", parts)}; {(higher.Count + lower.Count == 1 ? "the difference" : "each difference")} {Chance}.";
    }

    /// <summary>Of the fifths.</summary>
    public static string Gradient(IndicatorResult result)
    {
        if (result.Gradient is not { Slope: { Value: { } slope, Low: { } low, High: { } high } }) return "Not every fifth of deprivation has enough people counted here to say how unequal this is.";
        var indicator = result.Definition;
        var unit = indicator.Unit == "%" ? "percentage points" : indicator.Unit;
        var limits = slope < 0 ? (-high, -low) : (low, high);
        var size = $"{Number(Math.Abs(slope))} {unit} (slope index of inequality; 95% limits {Number(limits.Item1)} to {Number(limits.Item2)})";
        return low <= 0 && high >= 0
            ? $"From the most to the least deprived people it changes by {size}. That may be chance."
            : $"It is {(slope < 0 ? "higher" : "lower")} among the most deprived people than among the least, by {size}. The difference {Chance}.";
    }

    /// <summary>Of the practices.</summary>
    public static string Funnel(PracticeFunnel funnel)
    {
        var judged = funnel.Practices.Where(p => p.Place is not null).ToList();
        if (judged.Count == 0) return "No practice has enough people counted to be shown.";
        var beyond = judged.Where(p => p.Place is FunnelPlace.VeryHigh or FunnelPlace.VeryLow).ToList();
        var outside = judged.Count(p => p.Place is FunnelPlace.High or FunnelPlace.Low);
        var words = beyond.Count == 0 ? "none lies outside the limits of 99.8%" : $"{beyond.Count} {(beyond.Count == 1 ? "lies" : "lie")} outside the limits of 99.8%, more than chance explains: {List([.. beyond.Select(p => $"{p.Value.Name} ({(p.Place == FunnelPlace.VeryHigh ? "high" : "low")})")])}";
        return $"Of {judged.Count} {(judged.Count == 1 ? "practice" : "practices")} that can be shown, {words}.{(outside > 0 ? $" {outside} {(outside == 1 ? "lies" : "lie")} outside those of 95%, as 1 in 20 would by chance alone." : "")}";
    }

    /// <summary>Of which extract: to stand beside every number.</summary>
    public static string Source(PlaceProfile profile) =>
        $"Extract of {Dates.Date(profile.Extract.On)}, made {Dates.Moment(profile.Extract.Made)}, areas version {profile.Extract.Geography}. Rule {profile.Rule.Name}: counts under {profile.Rule.Threshold} are kept back, with others from which they could be worked out; the rest is rounded to {profile.Rule.RoundingBase}. People who refused uses beyond their own care, who have died, or who live in none of the neighbourhoods that are drawn, are left out.";

    /// <summary>"A", "A and B", "A, B and 3 more".</summary>
    public static string List(IReadOnlyList<string> names, int most = 4) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ when names.Count > most => $"{string.Join(", ", names.Take(most))} and {names.Count - most} more",
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
    };

    /// <summary>One indicator as CSV: every area, fifth and practice with value, limits and counts, each line with extract and version.</summary>
    public static string Csv(PlaceProfile profile, IReadOnlyList<IndicatorResult> results, bool withPractices)
    {
        var text = new System.Text.StringBuilder(CsvText.Line("indicator", "version", "definition", "extract", "split", "code", "name", "count", "among", "value", "lower", "upper", "unit", "note"));
        foreach (var result in results)
        {
            Line(text, profile, result.Definition, "place", result.Place);
            foreach (var area in result.Neighbourhoods) Line(text, profile, result.Definition, "neighbourhood", area);
            foreach (var fifth in result.Fifths) Line(text, profile, result.Definition, "deprivation fifth", fifth);
            if (withPractices) foreach (var split in Enum.GetValues<PeopleSplit>()) foreach (var group in profile.By(result.Definition, split)) Line(text, profile, result.Definition, split.ToString().ToLowerInvariant(), group);
            if (withPractices) foreach (var practice in profile.Funnel(result.Definition).Practices) Line(text, profile, result.Definition, "practice, people", practice.Value, "%");
        }

        return text.ToString();
    }

    private static void Line(System.Text.StringBuilder text, PlaceProfile profile, IndicatorDefinition indicator, string split, IndicatorValue at, string? unit = null) => text.Append(CsvText.Line(
        indicator.Id, $"{indicator.Version}", indicator.Digest, profile.Extract.Made.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), split, at.Code, at.Name,
        $"{at.Count.Number}", $"{at.Whole.Number}", Exact(at.Value), Exact(at.Value is null ? null : at.Estimate!.Value.Low), Exact(at.Value is null ? null : at.Estimate!.Value.High), unit ?? indicator.Unit, at.WhyNot ?? ""));

    private static string Exact(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
