using Goldthread.Population.Charts;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Profile;

/// <summary>One indicator: neighbourhoods, map, deprivation and practices, and what it counts.</summary>
internal sealed class IndicatorModel(ProfileBook profiles, GeographyBook book, TrendBook trends) : ProfilePage(profiles)
{
    public IndicatorDefinition Definition { get; private set; } = null!;

    public IndicatorResult? Result { get; private set; }

    public PracticeFunnel Practices { get; private set; } = null!;

    /// <summary>Null where no neighbourhood has an outline or a value.</summary>
    public AreaMap? Map { get; private set; }

    /// <summary>Null while they are being made.</summary>
    public PlaceTrends? Trends { get; private set; }

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Enter() is { } instead) return instead;
        if (IndicatorRegistry.Own.Find(id) is not { } definition) return NotFound();
        Definition = definition;
        if (Profile is null) return Page();
        Result = Profile.Find(id)!;
        Practices = Profile.Funnel(definition);
        Trends = await trends.Now(Patience);
        Map = MapOf(Result, await book.Outlines(AreaKind.Neighbourhood));
        return Page();
    }

    public LimitBars Bars => new() { Id = "areas", Title = $"{Definition.Title}, by neighbourhood", Description = ProfileWords.Sentence(Result!), Indicator = Definition, Values = Result!.Neighbourhoods, Place = Result.Place };

    public Gradient Fifths => new() { Id = "fifths", Title = $"{Definition.Title}, by deprivation", Description = ProfileWords.Gradient(Result!), Indicator = Definition, Fifths = Result!.Fifths, Slope = Result.Gradient };

    public FunnelPlot Funnel => new() { Id = "practices", Title = $"{Definition.Title}, by practice", Description = ProfileWords.Funnel(Practices), Funnel = Practices };

    public static string Beside(IndicatorValue of) => of.Standing switch { Standing.Higher => "Higher", Standing.Lower => "Lower", Standing.Alike => "May be chance", _ => "" };

    public static string Where(FunnelPractice practice) => practice.Place switch
    {
        FunnelPlace.VeryHigh => "Above 99.8%", FunnelPlace.High => "Above 95%", FunnelPlace.VeryLow => "Below 99.8%", FunnelPlace.Low => "Below 95%", FunnelPlace.Inside => "Inside", _ => "",
    };

    private static AreaMap? MapOf(IndicatorResult result, IReadOnlyList<(string Area, IReadOnlyList<IReadOnlyList<MapPoint>> Rings)> outlines)
    {
        var classes = MapClasses.OfEqualCounts(result.Neighbourhoods.Select(n => n.Value).OfType<double>());
        var values = result.Neighbourhoods.ToDictionary(n => n.Code, StringComparer.Ordinal);
        var areas = outlines.Where(o => values.ContainsKey(o.Area)).Select(o => values[o.Area] is var of
            ? new MapArea(o.Area, of.Name, o.Rings, of.Value is { } value ? classes.Of(value) : null, of.IsSuppressed, of.Value is { } known ? ProfileWords.Value(result.Definition, known) : of.WhyNot) : null!).ToList();
        if (areas.Count == 0 || classes.From.Count == 0) return null;
        var shown = result.Neighbourhoods.Where(n => n.Value is not null).ToList();
        var (least, most) = (shown.MinBy(n => n.Value)!, shown.MaxBy(n => n.Value)!);
        return new AreaMap
        {
            Id = "map",
            Title = $"{result.Definition.Title}, on the map",
            Description = shown.Count == 1 ? $"Only {least.Name} can be shown: {ProfileWords.Value(result.Definition, least)}."
                : least.Value.Equals(most.Value) ? $"{ProfileWords.Value(result.Definition, least)} in each of the {shown.Count} neighbourhoods that can be shown."
                : $"From {ProfileWords.Value(result.Definition, least)} in {least.Name} to {ProfileWords.Value(result.Definition, most)} in {most.Name}.",
            Areas = areas,
            Classes = [.. classes.From.Select((from, i) => Class(result, classes, from, i))],
        };
    }

    // A class is named by the values that are in it.
    private static string Class(IndicatorResult result, MapClasses classes, double from, int number)
    {
        var most = result.Neighbourhoods.Select(n => n.Value).OfType<double>().Where(v => classes.Of(v) == number).Max();
        var (low, high) = (ProfileWords.Number(from), ProfileWords.Number(most));
        return (low == high ? low : $"{low} to {high}") + (result.Definition.Unit == "%" ? "%" : " " + result.Definition.Unit);
    }
}
