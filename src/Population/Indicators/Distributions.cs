namespace Goldthread.Population.Indicators;

/// <summary>
/// Points of distributions that limits are made of, to about 13 digits. All come from the incomplete gamma and beta functions (NIST Digital Library of Mathematical Functions,
/// 8.7, 8.9, 8.17, https://dlmf.nist.gov) and Newton's rule on the logarithm of the tail, which keeps its digits where the tail is small.
/// </summary>
public static class Distributions
{
    private const double Precision = 1e-16;
    private const double Tiny = 1e-300;
    private const int MostTerms = 10_000;
    private const int MostSteps = 60;

    /// <summary>The point above which a share of the standard normal distribution lies.</summary>
    /// <param name="upper">More than 0, at most 0.5.</param>
    public static double Normal(double upper) => upper == 0.5 ? 0 : Math.Sqrt(ChiSquareAbove(2 * upper, 1));

    /// <summary>The point above which a share of the chi-square distribution lies.</summary>
    /// <param name="upper">Between 0 and 1, both excluded.</param>
    /// <param name="degrees">Degrees of freedom, more than 0.</param>
    public static double ChiSquareAbove(double upper, double degrees) => 2 * Gamma(degrees / 2, upper, isAbove: true);

    /// <summary>The point below which a share lies.</summary>
    /// <inheritdoc cref="ChiSquareAbove" path="/param" />
    public static double ChiSquareBelow(double lower, double degrees) => 2 * Gamma(degrees / 2, lower, isAbove: false);

    /// <summary>The point above which a share of Student's distribution lies.</summary>
    /// <param name="upper">More than 0, at most 0.5.</param>
    /// <param name="degrees">Degrees of freedom, more than 0.</param>
    public static double Student(double upper, double degrees)
    {
        if (upper == 0.5) return 0;
        var (half, goal) = (degrees / 2, Math.Log(upper));
        var scale = LogGamma(half + 0.5) - LogGamma(half) - (0.5 * Math.Log(degrees * Math.PI));
        var z = Normal(upper);
        var t = z + (((z * z * z) + z) / (4 * degrees));
        for (var step = 0; step < MostSteps; step++)
        {
            var tail = 0.5 * Beta(degrees / (degrees + (t * t)), half, 0.5);
            var density = Math.Exp(scale - ((half + 0.5) * Math.Log(1 + (t * t / degrees))));
            var next = t + ((Math.Log(tail) - goal) * tail / density);
            if (next <= 0) next = t / 2;
            if (Math.Abs(next - t) <= 4 * Precision * next) return next;
            t = next;
        }

        return t;
    }

    /// <summary>The logarithm of the gamma function of a number above 0: Stirling's series from 15 on, and the recurrence below.</summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 15; x++) product *= x;
        var square = 1 / (x * x);
        var series = 1.0 / 12 - (square * (1.0 / 360 - (square * (1.0 / 1260 - (square * (1.0 / 1680 - (square * (1.0 / 1188 - (square * (691.0 / 360360 - (square / 156)))))))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - Math.Log(product);
    }

    private static double Gamma(double shape, double share, bool isAbove)
    {
        // The tail that is the smaller of the two is the one with the digits.
        if (share > 0.5) return Gamma(shape, 1 - share, !isAbove);
        var goal = Math.Log(share);
        var scale = LogGamma(shape);
        var x = Start(shape, share, isAbove);
        for (var step = 0; step < MostSteps; step++)
        {
            var tail = isAbove ? Above(shape, x) : Below(shape, x);
            var density = Math.Exp(((shape - 1) * Math.Log(x)) - x - scale);
            var next = x + ((isAbove ? 1 : -1) * (Math.Log(tail) - goal) * tail / density);
            if (!(next > 0)) next = x / 2;
            if (Math.Abs(next - x) <= 4 * Precision * next) return next;
            x = next;
        }

        return x;
    }

    // Where the search begins: the cube of a normal variable (Wilson and Hilferty 1931), or the first term of the series where that is below nought.
    private static double Start(double shape, double share, bool isAbove)
    {
        var z = RoughNormal(share) * (isAbove ? 1 : -1);
        var root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        var cube = shape * root * root * root;
        return root > 0.1 ? cube : Math.Exp((Math.Log(isAbove ? 1 - share : share) + LogGamma(shape + 1)) / shape);
    }

    // Two digits are enough to begin with (Abramowitz and Stegun 26.2.22).
    private static double RoughNormal(double upper)
    {
        var t = Math.Sqrt(-2 * Math.Log(upper));
        return t - ((2.30753 + (0.27061 * t)) / (1 + (0.99229 * t) + (0.04481 * t * t)));
    }

    private static double Below(double a, double x) => x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    private static double Above(double a, double x) => x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    private static double Series(double a, double x)
    {
        var (sum, term) = (1 / a, 1 / a);
        for (var n = 1; n < MostTerms && term > sum * Precision / 4; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var (c, d) = (1 / Tiny, 1 / b);
        var value = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var an = n * (a - n);
            b += 2;
            d = 1 / NotNought((an * d) + b);
            c = NotNought(b + (an / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision * 2) break;
        }

        return value * Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
    }

    /// <summary>The regularised incomplete beta function.</summary>
    internal static double Beta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
        if (x > (a + 1) / (a + b + 2)) return 1 - Beta(1 - x, b, a);
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        var (c, d) = (1.0, 1 / NotNought(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotNought(1 + (even * d));
            c = NotNought(1 + (even / c));
            value *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotNought(1 + (odd * d));
            c = NotNought(1 + (odd / c));
            value *= c * d;
            if (Math.Abs((c * d) - 1) < Precision * 2) break;
        }

        return front * value;
    }

    private static double NotNought(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
