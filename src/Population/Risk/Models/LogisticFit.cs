namespace Goldthread.Population.Risk.Models;

/// <summary>What a fit found.</summary>
/// <param name="Weights">The intercept first, then one for each feature.</param>
/// <param name="Errors">Their standard errors, in the same order; not a number where people were too alike to tell.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="Settled">False where it did not settle: a feature that tells the outcome for sure has no end to its weight, and wants a ridge.</param>
public sealed record FittedWeights(IReadOnlyList<double> Weights, IReadOnlyList<double> Errors, int Rounds, bool Settled);

/// <summary>
/// Fits a logistic model to what happened, by Newton's method (iteratively reweighted least squares; McCullagh and Nelder, Generalized linear models, 1989, section 4.4), with a ridge on request
/// (le Cessie and van Houwelingen, Applied Statistics 1992;41:191-201).
/// </summary>
public static class LogisticFit
{
    private const int MostRounds = 50;
    private const double Enough = 1e-10;

    /// <summary>Fits.</summary>
    /// <param name="people">Features of each, yes or no, all of one length; and whether it happened. People who are alike may come once, with how many they are.</param>
    /// <param name="ridge">How strongly weights are drawn to nought, 0 or more; the intercept is left alone.</param>
    /// <exception cref="ArgumentException">There is nobody, or their features are not of one length.</exception>
    public static FittedWeights Of(IReadOnlyList<(bool[] Features, bool Happened, double Times)> people, double ridge = 0)
    {
        if (people.Count == 0) throw new ArgumentException("There is nobody to learn from.", nameof(people));
        var width = people[0].Features.Length + 1;
        if (people.Any(p => p.Features.Length + 1 != width)) throw new ArgumentException("Features are not of one length.", nameof(people));
        var weights = new double[width];
        for (var round = 1; round <= MostRounds; round++)
        {
            var (slope, curve) = Around(people, weights, ridge);
            if (Solve(curve, slope) is not { } step) return new FittedWeights(weights, [.. weights.Select(_ => double.NaN)], round, Settled: false);
            for (var i = 0; i < width; i++) weights[i] += step[i];
            if (step.Max(Math.Abs) < Enough) return new FittedWeights(weights, Errors(curve), round, Settled: true);
        }

        return new FittedWeights(weights, Errors(Around(people, weights, ridge).Curve), MostRounds, Settled: false);
    }

    private static (double[] Slope, double[,] Curve) Around(IReadOnlyList<(bool[] Features, bool Happened, double Times)> people, double[] weights, double ridge)
    {
        var width = weights.Length;
        var (slope, curve) = (new double[width], new double[width, width]);
        var set = new int[width];
        foreach (var (features, happened, times) in people)
        {
            // Most features of most people are no: only those that hold are touched.
            var count = 1;
            var odds = weights[0];
            for (var i = 0; i < features.Length; i++)
            {
                if (!features[i]) continue;
                set[count++] = i + 1;
                odds += weights[i + 1];
            }

            var chance = RiskModel.Logistic(odds);
            var (off, spread) = (times * ((happened ? 1 : 0) - chance), times * chance * (1 - chance));
            for (var a = 0; a < count; a++)
            {
                slope[set[a]] += off;
                for (var b = 0; b < count; b++) curve[set[a], set[b]] += spread;
            }
        }

        for (var i = 1; i < width; i++)
        {
            slope[i] -= ridge * weights[i];
            curve[i, i] += ridge;
        }

        return (slope, curve);
    }

    private static double[] Errors(double[,] curve)
    {
        var width = curve.GetLength(0);
        var errors = new double[width];
        for (var i = 0; i < width; i++)
        {
            var unit = new double[width];
            unit[i] = 1;
            errors[i] = Solve(curve, unit) is { } column ? Math.Sqrt(column[i]) : double.NaN;
        }

        return errors;
    }

    /// <summary>Cholesky's way, for a matrix that is symmetric and positive; null where it is not.</summary>
    private static double[]? Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                if (i != j) lower[i, j] = sum / lower[j, j];
                else if (sum > matrix[i, i] * 1e-13) lower[i, i] = Math.Sqrt(sum);
                else return null;
            }
        }

        var between = new double[n];
        for (var i = 0; i < n; i++)
        {
            between[i] = right[i];
            for (var k = 0; k < i; k++) between[i] -= lower[i, k] * between[k];
            between[i] /= lower[i, i];
        }

        var answer = new double[n];
        for (var i = n - 1; i >= 0; i--)
        {
            answer[i] = between[i];
            for (var k = i + 1; k < n; k++) answer[i] -= lower[k, i] * answer[k];
            answer[i] /= lower[i, i];
        }

        return answer;
    }
}
