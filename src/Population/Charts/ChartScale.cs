using System.Globalization;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>An axis from nought: where a value lies, and the marks along it.</summary>
internal sealed class ChartScale
{
    private readonly double _from;
    private readonly double _length;
    private readonly double _end;

    public ChartScale(double most, double from, double to, int marks = 4)
    {
        (_from, _length) = (from, to - from);
        var step = Step(Math.Max(most, 1e-6) / marks);
        _end = Math.Ceiling((most / step) - 1e-9) * step;
        if (_end <= 0) _end = step;
        Marks = [.. Enumerable.Range(0, (int)Math.Round(_end / step) + 1).Select(i => (i * step, Label(i * step, step)))];
    }

    public IReadOnlyList<(double Value, string Label)> Marks { get; }

    public double At(double value) => _from + (Math.Clamp(value / _end, 0, 1) * _length);

    // 1, 2 or 5 times a power of ten.
    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return rough <= power ? power : rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
    }

    private static string Label(double value, double step) => value.ToString("#,##0." + new string('#', Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9))), CultureInfo.InvariantCulture);

    /// <summary>The greatest value or limit.</summary>
    public static double Most(IEnumerable<IndicatorValue> values) => values.SelectMany(v => new[] { v.Value, v.Estimate?.High }).OfType<double>().Where(double.IsFinite).DefaultIfEmpty(1).Max();
}
