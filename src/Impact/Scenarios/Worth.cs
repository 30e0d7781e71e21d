using Goldthread.Impact.Journeys;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Scenarios;

/// <summary>How money and health of later years are counted today.</summary>
/// <param name="PriceYear">The year whose prices costs are in, such as "2024".</param>
/// <param name="DiscountCosts">A year, 0 to 0.2; 0.035 in the Green Book (HM Treasury) and for NICE's reference case.</param>
/// <param name="DiscountHealth">A year, 0 to 0.2; 0.035 for NICE's reference case, 0.015 in the Green Book.</param>
public sealed record Counting(string PriceYear = "2024", double DiscountCosts = 0.035, double DiscountHealth = 0.035)
{
    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Fault> Check()
    {
        if (!(DiscountCosts is >= 0 and <= 0.2)) yield return new Fault(FaultKind.Invalid, "A year's discount is 0 to 0.2", "counting.discountCosts");
        if (!(DiscountHealth is >= 0 and <= 0.2)) yield return new Fault(FaultKind.Invalid, "A year's discount is 0 to 0.2", "counting.discountHealth");
        if (PriceYear.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say of which year prices are", "counting.priceYear");
    }
}

/// <summary>Whether it is worth it: money and health of a scenario against doing nothing new. Pounds; later weeks count less by their time, (1 + discount)^-years.</summary>
/// <param name="Invested">What doing it costs: reaching people, setting up, double running; discounted.</param>
/// <param name="Saved">What is spent less on everything else; discounted. Below 0 where more is spent.</param>
/// <param name="Cashable">Of what is saved, how much could be taken out of budgets.</param>
/// <param name="QualityYears">What is gained of quality-adjusted life; discounted.</param>
/// <param name="PaybackWeek">The first week from which on what is saved, all weeks together and undiscounted, is never again less than what was invested; null where that does not come within the run.</param>
/// <param name="ByPayer">Saved less the share of what is invested that a payer bears; discounted.</param>
public sealed record Worth(double Invested, double Saved, double Cashable, double QualityYears, int? PaybackWeek, IReadOnlyDictionary<Payer, double> ByPayer)
{
    /// <summary>Net present value: saved less invested.</summary>
    public double Net => Saved - Invested;

    /// <summary>Pounds saved for each pound invested; null where nothing is invested.</summary>
    public double? Return => Invested > 0 ? Saved / Invested : null;

    /// <summary>Pounds for each year of quality-adjusted life gained; null where it costs nothing more or gains nothing, which is told in words.</summary>
    public double? CostPerQualityYear => Net < 0 && QualityYears > 0 ? -Net / QualityYears : null;

    /// <summary>The worth of one run against another of the same people. What is invested is borne by payers as they bear everything else of the lines that it saves; where nothing says otherwise, by the NHS.</summary>
    public static Worth Of(Result before, Result after, Counting counting)
    {
        var weeks = before.Scenario.Weeks;
        var money = Enumerable.Range(0, weeks).Select(w => Factor(counting.DiscountCosts, w)).ToArray();
        var (saved, cashable, running) = (0.0, 0.0, new double[weeks]);
        var byPayer = Enum.GetValues<Payer>().ToDictionary(p => p, _ => 0.0);
        foreach (var line in CostLine.All)
        {
            var (was, now) = (line.Weekly(before), line.Weekly(after));
            for (var week = 0; week < weeks; week++)
            {
                var less = (was[week] - now[week]) / 100.0;
                running[week] += less;
                saved += less * money[week];
                cashable += less * money[week] * line.Cashable;
                foreach (var payer in byPayer.Keys) byPayer[payer] += less * money[week] * line.Share(payer);
            }
        }

        var invested = 0.0;
        foreach (var spent in new[] { Spent(after), [.. Spent(before).Select(p => -p)] })
        {
            foreach (var (week, pence) in spent.Index())
            {
                running[week] -= pence / 100.0;
                invested += pence / 100.0 * money[week];
            }
        }

        byPayer[Payer.Nhs] -= invested;
        var (healthBefore, healthAfter) = (before.WeeklyQuality(), after.WeeklyQuality());
        var health = Enumerable.Range(0, weeks).Sum(w => (healthAfter[w] - healthBefore[w]) * Factor(counting.DiscountHealth, w));
        return new Worth(invested, saved, cashable, health, Payback(running), byPayer);
    }

    /// <summary>Everything that a run cost, in pounds, and its years of full quality; both discounted.</summary>
    internal static (double Pounds, double QualityYears) Present(Result result, Counting counting)
    {
        var pence = Spent(result);
        foreach (var line in CostLine.All)
        {
            foreach (var (week, spent) in line.Weekly(result).Index()) pence[week] += spent;
        }

        return (pence.Index().Sum(w => w.Item / 100.0 * Factor(counting.DiscountCosts, w.Index)), result.WeeklyQuality().Index().Sum(w => w.Item * Factor(counting.DiscountHealth, w.Index)));
    }

    private static double Factor(double rate, int week) => Math.Pow(1 + rate, -(week * 7 / State.DaysAYear));

    private static long[] Spent(Result result) =>
        Enumerable.Range(0, result.Scenario.Interventions.Count).Select(result.WeeklyPenceOfReaching).Append(result.WeeklyPenceFixed())
            .Aggregate(new long[result.Scenario.Weeks], (sum, weekly) => [.. sum.Zip(weekly, (a, b) => a + b)]);

    private static int? Payback(double[] running)
    {
        var (sum, since) = (0.0, (int?)null);
        for (var week = 0; week < running.Length; week++)
        {
            sum += running[week];
            if (sum < 0) since = null;
            else since ??= week;
        }

        return since;
    }
}
