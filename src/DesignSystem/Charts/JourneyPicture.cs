using System.Globalization;
using System.Text;

namespace Goldthread.DesignSystem.Charts;

/// <summary>The picture of a <see cref="JourneyStrip"/>: for each year a line for each path, with the marks above its columns.</summary>
internal sealed class JourneyPicture
{
    private const double Width = 340, Right = 336, StripHeight = 18, LaneHeight = 10, YearHeight = 17, Between = 5, YearGap = 9, LetterWidth = 7;

    private readonly JourneyStrip _journey;
    private readonly string _says;
    private readonly double _left;
    private readonly double _week;
    private readonly int[][] _places;
    private readonly List<(int Week, int Kind, int Lane)>[] _marks;
    private readonly (StringBuilder Shapes, StringBuilder Letters)[] _drawn;

    public JourneyPicture(JourneyStrip journey, string says)
    {
        (_journey, _says) = (journey, says);
        _left = journey.Paths.Count > 1 ? 12 + Math.Min(60, 6.4 * journey.Paths.Max(path => path.Name.Length)) : 4;
        _week = (Right - _left) / Math.Min(JourneyStrip.WeeksInALine, Math.Max(26, journey.Weeks));
        _places = [.. journey.Paths.Select(path => Places(path, journey))];
        _marks = [.. journey.Paths.Select(path => Marks(path, journey))];
        _drawn = [.. journey.Places.Select(_ => (new StringBuilder(), new StringBuilder()))];
    }

    public string Draw()
    {
        var body = new StringBuilder();
        var y = 4.0;
        for (var from = 0; from < _journey.Weeks; from += JourneyStrip.WeeksInALine)
        {
            if (_journey.Weeks > JourneyStrip.WeeksInALine) body.Text(_left, y + 12, $"Year {(from / JourneyStrip.WeeksInALine) + 1}", name: "gt-limits__name");
            y += _journey.Weeks > JourneyStrip.WeeksInALine ? YearHeight : 0;
            for (var path = 0; path < _journey.Paths.Count; path++) y = Line(body, path, from, y) + Between;
            y += YearGap - Between;
        }

        Foot(body, y - YearGap);
        var svg = Svg.Open(ChartFigure.IdOf(_journey.Id, _journey.Title), _journey.Title, _says, Width, y + 14);
        foreach (var (of, drawn) in _journey.Places.Zip(_drawn).Where(place => place.Second.Shapes.Length > 0))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-journey__place gt-journey__place--{of.Colour}\" d=\"{drawn.Shapes}\"/><g class=\"gt-journey__in gt-journey__in--{of.Colour}\" text-anchor=\"middle\">{drawn.Letters}</g>");
        }

        return svg.Append(body).Append("</svg>").ToString();
    }

    /// <summary>The last of the places that a week has, by number; -1 for none.</summary>
    private static int[] Places(JourneyPath path, JourneyStrip journey)
    {
        var weeks = new int[journey.Weeks];
        Array.Fill(weeks, -1);
        foreach (var stay in path.Stays)
        {
            var place = journey.Places.Index().First(place => place.Item.Letter == stay.Letter).Index;
            for (var week = Math.Max(0, stay.FromDay) / 7; week < weeks.Length && week * 7 < stay.ToDay; week++) weeks[week] = Math.Max(weeks[week], place);
        }

        return weeks;
    }

    /// <summary>Each kind of mark once a week, each in the lowest lane where it does not touch the one before it.</summary>
    private static List<(int Week, int Kind, int Lane)> Marks(JourneyPath path, JourneyStrip journey)
    {
        var placed = new List<(int Week, int Kind, int Lane)>();
        var lanes = new List<int>();
        foreach (var (week, kind) in path.Marks.Where(mark => mark.Day >= 0 && mark.Day / 7 < journey.Weeks)
            .Select(mark => (Week: mark.Day / 7, Kind: journey.Kinds.Index().First(kind => kind.Item == mark.Kind).Index)).Distinct().Order())
        {
            // A year begins with a line of its own.
            if (placed.Count > 0 && week / JourneyStrip.WeeksInALine != placed[^1].Week / JourneyStrip.WeeksInALine) lanes.Clear();
            var lane = lanes.FindIndex(last => last + 2 <= week);
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add(week);
            }

            lanes[lane] = week;
            placed.Add((week, kind, lane));
        }

        return placed;
    }

    /// <summary>One year of one path; gives where it ends.</summary>
    private double Line(StringBuilder svg, int path, int from, double y)
    {
        var weeks = Math.Min(JourneyStrip.WeeksInALine, _journey.Weeks - from);
        var marks = _marks[path].Where(mark => mark.Week >= from && mark.Week < from + weeks).ToList();
        var top = y + (marks.Select(mark => mark.Lane + 1).DefaultIfEmpty(0).Max() * LaneHeight);
        if (_journey.Paths.Count > 1) svg.Text(4, top + 13, Svg.Short(_journey.Paths[path].Name, 10));
        for (var week = 0; week < weeks;)
        {
            var place = _places[path][from + week];
            var end = week + 1;
            while (end < weeks && _places[path][from + end] == place) end++;
            Run(place, _left + (week * _week), (end - week) * _week, top);
            week = end;
        }

        foreach (var kind in marks.GroupBy(mark => mark.Kind).OrderBy(kind => kind.Key))
        {
            var d = string.Concat(kind.Select(mark => Marker.Path(kind.Key, _left + ((mark.Week - from + 0.5) * _week), top - 5 - (mark.Lane * LaneHeight))));
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"gt-line--{kind.Key + 1}\"><path class=\"gt-chart__mark\" d=\"{d}\"/></g>");
        }

        return top + StripHeight;
    }

    /// <summary>Weeks after one another in one place, with its letter where there is room. One shape for each place, so that a page stays small.</summary>
    private void Run(int place, double x, double width, double top)
    {
        if (place < 0) return;
        var (shapes, letters) = _drawn[place];
        shapes.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {top:0}h{width:0.#}v{StripHeight:0}h-{width:0.#}Z");
        if (width >= LetterWidth * _journey.Places[place].Letter.Length * 0.75) letters.Text(x + (width / 2), top + 13, _journey.Places[place].Letter);
    }

    private void Foot(StringBuilder svg, double y)
    {
        var weeks = Math.Min(JourneyStrip.WeeksInALine, _journey.Weeks);
        var marks = weeks == 52 ? new[] { 1, 13, 26, 39, 52 } : [1, weeks];
        foreach (var week in marks.Distinct())
        {
            var x = _left + ((week - 0.5) * _week);
            svg.Line("gt-chart__tick", x, y + 1, x, y + 5).Text(x, y + 17, week == 1 ? "Week 1" : week.ToString(CultureInfo.InvariantCulture), week == 1 ? "start" : x > Right - 10 ? "end" : "middle");
        }
    }
}
