namespace Goldthread.Demo.Area;

/// <summary>A point on the map, in degrees (WGS 84).</summary>
public readonly record struct Coordinate(double Latitude, double Longitude);

/// <summary>One of the seven neighbourhoods of Wrenfield.</summary>
/// <param name="Number">1 to 7; also the postcode district: number 1 is ZZ1.</param>
/// <param name="Code">The made area code, such as "ZZN01": no real area code starts with ZZ.</param>
/// <param name="Name">The name.</param>
/// <param name="Population">People who live there when the whole place is made.</param>
/// <param name="Character">One sentence for a reader.</param>
public sealed record Neighbourhood(int Number, string Code, string Name, int Population, string Character)
{
    /// <summary>The outline, closed, drawn by the demo.</summary>
    public IReadOnlyList<Coordinate> Boundary => WrenfieldMap.NeighbourhoodOutline(Number);

    internal NeighbourhoodMix Mix => NeighbourhoodMix.Of(Number);
}

/// <summary>A small area of about 1,600 people, as ONS draws lower layer super output areas.</summary>
/// <param name="Code">Made code, "Z01" and six digits: a real one in England starts with E01.</param>
/// <param name="Name">Such as "Millbrook 004".</param>
/// <param name="Neighbourhood">The neighbourhood it lies in.</param>
/// <param name="DeprivationDecile">1 (most deprived tenth) to 10 (least), made.</param>
/// <param name="Centre">The middle.</param>
public sealed record SmallArea(string Code, string Name, Neighbourhood Neighbourhood, int DeprivationDecile, Coordinate Centre)
{
    /// <summary>The outline, closed, drawn by the demo.</summary>
    public IReadOnlyList<Coordinate> Boundary => WrenfieldMap.SmallAreaOutline(Neighbourhood.Number, Index);

    /// <summary>The postcodes of the area: ten, each about 70 households.</summary>
    public IReadOnlyList<PlacePostcode> Postcodes => Wrenfield.PostcodesOf(this);

    /// <summary>0 to 26 within its neighbourhood.</summary>
    internal int Index { get; init; }
}

/// <summary>A made postcode: area ZZ is used by no real address (ZZ99 is a pseudo postcode of the NHS and is not used here).</summary>
/// <param name="Text">Such as "ZZ1 4AB".</param>
/// <param name="SmallAreaCode">The small area it lies in.</param>
/// <param name="Position">Where it is.</param>
public sealed record PlacePostcode(string Text, string SmallAreaCode, Coordinate Position);

/// <summary>How a neighbourhood differs from England: factors on age and ethnic group, and its span of deprivation deciles. Our own invention.</summary>
/// <param name="Children">Factor on people under 18.</param>
/// <param name="Students">Factor on people of 18 to 29.</param>
/// <param name="Older">Factor on people of 65 and over.</param>
/// <param name="Minority">Factor on people of minority ethnic groups.</param>
/// <param name="LowestDecile">Its most deprived decile.</param>
/// <param name="HighestDecile">Its least deprived decile.</param>
internal sealed record NeighbourhoodMix(double Children, double Students, double Older, double Minority, int LowestDecile, int HighestDecile)
{
    private static readonly NeighbourhoodMix[] All =
    [
        new(1.00, 0.95, 1.10, 0.70, 3, 9),
        new(1.20, 0.95, 0.80, 1.30, 1, 5),
        new(1.05, 1.25, 0.70, 1.80, 1, 4),
        new(0.75, 1.80, 0.75, 1.60, 2, 8),
        new(1.05, 0.80, 1.10, 0.75, 5, 10),
        new(0.90, 0.60, 1.50, 0.30, 6, 10),
        new(0.95, 0.75, 1.30, 0.40, 2, 9),
    ];

    public static NeighbourhoodMix Of(int number) => All[number - 1];
}
