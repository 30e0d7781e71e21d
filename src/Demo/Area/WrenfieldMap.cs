namespace Goldthread.Demo.Area;

/// <summary>
/// Draws the place: a town in the middle, six neighbourhoods around it like slices, each cut into three rings of nine small areas.
/// It lies on the Dogger Bank, where there is only sea, so no point of it can be taken for a real address.
/// </summary>
internal static class WrenfieldMap
{
    private const double CentreLatitude = 54.70;
    private const double CentreLongitude = 2.30;
    private const double TownRadius = 2.6;
    private const double PlaceRadius = 14.0;
    private const int Rings = 3;
    private const int Slices = 9;

    // The town centre (Old Town) is number 4; the others go round it clockwise from north.
    private static readonly int[] Clockwise = [5, 6, 7, 1, 2, 3];

    public static IReadOnlyList<Coordinate> NeighbourhoodOutline(int number)
    {
        var (inner, outer, from, to) = Extent(number);
        return Outline(inner, outer, from, to, number == 4);
    }

    public static IReadOnlyList<Coordinate> SmallAreaOutline(int number, int index)
    {
        var (inner, outer, from, to) = Cell(number, index);
        return Outline(inner, outer, from, to, false);
    }

    public static Coordinate SmallAreaCentre(int number, int index)
    {
        var (inner, outer, from, to) = Cell(number, index);
        return At((inner + outer) / 2, (from + to) / 2, wobble: false);
    }

    public static Coordinate InSmallArea(int number, int index, double across, double along)
    {
        var (inner, outer, from, to) = Cell(number, index);
        return At(inner + ((outer - inner) * across), from + ((to - from) * along), wobble: false);
    }

    private static (double Inner, double Outer, double From, double To) Extent(int number)
    {
        if (number == 4)
            return (0, TownRadius, 0, 360);
        var slice = Array.IndexOf(Clockwise, number);
        return (TownRadius, PlaceRadius, slice * 60, (slice + 1) * 60);
    }

    private static (double Inner, double Outer, double From, double To) Cell(int number, int index)
    {
        var (inner, outer, from, to) = Extent(number);
        var (ring, slice) = (index / Slices, index % Slices);
        var (ringWidth, sliceWidth) = ((outer - inner) / Rings, (to - from) / Slices);
        return (inner + (ring * ringWidth), inner + ((ring + 1) * ringWidth), from + (slice * sliceWidth), from + ((slice + 1) * sliceWidth));
    }

    private static List<Coordinate> Outline(double inner, double outer, double from, double to, bool disc)
    {
        var points = new List<Coordinate>();
        var steps = Math.Max(2, (int)((to - from) / 3.5));
        for (var i = 0; i <= steps; i++)
            points.Add(At(outer, from + ((to - from) * i / steps), wobble: true));
        for (var i = steps; i >= 0 && !disc; i--)
            points.Add(At(inner, from + ((to - from) * i / steps), wobble: true));
        if (points[^1] != points[0])
            points.Add(points[0]);
        return points;
    }

    // The wobble depends only on the point itself, so that neighbours share their border.
    private static Coordinate At(double kilometres, double degrees, bool wobble)
    {
        var angle = degrees * Math.PI / 180;
        var distance = wobble && kilometres > 0 ? kilometres * (1 + (0.05 * Math.Sin(7 * angle)) + (0.03 * Math.Sin((13 * angle) + kilometres))) : kilometres;
        var latitude = CentreLatitude + (distance * Math.Cos(angle) / 111.2);
        var longitude = CentreLongitude + (distance * Math.Sin(angle) / (111.2 * Math.Cos(CentreLatitude * Math.PI / 180)));
        return new(Math.Round(latitude, 5), Math.Round(longitude, 5));
    }
}
