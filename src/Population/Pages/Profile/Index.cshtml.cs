using Goldthread.Population.Charts;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Profile;

/// <summary>The door to what is known of the population: every indicator, for the place and its neighbourhoods.</summary>
internal sealed class IndexModel(ProfileBook profiles) : ProfilePage(profiles)
{
    public static IReadOnlyList<string> Groups => IndicatorRegistry.Own.Groups;

    public IReadOnlyList<IndicatorValue> Neighbourhoods => Profile!.Indicators[0].Neighbourhoods;

    public async Task<IActionResult> OnGet() => await Enter() ?? Page();

    public static string Id(string group) => group.ToLowerInvariant().Replace(' ', '-');

    public IEnumerable<IndicatorResult> Of(string group) => Profile!.Indicators.Where(i => i.Definition.Group == group);

    /// <summary>What the page comes to, in a sentence or two.</summary>
    public string Sentence()
    {
        if (Profile!.People.Number is not { } people) return "Too few people are in the data set to show anything of them.";
        if (people == 0) return "Nobody is in the data set yet.";
        var differing = Profile.Indicators.Count(i => i.Neighbourhoods.Any(n => n.Standing is Standing.Higher or Standing.Lower));
        var unequal = Profile.Indicators.Count(i => i.Gradient is { Slope: { Low: > 0 } or { High: < 0 } });
        var all = Profile.Indicators.Count;
        return $"About {people:N0} people are counted here. "
            + (Neighbourhoods.Count == 0 ? "" : $"In {differing} of {all} indicators some neighbourhood differs from the place by more than chance may explain. ")
            + (unequal == 0 ? "" : $"In {unequal} the most deprived people stand otherwise than the least deprived.");
    }

    /// <summary>What stands out in a group.</summary>
    public string SentenceOf(string group)
    {
        var (result, area) = Of(group).SelectMany(r => r.Neighbourhoods.Select(n => (Result: r, Area: n))).Where(x => x.Area.Standing is Standing.Higher or Standing.Lower && x.Result.Place.Value > 0)
            .OrderByDescending(x => Math.Abs(Math.Log(Math.Max(x.Area.Value!.Value, 1e-9) / x.Result.Place.Value!.Value))).FirstOrDefault();
        if (result is null)
        {
            return Of(group).Where(r => r.Place.Value is > 0).ToList() is { Count: > 0 } known && known[0] is var first
                ? $"{first.Definition.Title}: {ProfileWords.Value(first.Definition, first.Place.Value!.Value)} in the place. {(Neighbourhoods.Any(n => n.Standing != Standing.Unknown) ? "No neighbourhood differs by more than chance may explain." : "Too few people are counted to compare neighbourhoods.")}"
                : "Too few people are counted to show anything here.";
        }

        return $"What stands out most: {result.Definition.Title.Trim()}, {ProfileWords.Value(result.Definition, area.Value!.Value)} in {area.Name} and {ProfileWords.Value(result.Definition, result.Place.Value!.Value)} in the place; the difference is unlikely to be chance.";
    }

    public static string Mark(IndicatorValue of) => of.Standing switch { Standing.Higher => "\u25b2", Standing.Lower => "\u25bc", _ => "" };

    public static string Said(IndicatorValue of) => of.Standing switch { Standing.Higher => "higher than the place", Standing.Lower => "lower than the place", _ => "" };

    public static string Dot(IndicatorValue of, IndicatorResult result) => LimitDot.Draw(of, result.Place, ChartScale.Most(result.Neighbourhoods.Append(result.Place)));
}
