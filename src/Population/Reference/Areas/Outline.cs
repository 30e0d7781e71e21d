using System.Globalization;
using System.Text;

namespace Goldthread.Population.Reference.Areas;

/// <summary>A point in degrees (WGS 84), east and north above nought.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public readonly record struct MapPoint(double Longitude, double Latitude);

/// <summary>
/// The outline of an area: rings of points, an area inside another ring being a hole. Written as text in hundred thousandths of a degree (about a metre), and simplified by
/// the method of Ramer (1972) and of Douglas and Peucker (1973): no point that is left out lies further than the tolerance from the line that is kept.
/// </summary>
public static class Outline
{
    private const double Scale = 100_000;
    private const double MetresPerDegree = 111_200;
    private const int FewestPoints = 4;

    /// <summary>Rings as text.</summary>
    public static string Write(IEnumerable<IReadOnlyList<MapPoint>> rings)
    {
        var text = new StringBuilder();
        foreach (var ring in rings)
        {
            if (text.Length > 0) text.Append(';');
            text.AppendJoin(',', ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Round(p.Longitude * Scale)} {(long)Math.Round(p.Latitude * Scale)}")));
        }

        return text.ToString();
    }

    /// <summary>The rings of a text that <see cref="Write"/> made.</summary>
    public static IReadOnlyList<IReadOnlyList<MapPoint>> Read(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ring => (IReadOnlyList<MapPoint>)[.. ring.Split(',').Select(ReadPoint)])];

    /// <summary>Rings with fewer points. Islands smaller than the tolerance are left out, but never the largest ring.</summary>
    /// <param name="rings">Closed rings: first and last point are the same.</param>
    /// <param name="tolerance">In metres.</param>
    public static IReadOnlyList<IReadOnlyList<MapPoint>> Simplify(IReadOnlyList<IReadOnlyList<MapPoint>> rings, double tolerance)
    {
        var simple = rings.Select(r => Ring(r, tolerance)).ToList();
        var largest = rings.Count == 0 ? -1 : rings.Select((r, i) => (Size: Extent(r), i)).Max().i;
        return [.. simple.Select((r, i) => i == largest && r.Count < FewestPoints ? rings[i] : r).Where(r => r.Count >= FewestPoints)];
    }

    private static MapPoint ReadPoint(string text)
    {
        var gap = text.IndexOf(' ', StringComparison.Ordinal);
        return new MapPoint(int.Parse(text.AsSpan(0, gap), CultureInfo.InvariantCulture) / Scale, int.Parse(text.AsSpan(gap + 1), CultureInfo.InvariantCulture) / Scale);
    }

    private static double Extent(IReadOnlyList<MapPoint> ring) => (ring.Max(p => p.Longitude) - ring.Min(p => p.Longitude)) * (ring.Max(p => p.Latitude) - ring.Min(p => p.Latitude));

    // A closed ring begins and ends at one point: it is cut at the point furthest from there, and each half is simplified.
    private static IReadOnlyList<MapPoint> Ring(IReadOnlyList<MapPoint> ring, double tolerance)
    {
        if (ring.Count < FewestPoints) return [];
        var east = MetresPerDegree * Math.Cos(ring[0].Latitude * Math.PI / 180);
        var flat = ring.Select(p => (X: p.Longitude * east, Y: p.Latitude * MetresPerDegree)).ToArray();
        var cut = Enumerable.Range(0, flat.Length).MaxBy(i => Square(flat[i].X - flat[0].X) + Square(flat[i].Y - flat[0].Y));
        var kept = new bool[flat.Length];
        kept[0] = kept[cut] = kept[^1] = true;
        var open = new Stack<(int From, int To)>([(0, cut), (cut, flat.Length - 1)]);
        while (open.TryPop(out var span))
        {
            var (furthest, distance) = (-1, tolerance);
            for (var i = span.From + 1; i < span.To; i++)
            {
                if (Distance(flat[i], flat[span.From], flat[span.To]) is var d && d > distance) (furthest, distance) = (i, d);
            }

            if (furthest < 0) continue;
            kept[furthest] = true;
            open.Push((span.From, furthest));
            open.Push((furthest, span.To));
        }

        return [.. ring.Where((_, i) => kept[i])];
    }

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Square(dx) + Square(dy);
        var along = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Square(p.X - a.X - (along * dx)) + Square(p.Y - a.Y - (along * dy)));
    }

    private static double Square(double x) => x * x;
}
