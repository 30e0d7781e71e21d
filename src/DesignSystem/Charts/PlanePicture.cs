using System.Globalization;
using System.Text;

namespace Goldthread.DesignSystem.Charts;

/// <summary>The picture of a <see cref="CostEffectPlane"/>.</summary>
internal sealed class PlanePicture
{
    private const double Width = 340, Height = 290, Left = 52, Right = 332, Top = 24, Bottom = 244;

    private readonly CostEffectPlane _plane;
    private readonly string _says;
    private readonly IReadOnlyList<Tick<double>> _up;
    private readonly IReadOnlyList<Tick<double>> _along;
    private readonly List<(double X, double Y, double Width, double Height)> _words = [];

    public PlanePicture(CostEffectPlane plane, string says)
    {
        (_plane, _says) = (plane, says);
        var draws = plane.Choices.SelectMany(choice => choice.Draws).ToList();
        _along = Ticks.Numbers(Math.Min(0, draws.Min(draw => draw.Effect)), Math.Max(0, draws.Max(draw => draw.Effect)), 4);
        _up = Ticks.Short(Ticks.Numbers(Math.Min(0, draws.Min(draw => draw.Cost)), Math.Max(0, draws.Max(draw => draw.Cost)), 5), plane.CostUnit);
    }

    public string Draw()
    {
        var svg = Svg.Open(ChartFigure.IdOf(_plane.Id, _plane.Title), _plane.Title, _says, Width, Height).Text(4, 12, _plane.CostName);
        foreach (var mark in _up) svg.Line(mark.Position == 0 ? "gt-chart__tick" : "gt-chart__grid", Left, Y(mark.Position), Right, Y(mark.Position)).Text(Left - 4, Y(mark.Position) + 4, mark.Label, "end");
        foreach (var mark in _along)
        {
            var x = X(mark.Position);
            svg.Line(mark.Position == 0 ? "gt-chart__tick" : "gt-chart__grid", x, Top, x, Bottom).Text(x, Bottom + 16, mark.Label, x > Right - 14 ? "end" : "middle");
        }

        svg.Text((Left + Right) / 2, Bottom + 38, _plane.EffectName, "middle");
        if (_plane.Willing is { } price) Willing(svg, price);
        foreach (var (index, choice) in _plane.Choices.Index()) Dots(svg, index, choice);
        foreach (var (index, choice) in _plane.Choices.Index()) Middle(svg, index, choice);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A dot is a line of no length with a round end. Whole units are as fine as a dot; those on one point are written once.</summary>
    private void Dots(StringBuilder svg, int index, PlaneChoice choice)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"gt-line--{index + 1}\"><path class=\"gt-plane__dot gt-plane__dot--{index + 1}\" d=\"");
        foreach (var (x, y) in choice.Draws.Select(draw => ((int)Math.Round(X(draw.Effect)), (int)Math.Round(Y(draw.Cost)))).Distinct().Order()) svg.Append(CultureInfo.InvariantCulture, $"M{x} {y}h0");
        svg.Append("\"/></g>");
    }

    private void Middle(StringBuilder svg, int index, PlaneChoice choice)
    {
        var (left, right) = (X(PlaneChoice.Quantile(choice.Draws.Select(draw => draw.Effect), 0.025)), X(PlaneChoice.Quantile(choice.Draws.Select(draw => draw.Effect), 0.975)));
        var (bottom, top) = (Y(PlaneChoice.Quantile(choice.Draws.Select(draw => draw.Cost), 0.025)), Y(PlaneChoice.Quantile(choice.Draws.Select(draw => draw.Cost), 0.975)));
        var (x, y) = (X(choice.MeanEffect), Y(choice.MeanCost));
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"gt-line--{index + 1}\"><path class=\"gt-plane__box\" d=\"M{left:0.#} {top:0.#}H{right:0.#}V{bottom:0.#}H{left:0.#}Z\"/><path class=\"gt-chart__mark\" d=\"{Marker.Path(index, x, y)}\"/></g>");
        string[] words = [_plane.Choices.Count > 1 ? choice.Name : "Mean", $"{_plane.Effect(choice.MeanEffect, signed: true)}, {_plane.Cost(choice.MeanCost)}"];
        Write(svg, words, [(x, top - 30), (x, bottom + 4), (right + 60, top), (left - 60, bottom - 28), (right, top - 30), (left, bottom + 4)]);
    }

    /// <summary>Words at the first of some places that is inside the picture and free; at the first where none is.</summary>
    private void Write(StringBuilder svg, string[] words, IReadOnlyList<(double X, double Y)> places)
    {
        var (width, height) = (6.8 * words.Max(line => line.Length), words.Length * 13.0);
        var boxes = places.Select(place => (X: Math.Clamp(place.X - (width / 2), Left + 2, Math.Max(Left + 2, Right - width)), place.Y, Width: width, Height: height)).ToList();
        var free = boxes.FindIndex(box => box.Y >= Top - 8 && box.Y + height <= Bottom + 2 && !_words.Exists(other => Overlap(box, other)));
        var box = boxes[Math.Max(0, free)];
        _words.Add(box);
        foreach (var (row, line) in words.Index()) svg.Text(box.X + (width / 2), box.Y + 11 + (row * 13), line, "middle", "gt-limits__name");
    }

    private void Willing(StringBuilder svg, double price)
    {
        // From edge to edge of the picture through nought.
        var (low, high) = (_along[0].Position, _along[^1].Position);
        if (price > 0) (low, high) = (Math.Max(low, _up[0].Position / price), Math.Min(high, _up[^1].Position / price));
        if (low >= high) return;
        svg.Line("gt-chart__limit", X(low), Y(low * price), X(high), Y(high * price));
        var words = ChartFigure.WithUnit(ChartFigure.Number(price, null), _plane.CostUnit) + " for one";
        var atHigh = Math.Abs(high) >= Math.Abs(low);
        var (x, y) = (X(atHigh ? high : low), Y((atHigh ? high : low) * price));
        Write(svg, [words], [(x + (atHigh ? 44 : -44), y), (x - 44, y + 4), (x, y)]);
    }

    private static bool Overlap((double X, double Y, double Width, double Height) a, (double X, double Y, double Width, double Height) b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private double X(double effect) => Left + ((Right - Left) * (effect - _along[0].Position) / (_along[^1].Position - _along[0].Position));

    private double Y(double cost) => Bottom - ((Bottom - Top) * (cost - _up[0].Position) / (_up[^1].Position - _up[0].Position));
}
