using System.Globalization;

namespace Goldthread.DesignSystem.Charts;

/// <summary>Marks that differ in shape, so that colour never carries meaning alone.</summary>
internal static class Marker
{
    /// <summary>A mark of its own for each of six: circle, square, diamond, triangle, cross, bar.</summary>
    public static string Path(int which, double x, double y) => which switch
    {
        0 => $"M{N(x - 3)} {N(y)}a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z",
        1 => $"M{N(x - 3)} {N(y - 3)}h6v6h-6Z",
        2 => $"M{N(x)} {N(y - 4)}l4 4l-4 4l-4-4Z",
        3 => $"M{N(x)} {N(y - 4)}l4 7h-8Z",
        4 => $"M{N(x - 3)} {N(y - 3)}l6 6m0-6l-6 6",
        _ => $"M{N(x)} {N(y - 4)}v8",
    };

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
