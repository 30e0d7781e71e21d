using Goldthread.Population.Charts;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Areas;

/// <summary>The areas of the place, how many live in each, what was agreed about them, and which files say so.</summary>
internal sealed class IndexModel(GeographyBook book, PlaceAgreements agreements) : AreasPage(book, agreements)
{
    private static readonly string[] Fifths = ["Least deprived fifth of England", "Second least deprived fifth", "Middle fifth", "Second most deprived fifth", "Most deprived fifth of England"];

    public IReadOnlyList<ReferenceSet> Sets { get; private set; } = [];

    public IReadOnlyList<AreaEntry> Places { get; private set; } = [];

    public IReadOnlyList<AreaEntry> Neighbourhoods { get; private set; } = [];

    public IReadOnlyList<AreaEntry> Systems { get; private set; } = [];

    public int HealthAndWellbeingAreas => Geography.HealthAndWellbeingAreas.Count;

    /// <summary>Deprivation by LSOA with the neighbourhoods over it; null where none of these has an outline.</summary>
    public AreaMap? Map { get; private set; }

    public static string Rows(ReferenceSet set) => $"{(set.Rows == 1 ? "1 row" : $"{set.Rows:N0} rows")}{(set.Refused > 0 ? $", {set.Refused:N0} refused" : "")}";

    public static string From(ReferenceSet set) => set.Source == ReferenceImport.Published ? "" : $" (from {set.Source})";

    public async Task<IActionResult> OnGet()
    {
        if (await Enter() is { } instead) return instead;
        Sets = await Book.Sets();
        Places = Geography.Areas(AreaKind.Place);
        Neighbourhoods = Geography.Areas(AreaKind.Neighbourhood);
        Systems = Geography.Areas(AreaKind.System);
        Map = await DrawMap();
        return Page();
    }

    public string PlaceName(AreaEntry neighbourhood) => neighbourhood.Within is { } place ? Geography.NameOf(AreaKind.Place, place) : "";

    /// <summary>How a place stands to the areas of health and wellbeing boards, and whether that is agreed.</summary>
    public (string Words, bool IsMissing) Standing(AreaEntry place)
    {
        var footprint = Geography.FootprintOf(place.Code);
        var agreed = Agreements.Any(a => a.Place == place.Code && a.End is null);
        return (FootprintWords.Of(footprint, Geography) + (footprint.NeedsAgreement ? agreed ? " Agreed by its partners." : " No agreement of its partners is recorded." : ""), footprint.NeedsAgreement && !agreed);
    }

    private async Task<AreaMap?> DrawMap()
    {
        var drawn = await Book.Outlines(AreaKind.Neighbourhood);
        var lines = drawn.Where(o => Geography.CodesOf(AreaKind.Neighbourhood).Contains(o.Area)).Select(o => new MapLine(Geography.NameOf(AreaKind.Neighbourhood, o.Area), o.Rings)).ToList();
        var areas = (await Book.Outlines(AreaKind.Lsoa)).Where(o => Geography.Lsoa(o.Area)?.Neighbourhood is not null).Select(o => Shape(o.Area, o.Rings)).ToList();
        return areas.Count == 0 ? null : new AreaMap
        {
            Id = "areas-map",
            Title = "Deprivation in 2025, by LSOA",
            Description = $"Of {areas.Count:N0} LSOAs, {areas.Count(a => a.Class == 4):N0} in the most deprived fifth of England and {areas.Count(a => a.Class == 0):N0} in the least deprived.",
            Areas = areas,
            Classes = Fifths,
            Lines = lines,
        };
    }

    // Deciles 1 and 2 are the most deprived fifth, which is class 4.
    private MapArea Shape(string lsoa, IReadOnlyList<IReadOnlyList<MapPoint>> rings) =>
        new(lsoa, Geography.NameOf(AreaKind.Lsoa, lsoa), rings, Geography.Decile(lsoa, ImdYear.Imd2025) is { } decile ? Fifths.Length - ((decile + 1) / 2) : null);
}

/// <summary>A footprint in words.</summary>
internal static class FootprintWords
{
    public static string Of(Footprint footprint, Geography geography)
    {
        var councils = string.Join(", ", footprint.Councils.Select(c => geography.NameOf(AreaKind.UpperCouncil, c)));
        return footprint.Kind switch
        {
            FootprintKind.Same => $"The area of {councils}, and so of its health and wellbeing board.",
            FootprintKind.Part => $"Part of the area of {councils}: {footprint.Outside:N0} LSOAs of it are outside.",
            FootprintKind.Several => $"Parts of the areas of {councils}.",
            _ => footprint.Unplaced > 0 ? $"Not known: of {footprint.Unplaced:N0} LSOAs nobody says in which council they lie. Load the lookup of LSOA to ward and council." : "Not known: no LSOAs are drawn into it.",
        };
    }
}
