using Goldthread.Directory.Search;

namespace Goldthread.Directory.Pages.Find;

/// <summary>Where results lie, drawn by us: no map of anybody's is fetched, so nobody learns what was looked for. North is up; the scale is said.</summary>
internal sealed class PositionsMap
{
    public const double Width = 320;
    public const double Height = 300;
    private const double Margin = 28;
    private const double MetresPerDegree = 111_200;
    private const double Together = 16;
    private static readonly double[] Scales = [0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100];

    private readonly double _perMetre;
    private readonly Point _middle;

    private PositionsMap(IReadOnlyList<Point> all)
    {
        var (north, south, east, west) = (all.Max(p => p.Latitude), all.Min(p => p.Latitude), all.Max(p => p.Longitude), all.Min(p => p.Longitude));
        _middle = new Point((north + south) / 2, (east + west) / 2);
        var (wide, high) = (Math.Max(400, (east - west) * MetresPerDegree * East), Math.Max(400, (north - south) * MetresPerDegree));
        _perMetre = Math.Min((Width - (2 * Margin)) / wide, (Height - (3 * Margin)) / high);
        ScaleMiles = Scales.LastOrDefault(m => m * Point.MetresPerMile * _perMetre <= Width / 3, Scales[0]);
    }

    /// <summary>Marks, each with the numbers of the results there.</summary>
    public IReadOnlyList<(double X, double Y, string Numbers)> Marks { get; private set; } = [];

    /// <summary>From where distance is counted.</summary>
    public (double X, double Y)? From { get; private set; }

    /// <summary>How many miles the bar shows.</summary>
    public double ScaleMiles { get; }

    /// <summary>How long the bar is.</summary>
    public double ScaleLength => ScaleMiles * Point.MetresPerMile * _perMetre;

    private double East => Math.Cos(_middle.Latitude * Math.PI / 180);

    /// <summary>The map of numbered results; null when none of them is on the map.</summary>
    public static PositionsMap? Of(IReadOnlyList<(int Number, IReadOnlyList<Point> Points)> results, Point? from)
    {
        // Of a service in many places the nearest is shown.
        var placed = results.Where(r => r.Points.Count > 0).Select(r => (r.Number, Point: from is { } f ? r.Points.MinBy(p => f.MetresTo(p)) : r.Points[0])).ToList();
        if (placed.Count == 0) return null;
        var map = new PositionsMap([.. placed.Select(p => p.Point), .. from is { } origin ? [origin] : (Point[])[]]);
        var marks = new List<(double X, double Y, List<int> Numbers)>();
        foreach (var (number, point) in placed)
        {
            var (x, y) = map.At(point);
            var near = marks.FindIndex(m => Math.Abs(m.X - x) < Together && Math.Abs(m.Y - y) < Together);
            if (near >= 0) marks[near].Numbers.Add(number);
            else marks.Add((x, y, [number]));
        }

        map.Marks = [.. marks.Select(m => (m.X, m.Y, m.Numbers.Count <= 3 ? string.Join(", ", m.Numbers) : $"{m.Numbers[0]}, {m.Numbers[1]} +{m.Numbers.Count - 2}"))];
        map.From = from is { } start ? map.At(start) : null;
        return map;
    }

    private (double X, double Y) At(Point p) => (
        Math.Round((Width / 2) + ((p.Longitude - _middle.Longitude) * MetresPerDegree * East * _perMetre), 1),
        Math.Round(((Height - Margin) / 2) - ((p.Latitude - _middle.Latitude) * MetresPerDegree * _perMetre), 1));
}
