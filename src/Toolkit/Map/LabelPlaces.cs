namespace Goldthread.Toolkit.Map;

/// <summary>Where a label stands: its beginning, its middle or its end at a point, and whether a line leads to it.</summary>
/// <param name="X">Where it begins or ends, or its middle.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Anchor">"start", "middle" or "end".</param>
/// <param name="HasLine">True where it stands too far from its mark to be read as its own.</param>
/// <param name="LineY">Where the line ends.</param>
internal sealed record LabelPlace(double X, double Y, string Anchor, bool HasLine, double LineY);

/// <summary>Finds a free place for each label, near its mark: no label lies over another, over a mark or beyond the edge. What finds none goes without.</summary>
internal static class LabelPlaces
{
    /// <summary>About how wide a letter of a label is, in units of the picture.</summary>
    public const double Letter = 6.5;

    private const double Line = 12, Mark = 5, Near = 9;
    private static readonly double[] Distances = [8, 15, 24, 34, 46, 60, 76];
    private static readonly double[] Angles = [0, 180, 30, -30, 150, -150, 60, -60, 120, -120, 90, -90];

    /// <summary>The places of the labels, in the order of the marks; null where there is no room.</summary>
    public static IReadOnlyList<LabelPlace?> Of(IReadOnlyList<(double X, double Y, string Name)> marks, double width, double height)
    {
        var places = new LabelPlace?[marks.Count];
        var taken = marks.Select(m => new Box(m.X - Mark, m.Y - Mark, m.X + Mark, m.Y + Mark)).ToList();

        // Where marks stand close together room is short, so they choose first.
        foreach (var i in Enumerable.Range(0, marks.Count).OrderByDescending(i => marks.Count(m => Math.Abs(m.X - marks[i].X) + Math.Abs(m.Y - marks[i].Y) < 50)).ThenBy(i => i))
        {
            var (x, y, name) = marks[i];
            foreach (var (place, box) in Candidates(x, y, name))
            {
                if (box.Left < 0 || box.Top < 0 || box.Right > width || box.Bottom > height || taken.Any(t => t.Meets(box)) || (place.HasLine && Crosses(marks, taken, places, i, place))) continue;
                places[i] = place;
                taken.Add(box);
                break;
            }
        }

        return places;
    }

    private static IEnumerable<(LabelPlace Place, Box Box)> Candidates(double x, double y, string name) =>
        from distance in Distances
        from angle in Angles
        let aside = Math.Cos(angle * Math.PI / 180)
        let up = Math.Sin(angle * Math.PI / 180)
        let toX = x + (distance * aside)
        let toY = y - (distance * up)
        let length = name.Length * Letter
        let isBeside = Math.Abs(aside) > 0.55
        let left = !isBeside ? toX - (length / 2) : aside > 0 ? toX : toX - length
        select (new LabelPlace(toX, toY + 4, !isBeside ? "middle" : aside > 0 ? "start" : "end", distance > Near, isBeside ? toY : toY + (Math.Sign(up) * Line / 2)), new Box(left, toY - (Line / 2), left + length, toY + (Line / 2)));

    // A line over another's words or mark would be read wrongly; and two lines that cross would, too.
    private static bool Crosses(IReadOnlyList<(double X, double Y, string Name)> marks, List<Box> taken, LabelPlace?[] places, int own, LabelPlace place)
    {
        for (var step = 0.3; step < 0.95; step += 0.1)
        {
            var (x, y) = (marks[own].X + ((place.X - marks[own].X) * step), marks[own].Y + ((place.LineY - marks[own].Y) * step));
            for (var i = 0; i < taken.Count; i++)
            {
                if (i != own && taken[i].Holds(x, y)) return true;
            }
        }

        return places.Where((p, i) => p is { HasLine: true } && i != own && Meet((marks[own].X, marks[own].Y), (place.X, place.LineY), (marks[i].X, marks[i].Y), (p.X, p.LineY))).Any();
    }

    private static bool Meet((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) => Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) => ((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X));

    private sealed record Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Holds(double x, double y) => x > Left && x < Right && y > Top && y < Bottom;
    }
}
