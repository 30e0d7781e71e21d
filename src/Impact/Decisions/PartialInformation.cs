namespace Goldthread.Impact.Decisions;

/// <summary>What it would be worth to know one parameter.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Worth">What an effect is worth.</param>
/// <param name="Value">Expected value of partial perfect information (EVPPI).</param>
/// <param name="Error">Standard error of it, by leaving out a twentieth of the draws at a time (jackknife). It holds chance, not the bias of a curve too stiff or too loose.</param>
public sealed record PartialValue(string Parameter, double Worth, double Value, double Error);

/// <summary>
/// The expected value of knowing one parameter, from a sample, by regression (Strong, Oakley and Brennan, Med Decis Making 2014;34:311-326): the net benefit of each
/// strategy over the one that is best now is smoothed over the parameter, and the mean of the highest smoothed value is what knowing it would bring. The
/// smoother is a cubic spline by least squares with knots at equal shares of the draws (de Boor, "A Practical Guide to Splines"): seven pieces of curve.
/// </summary>
public static class PartialInformation
{
    private const int Inner = 4, Degree = 3, Size = Inner + Degree + 1, Folds = 20;

    /// <summary>How many draws are needed at least.</summary>
    public const int Fewest = 200;

    /// <summary>The value of knowing a parameter.</summary>
    /// <param name="sample">Costs and effects.</param>
    /// <param name="parameter">Its name.</param>
    /// <param name="values">Its value in each draw.</param>
    /// <param name="worth">What an effect is worth.</param>
    public static PartialValue Of(DecisionSample sample, string parameter, IReadOnlyList<double> values, double worth)
    {
        var benefits = sample.NetBenefits(worth);
        var means = benefits.Select(b => b.Average()).ToArray();
        var best = Array.IndexOf(means, means.Max());
        var over = benefits.Where((_, s) => s != best).Select(b => b.Select((v, i) => v - benefits[best][i]).ToArray()).ToArray();
        if (over.Length == 0 || values.Max() == values.Min()) return new(parameter, worth, 0, 0);
        var rows = Basis(values);
        var (whole, wholeRight) = (new double[Size, Size], over.Select(_ => new double[Size]).ToArray());
        var folds = Enumerable.Range(0, Folds).Select(_ => (Left: new double[Size, Size], Right: over.Select(_ => new double[Size]).ToArray())).ToArray();
        for (var i = 0; i < rows.Length; i++) Gather(folds[i % Folds].Left, folds[i % Folds].Right, rows[i], over, i);
        foreach (var (left, right) in folds) Add(whole, wholeRight, left, right, 1);
        var value = Value(rows, whole, wholeRight, -1);
        var kept = new double[Folds];
        for (var f = 0; f < Folds; f++)
        {
            Add(whole, wholeRight, folds[f].Left, folds[f].Right, -1);
            kept[f] = Value(rows, whole, wholeRight, f);
            Add(whole, wholeRight, folds[f].Left, folds[f].Right, 1);
        }

        var middle = kept.Average();
        return new(parameter, worth, value, Math.Sqrt((Folds - 1.0) / Folds * kept.Sum(k => (k - middle) * (k - middle))));
    }

    private static double Value(double[][] rows, double[,] left, double[][] right, int without)
    {
        var curves = right.Select(r => Solve(left, r)).ToArray();
        var (sum, most, count) = (0.0, new double[curves.Length], 0);
        for (var i = 0; i < rows.Length; i++)
        {
            if (without >= 0 && i % Folds == without) continue;
            var highest = 0.0;
            for (var c = 0; c < curves.Length; c++)
            {
                var smoothed = 0.0;
                for (var j = 0; j < Size; j++) smoothed += rows[i][j] * curves[c][j];
                most[c] += smoothed;
                highest = Math.Max(highest, smoothed);
            }

            sum += highest;
            count++;
        }

        return Math.Max(0, (sum / count) - Math.Max(0, most.Max() / count));
    }

    private static void Gather(double[,] left, double[][] right, double[] row, double[][] over, int at)
    {
        for (var j = 0; j < Size; j++)
        {
            if (row[j] == 0) continue;
            for (var k = 0; k < Size; k++) left[j, k] += row[j] * row[k];
            for (var c = 0; c < over.Length; c++) right[c][j] += row[j] * over[c][at];
        }
    }

    private static void Add(double[,] left, double[][] right, double[,] more, double[][] moreRight, int sign)
    {
        for (var j = 0; j < Size; j++)
        {
            for (var k = 0; k < Size; k++) left[j, k] += sign * more[j, k];
            for (var c = 0; c < right.Length; c++) right[c][j] += sign * moreRight[c][j];
        }
    }

    // Cholesky, with a hair on the diagonal for pieces that hold too few different values.
    private static double[] Solve(double[,] left, double[] right)
    {
        var lower = new double[Size, Size];
        var hair = 1e-10 * Enumerable.Range(0, Size).Max(j => left[j, j]);
        for (var j = 0; j < Size; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                var sum = left[j, k] + (j == k ? hair : 0);
                for (var m = 0; m < k; m++) sum -= lower[j, m] * lower[k, m];
                lower[j, k] = j == k ? Math.Sqrt(Math.Max(sum, hair)) : sum / lower[k, k];
            }
        }

        var solved = (double[])right.Clone();
        for (var j = 0; j < Size; j++)
        {
            for (var m = 0; m < j; m++) solved[j] -= lower[j, m] * solved[m];
            solved[j] /= lower[j, j];
        }

        for (var j = Size - 1; j >= 0; j--)
        {
            for (var m = j + 1; m < Size; m++) solved[j] -= lower[m, j] * solved[m];
            solved[j] /= lower[j, j];
        }

        return solved;
    }

    private static double[][] Basis(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var inner = Enumerable.Range(1, Inner).Select(q => sorted[(int)((long)sorted.Length * q / (Inner + 1))]);
        double[] knots = [.. Enumerable.Repeat(sorted[0], Degree + 1), .. inner, .. Enumerable.Repeat(sorted[^1], Degree + 1)];
        return [.. values.Select(v => Pieces(knots, v))];
    }

    // de Boor's recurrence; a quotient over no width is nought.
    private static double[] Pieces(double[] knots, double value)
    {
        var pieces = new double[knots.Length - 1];
        var at = Enumerable.Range(Degree, Size - Degree).Last(j => knots[j] <= value && (knots[j] < knots[j + 1] || j == Degree));
        pieces[at] = 1;
        for (var d = 1; d <= Degree; d++)
        {
            for (var j = 0; j < pieces.Length - d; j++)
            {
                var (rise, fall) = (knots[j + d] - knots[j], knots[j + d + 1] - knots[j + 1]);
                pieces[j] = (rise > 0 ? (value - knots[j]) / rise * pieces[j] : 0) + (fall > 0 ? (knots[j + d + 1] - value) / fall * pieces[j + 1] : 0);
            }
        }

        return pieces[..Size];
    }
}
