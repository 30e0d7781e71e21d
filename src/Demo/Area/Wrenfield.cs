using System.Collections.Frozen;

namespace Goldthread.Demo.Area;

/// <summary>The fictional place: 300,000 people, seven neighbourhoods, 189 small areas, 1,890 postcodes and the organisations that serve them.</summary>
public static class Wrenfield
{
    /// <summary>The made code of the place.</summary>
    public const string Code = "ZZWREN";

    /// <summary>People in the place when all are made.</summary>
    public const int Population = 300_000;

    private const int SmallAreasEach = 27;
    private const int PostcodesEach = 10;
    private const string Letters = "ABDEFGHJLN";

    /// <summary>The seven neighbourhoods; Millbrook, where Mrs Smith lives, is first.</summary>
    public static IReadOnlyList<Neighbourhood> Neighbourhoods { get; } =
    [
        new(1, "ZZN01", "Millbrook", 46_000, "Terraces and newer estates along the old mill stream."),
        new(2, "ZZN02", "Eastfield", 47_000, "Large post-war estates with many young families."),
        new(3, "ZZN03", "Harbourside", 41_000, "Docks, warehouses and high-rise flats; the most deprived part of the place."),
        new(4, "ZZN04", "Old Town", 44_000, "The historic centre, with the college and many renters."),
        new(5, "ZZN05", "Northmoor", 42_000, "Suburbs that climb to the moor."),
        new(6, "ZZN06", "Fenwick Vale", 38_000, "Villages and farms, an hour's bus ride from the hospital; the oldest population."),
        new(7, "ZZN07", "Saltmarsh", 42_000, "A seaside town to which people retire, with a poor quarter by the pier."),
    ];

    /// <summary>Every small area, by neighbourhood and number.</summary>
    public static IReadOnlyList<SmallArea> SmallAreas { get; } = [.. Neighbourhoods.SelectMany(AreasOf)];

    /// <summary>Every postcode.</summary>
    public static IReadOnlyList<PlacePostcode> Postcodes { get; } = [.. SmallAreas.SelectMany(PostcodesIn)];

    private static readonly FrozenDictionary<string, PlacePostcode> ByText = Postcodes.ToFrozenDictionary(p => p.Text, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, SmallArea> ByCode = SmallAreas.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);
    private static readonly SmallArea[][] ByNeighbourhood = [.. Neighbourhoods.Select(n => SmallAreas.Where(a => a.Neighbourhood == n).ToArray())];
    private static readonly FrozenDictionary<string, PlacePostcode[]> ByArea =
        Postcodes.GroupBy(p => p.SmallAreaCode).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>A postcode such as "ZZ1 4AB", or null when there is none.</summary>
    public static PlacePostcode? FindPostcode(string text) => ByText.GetValueOrDefault(text);

    /// <summary>The small area with the code, or null.</summary>
    public static SmallArea? FindSmallArea(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The neighbourhood with the name, or null.</summary>
    public static Neighbourhood? FindNeighbourhood(string name) => Neighbourhoods.FirstOrDefault(n => n.Name == name);

    /// <summary>The small areas of a neighbourhood.</summary>
    public static IReadOnlyList<SmallArea> SmallAreasOf(Neighbourhood neighbourhood) => ByNeighbourhood[neighbourhood.Number - 1];

    internal static PlacePostcode[] PostcodesOf(SmallArea area) => ByArea[area.Code];

    private static IEnumerable<SmallArea> AreasOf(Neighbourhood neighbourhood)
    {
        var mix = neighbourhood.Mix;
        var span = mix.HighestDecile - mix.LowestDecile + 1;
        for (var i = 0; i < SmallAreasEach; i++)
        {
            yield return new SmallArea(
                $"Z01{(neighbourhood.Number * 1000) + i + 1:D6}",
                $"{neighbourhood.Name} {i + 1:D3}",
                neighbourhood,
                mix.LowestDecile + (i * 7 % SmallAreasEach * span / SmallAreasEach),
                WrenfieldMap.SmallAreaCentre(neighbourhood.Number, i))
            { Index = i };
        }
    }

    // Sector digit and first letter name the small area (27 of 9 x 3), the second letter the postcode within it.
    private static IEnumerable<PlacePostcode> PostcodesIn(SmallArea area)
    {
        for (var i = 0; i < PostcodesEach; i++)
        {
            yield return new PlacePostcode(
                $"ZZ{area.Neighbourhood.Number} {(area.Index % 9) + 1}{Letters[area.Index / 9]}{Letters[i]}",
                area.Code,
                WrenfieldMap.InSmallArea(area.Neighbourhood.Number, area.Index, 0.15 + (0.7 * (i % 3) / 2), 0.1 + (0.8 * i / (PostcodesEach - 1))));
        }
    }
}
