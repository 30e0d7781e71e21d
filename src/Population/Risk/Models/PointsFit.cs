namespace Goldthread.Population.Risk.Models;

/// <summary>
/// Turns a score in points into a chance: 1 / (1 + exp(-(intercept + slope x points))), both found by Newton's method (McCullagh and Nelder, Generalized linear models, 1989, section 4.4). Points foretell no
/// share by themselves; without this they could be ranked but not held against how often something happened.
/// </summary>
/// <param name="Intercept">The logarithm of the odds at no points.</param>
/// <param name="Slope">What a point adds to it.</param>
public readonly record struct PointsFit(double Intercept, double Slope)
{
    private const int MostRounds = 50;
    private const double Enough = 1e-10;

    /// <summary>The chance of somebody with so many points, 0 to 1.</summary>
    public double Chance(double points) => RiskModel.Logistic(Intercept + (Slope * points));

    /// <summary>Fits; null where all have the same points, where it happened to nobody or to everybody, or where points tell it for sure.</summary>
    /// <param name="pairs">The points of each, and whether it happened.</param>
    public static PointsFit? Of(IReadOnlyList<(double Points, bool Happened)> pairs)
    {
        var alike = pairs.CountBy(p => p).Select(g => (g.Key.Points, Happened: g.Key.Happened ? 1.0 : 0, Times: (double)g.Value)).ToList();
        var (intercept, slope) = (0.0, 0.0);
        for (var round = 0; round < MostRounds; round++)
        {
            var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0);
            foreach (var (points, happened, times) in alike)
            {
                var chance = RiskModel.Logistic(intercept + (slope * points));
                var (off, spread) = (times * (happened - chance), times * chance * (1 - chance));
                (g0, g1, h00, h01, h11) = (g0 + off, g1 + (off * points), h00 + spread, h01 + (spread * points), h11 + (spread * points * points));
            }

            var determinant = (h00 * h11) - (h01 * h01);
            if (!(determinant > 1e-12 * h00 * h11)) return null;
            var (d0, d1) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            (intercept, slope) = (intercept + d0, slope + d1);
            if (Math.Max(Math.Abs(d0), Math.Abs(d1)) < Enough) return new PointsFit(intercept, slope);
        }

        return null;
    }
}
