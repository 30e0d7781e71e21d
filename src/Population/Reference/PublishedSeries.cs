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
