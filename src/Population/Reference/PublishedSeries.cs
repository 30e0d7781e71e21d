using System.Globalization;

namespace Goldthread.Population.Reference;

/// <summary>An indicator that others published, as it is held here.</summary>
/// <param name="Series">The publication.</param>
/// <param name="Indicator">The publisher's code or words.</param>
/// <param name="Measure">What its numbers are.</param>
/// <param name="First">The first period.</param>
/// <param name="Last">The last period.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Numbers">How many of them have a number.</param>
public sealed record PublishedSeries(string Series, string Indicator, string Measure, string First, string Last, long Rows, long Numbers);

/// <summary>A value that others published of an area and a period.</summary>
/// <param name="Area">ONS code of the area.</param>
/// <param name="Period">As published: "2020-21".</param>
/// <param name="Value">The number; null where none was published.</param>
/// <param name="WhyNone">The publisher's mark where there is none, such as "[c]" (kept back) or "[x]" (not available); else empty.</param>
public sealed record PublishedValue(string Area, string Period, double? Value, string WhyNone)
{
    internal static PublishedValue Of(PublishedRow row) => new(row.Area, row.Period, row.Printed is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null, row.WhyNone);
}
