using System.Globalization;

namespace Goldthread.DesignSystem.Charts;

/// <summary>A mark of an axis.</summary>
/// <param name="Position">Where, in the units of the axis.</param>
/// <param name="Label">What is written.</param>
/// <param name="Below">A second line, such as the year where it changes.</param>
internal readonly record struct Tick<T>(T Position, string Label, string? Below = null);

/// <summary>Marks at the numbers and dates a person would choose.</summary>
internal static class Ticks
{
    /// <summary>
    /// Numbers 1, 2 or 5 times a power of ten apart that take in the whole range, about <paramref name="wanted"/> of them, so that the
    /// first and the last are the ends of the axis. Equal ends are widened first.
    /// </summary>
    public static IReadOnlyList<Tick<double>> Numbers(double low, double high, int wanted = 5)
    {
        if (high <= low)
        {
            var room = low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = (low - room, high + room);
        }

        var step = RoundStep((high - low) / wanted);
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        var format = "#,##0." + new string('0', decimals);
        // A range far below the size of its numbers has no room for marks: doubles hold 15 digits.
        var count = (int)Math.Clamp(last - first, 1, 20);
        return [.. Enumerable.Range(0, count + 1).Select(index => (first + index) * step)
            .Select(value => new Tick<double>(value, (value == 0 ? 0 : value).ToString(format, CultureInfo.InvariantCulture).Replace('-', '−')))];
    }

    /// <summary>Large numbers short enough for an axis: "£40m", "−0.5m"; marks that are close together stay as they are.</summary>
    public static IReadOnlyList<Tick<double>> Short(IReadOnlyList<Tick<double>> marks, string? unit = null) =>
        marks.Count < 2 || marks[1].Position - marks[0].Position < 100_000
            ? [.. marks.Select(mark => mark with { Label = ChartFigure.WithUnit(mark.Label, unit == "£" ? unit : null) })]
            : [.. marks.Select(mark => mark with { Label = ChartFigure.WithUnit(ChartFigure.Number(mark.Position / 1e6, null) + (Math.Abs(mark.Position) < 1 ? "" : "m"), unit == "£" ? unit : null) })];

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below a rough step.</summary>
    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        foreach (var factor in (double[])[1, 2, 5])
        {
            if (rough <= factor * power * 1.0000001) return factor * power;
        }

        return 10 * power;
    }

    /// <summary>At most <paramref name="most"/> starts of hours, days, months or years between two moments by the clock of London.</summary>
    public static IReadOnlyList<Tick<DateTime>> Times(DateTime from, DateTime until, ChartTime time, int most = 5)
    {
        foreach (var (start, next, label, below) in Scales(from, time))
        {
            var marks = new List<Tick<DateTime>>();
            string? shown = null;
            for (var at = start; at <= until && marks.Count <= most; at = next(at))
            {
                if (at < from) continue;
                var under = below is null ? null : at.ToString(below, CultureInfo.InvariantCulture);
                marks.Add(new(at, label == "htt" ? Hour(at) : at.ToString(label, CultureInfo.InvariantCulture), under == shown ? null : under));
                shown = under;
            }

            if (marks.Count is >= 2 && marks.Count <= most) return marks;
        }

        return [new(from, Single(from, time))];
    }

    private static string Hour(DateTime at) => at.Hour switch { 0 => "midnight", 12 => "midday", < 12 => $"{at.Hour}am", _ => $"{at.Hour - 12}pm" };

    /// <summary>One date on its own, as exactly as it is known.</summary>
    public static string Single(DateTime at, ChartTime time) =>
        at.ToString(time == ChartTime.Month ? "MMM yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture);

    private static IEnumerable<(DateTime Start, Func<DateTime, DateTime> Next, string Label, string? Below)> Scales(DateTime from, ChartTime time)
    {
        if (time == ChartTime.Minute)
        {
            foreach (var hours in (int[])[1, 2, 3, 6, 12])
            {
                yield return (from.Date.AddHours(from.Hour / hours * hours), at => at.AddHours(hours), "htt", "d MMM");
            }
        }

        if (time != ChartTime.Month)
        {
            foreach (var days in (int[])[1, 2, 7, 14])
            {
                // Weeks start on a Monday.
                var start = days >= 7 ? from.Date.AddDays(-(((int)from.DayOfWeek + 6) % 7)) : from.Date;
                yield return (start, at => at.AddDays(days), "d MMM", "yyyy");
            }
        }

        foreach (var months in (int[])[1, 2, 3, 6])
        {
            yield return (new DateTime(from.Year, ((from.Month - 1) / months * months) + 1, 1), at => at.AddMonths(months), "MMM", "yyyy");
        }

        foreach (var years in (int[])[1, 2, 5, 10, 20, 50])
        {
            yield return (new DateTime(Math.Max(1, from.Year / years * years), 1, 1), at => at.AddYears(years), "yyyy", null);
        }
    }
}
