using System.Globalization;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Values as the specification of ehrQL writes them: T and F, and dates as 2026-09-30.</summary>
internal static class ValueText
{
    /// <summary>What the evaluator gives.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "T" : "F",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>What <see cref="CohortTable.Values"/> gives.</summary>
    public static string? OfStored(ColumnType type, string? value) => (type, value) switch
    {
        (_, null) => null,
        (ColumnType.YesNo, _) => value == "1" ? "T" : "F",
        (ColumnType.Date, _) => Of(new DateOnly(1970, 1, 1).AddDays(int.Parse(value, CultureInfo.InvariantCulture))),
        _ => value,
    };

    /// <summary>Numbers are the same to 12 digits: a sum of decimals depends on the order.</summary>
    public static bool IsSame(ColumnType type, string? value, string? expected)
    {
        if (value is null || expected is null || type is not (ColumnType.Whole or ColumnType.Decimal)) return value == expected;
        var (a, b) = (double.Parse(value, CultureInfo.InvariantCulture), double.Parse(expected, CultureInfo.InvariantCulture));
        return Math.Abs(a - b) <= 1e-12 * Math.Abs(b);
    }
}
