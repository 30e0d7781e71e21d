using System.Globalization;
using System.Text;
using Goldthread.Population.Reference.Areas;

namespace Goldthread.Population.Charts;

/// <summary>Degrees to the units of a picture: as wide as it may be, no taller than it may be, north up.</summary>
internal sealed class MapFrame
{
    private readonly double _west;
    private readonly double _north;
    private readonly double _perDegree;
    private readonly double _narrower;

    public MapFrame(IReadOnlyList<MapPoint> points, double width, double tallest)
    {
        var (south, east) = (points.Min(p => p.Latitude), points.Max(p => p.Longitude));
        (_west, _north) = (points.Min(p => p.Longitude), points.Max(p => p.Latitude));
        _narrower = Math.Cos((south + _north) / 2 * Math.PI / 180);
        var (wide, high) = (Math.Max((east - _west) * _narrower, 1e-9), Math.Max(_north - south, 1e-9));
        _perDegree = Math.Min(width / wide, tallest / high);
        Height = high * _perDegree;
    }

    public double Height { get; }

    public string Path(IEnumerable<IReadOnlyList<MapPoint>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            // Points that fall on one spot of the picture are drawn once.
            var (last, first) = ((double.NaN, double.NaN), true);
            foreach (var at in ring.Select(At))
            {
                if (at == last) continue;
                path.Append(CultureInfo.InvariantCulture, $"{(first ? 'M' : 'L')}{at.X:0.#} {at.Y:0.#}");
                (last, first) = (at, false);
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    public double WidthOf(IEnumerable<IReadOnlyList<MapPoint>> rings) => rings.SelectMany(r => r).Select(p => At(p).X).DefaultIfEmpty(0).ToList() is var x ? x.Max() - x.Min() : 0;

    /// <summary>The middle of the largest ring by area (centroid of a polygon by the shoelace formula).</summary>
    public (double X, double Y) Middle(IReadOnlyList<IReadOnlyList<MapPoint>> rings)
    {
        var best = rings.Select(r => Centroid([.. r.Select(At)])).MaxBy(c => c.Area);
        return (best.X, best.Y);
    }

    private static (double Area, double X, double Y) Centroid((double X, double Y)[] ring)
    {
        var (area, x, y) = (0.0, 0.0, 0.0);
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var cross = (ring[i].X * ring[i + 1].Y) - (ring[i + 1].X * ring[i].Y);
            area += cross;
            x += (ring[i].X + ring[i + 1].X) * cross;
            y += (ring[i].Y + ring[i + 1].Y) * cross;
        }

        return Math.Abs(area) < 1e-9 ? (0, ring.Average(p => p.X), ring.Average(p => p.Y)) : (Math.Abs(area), x / (3 * area), y / (3 * area));
    }

    private (double X, double Y) At(MapPoint p) => (Math.Round((p.Longitude - _west) * _narrower * _perDegree, 1), Math.Round((_north - p.Latitude) * _perDegree, 1));
}
