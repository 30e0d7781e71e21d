using Goldthread.Impact.Journeys;

namespace Goldthread.Impact.Scenarios;

/// <summary>A difference between two runs, with the interval within which chance leaves it.</summary>
/// <param name="Of">What differs.</param>
/// <param name="Before">How much of it there was.</param>
/// <param name="After">How much there is.</param>
/// <param name="Error">Standard error of the difference: of people like these with other luck, for the assumptions as they are.</param>
public sealed record Difference(Measure Of, double Before, double After, double Error)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>After less before.</summary>
    public double Change => After - Before;

    /// <summary>The lower end of the 95% interval.</summary>
    public double Low => Change - (Normal975 * Error);

    /// <summary>The upper end.</summary>
    public double High => Change + (Normal975 * Error);
}

/// <summary>What is told of people one by one.</summary>
public enum Measure
{
    /// <summary>Pounds that can be told by person.</summary>
    Cost,

    /// <summary>Years of life, adjusted for quality.</summary>
    QualityYears,

    /// <summary>Deaths within the run.</summary>
    Deaths,

    /// <summary>Days in a hospital bed.</summary>
    HospitalDays,

    /// <summary>Days at home, with care or without.</summary>
    HomeDays,
}

/// <summary>Two runs of the same people, person by person.</summary>
public static class Differences
{
    /// <summary>
    /// Every measure's difference. Each person meets both worlds with the same luck, so the error is that of their own differences: sum ± z·√(n·variance of the differences).
    /// Throws where the two runs are of other people, another length or another seed.
    /// </summary>
    public static IReadOnlyList<Difference> Between(Result before, Result after)
    {
        if (before.People != after.People || before.Scenario.Weeks != after.Scenario.Weeks || before.Scenario.Seed != after.Scenario.Seed) throw new ArgumentException("Only runs of the same people, over the same weeks and with the same seed can be compared.", nameof(after));
        var weeks = before.Scenario.Weeks;
        return [.. Enum.GetValues<Measure>().Select(m => Of(m, before, after, weeks))];
    }

    /// <summary>Every measure's total in one run, in the order of <see cref="Measure"/>.</summary>
    internal static double[] Totals(Result result)
    {
        var totals = new double[Enum.GetValues<Measure>().Length];
        foreach (var lived in result.Lived)
        {
            for (var m = 0; m < totals.Length; m++) totals[m] += Value((Measure)m, lived);
        }

        return totals;
    }

    private static Difference Of(Measure measure, Result before, Result after, int weeks)
    {
        var (was, now, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < before.People.Count; i++)
        {
            var (a, b) = (Value(measure, before.Lived[i]), Value(measure, after.Lived[i]));
            (was, now, squares) = (was + a, now + b, squares + ((b - a) * (b - a)));
        }

        var n = before.People.Count;
        var mean = (now - was) / n;
        return new Difference(measure, was, now, Math.Sqrt(n * Math.Max(0, (squares / n) - (mean * mean))));
    }

    private static double Value(Measure measure, in Lived lived) => measure switch
    {
        Measure.Cost => lived.Pence / 100.0,
        Measure.QualityYears => lived.Quality / Tally.QualityUnits,
        Measure.Deaths => lived.Died == State.Never ? 0 : 1,
        Measure.HospitalDays => lived.HospitalDays,
        _ => lived.HomeDays,
    };
}
