using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Charts;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Map;

/// <summary>A place on the map, with what was done there.</summary>
/// <param name="Name">The place, without what it is part of.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Initiatives">What was done there.</param>
internal sealed record MapPlace(string Name, double Latitude, double Longitude, IReadOnlyList<Initiative> Initiatives);

/// <summary>
/// Initiatives as points on a plain outline of England, drawn here: nothing is fetched from anybody. North is up; east and west are drawn as at the middle latitude
/// (equirectangular). A name stands beside each point where there is room; the list beside the map has all of them.
/// </summary>
internal sealed class InitiativeMap
{
    private const double Width = 340, Margin = 8, MiddleLatitude = 52.9;
    private const int LongestName = 28;
    private const string England = "England";

    private readonly double _scale;
    private readonly double _west;
    private readonly double _north;

    public InitiativeMap(IEnumerable<Initiative> initiatives)
    {
        var points = EnglandOutline.Rings.SelectMany(r => r).ToList();
        (_west, _north) = (points.Min(p => p[1]), points.Max(p => p[0]));
        _scale = (Width - (2 * Margin)) / ((points.Max(p => p[1]) - _west) * Math.Cos(MiddleLatitude * Math.PI / 180));
        Height = ((_north - points.Min(p => p[0])) * _scale) + (2 * Margin);
        var all = initiatives.OrderBy(i => i.Place.Name, StringComparer.Ordinal).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        OnMap = [.. all.Where(IsOnMap).GroupBy(i => (i.Place.Latitude, i.Place.Longitude)).Select(g => new MapPlace(g.First().Place.Name.Split(',')[0], g.Key.Latitude!.Value, g.Key.Longitude!.Value, [.. g]))];
        Abroad = [.. all.Where(i => i.Place.Country != England)];
        Nowhere = [.. all.Where(i => i.Place.Country == England && !IsOnMap(i))];
    }

    /// <summary>The places that are drawn, by name.</summary>
    public IReadOnlyList<MapPlace> OnMap { get; }

    /// <summary>Initiatives outside England, which are told in words.</summary>
    public IReadOnlyList<Initiative> Abroad { get; }

    /// <summary>Initiatives in England whose place nobody has put on the map.</summary>
    public IReadOnlyList<Initiative> Nowhere { get; }

    private double Height { get; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var marks = OnMap.Select(p => (X: X(p.Longitude), Y: Y(p.Latitude), Name: Svg.Short(p.Name, LongestName))).ToList();
        var labels = LabelPlaces.Of(marks, Width, Height);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"gt-areas\" viewBox=\"0 0 {Width:0} {Height:0}\" role=\"img\" aria-labelledby=\"map-t map-d\" focusable=\"false\"><title id=\"map-t\">Initiatives in England</title><desc id=\"map-d\">{Svg.Safe($"{OnMap.Count} places in England, each a point. The list has the same places.")}</desc>");
        foreach (var ring in EnglandOutline.Rings) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-areas__area gt-areas__tint--0\" d=\"M{string.Join('L', ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p[1]):0.#} {Y(p[0]):0.#}")))}Z\"/>");
        for (var i = 0; i < marks.Count; i++)
        {
            if (labels[i] is { HasLine: true } far) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-areas__mark\" fill=\"none\" d=\"M{marks[i].X:0.#} {marks[i].Y:0.#}L{far.X:0.#} {far.LineY:0.#}\"/>");
        }

        for (var i = 0; i < marks.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-areas__mark\" cx=\"{marks[i].X:0.#}\" cy=\"{marks[i].Y:0.#}\" r=\"4\"><title>{Svg.Safe(OnMap[i].Name)}</title></circle>");
            if (labels[i] is { } label) svg.Text(label.X, label.Y, marks[i].Name, label.Anchor, "gt-areas__label");
        }

        return svg.Append("</svg>").ToString();
    }

    private static bool IsOnMap(Initiative i) => i.Place is { Country: England, Latitude: not null, Longitude: not null };

    private double X(double longitude) => Margin + ((longitude - _west) * Math.Cos(MiddleLatitude * Math.PI / 180) * _scale);

    private double Y(double latitude) => Margin + ((_north - latitude) * _scale);
}
