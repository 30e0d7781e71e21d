namespace Goldthread.Impact.Distributions;

/// <summary>Functions that distributions and rates are made of, each to about 15 significant digits.</summary>
internal static class Special
{
    private const double Tiny = 1e-300, Precision = 1e-16;

    private const int Steps = 100_000;

    /// <summary>exp(x) - 1 without loss near nought (W. Kahan; told in Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., section 1.14.1).</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : power - 1 is var less && less == -1 ? -1 : double.IsInfinity(power) ? power : less * x / Math.Log(power);
    }

    /// <summary>ln(1 + x) without loss near nought (Higham, as above, problem 1.5).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : sum <= 0 || double.IsInfinity(sum) ? Math.Log(sum) : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln of the gamma function for x above 0: Stirling's series from 15 on, below by the recurrence (Abramowitz and Stegun 6.1.15 and 6.1.40).</summary>
    public static double LogGamma(double x)
    {
        const double HalfLogTwoPi = 0.918938533204672741780329736406;
        var shift = 1.0;
        while (x < 15)
        {
            shift *= x;
            x++;
        }

        var inverse = 1 / (x * x);
        var series = ((((((((-3617.0 / 122400 * inverse) + (1.0 / 156)) * inverse) - (691.0 / 360360)) * inverse) + (1.0 / 1188)) * inverse) - (1.0 / 1680)) * inverse;
        series = ((((series + (1.0 / 1260)) * inverse) - (1.0 / 360)) * inverse) + (1.0 / 12);
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + (series / x) - Math.Log(shift);
    }

    /// <summary>The share of a gamma distribution of this shape (scale 1) below x, and above it (A and S 6.5.29 below shape + 1, the continued fraction 6.5.31 from there).</summary>
    public static (double Below, double Above) Gamma(double shape, double x)
    {
        if (x <= 0) return (0, 1);
        if (double.IsInfinity(x)) return (1, 0);
        var front = Math.Exp((shape * Math.Log(x)) - x - LogGamma(shape));
        if (x < shape + 1)
        {
            double term = 1 / shape, sum = term;
            for (var n = 1; n < Steps && Math.Abs(term) > sum * Precision; n++)
            {
                term *= x / (shape + n);
                sum += term;
            }

            return (front * sum, 1 - (front * sum));
        }

        double b = x + 1 - shape, c = 1 / Tiny, d = 1 / b, fraction = d;
        for (var n = 1; n < Steps; n++)
        {
            var a = -n * (n - shape);
            b += 2;
            d = 1 / Away((a * d) + b);
            c = Away(b + (a / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < Precision) break;
        }

        return (1 - (front * fraction), front * fraction);
    }

    /// <summary>The share of a beta distribution below x, 0 to 1, and above it (A and S 26.5.8, summed by Lentz's method).</summary>
    public static (double Below, double Above) Beta(double alpha, double beta, double x)
    {
        if (x <= 0) return (0, 1);
        if (x >= 1) return (1, 0);
        var front = Math.Exp(LogGamma(alpha + beta) - LogGamma(alpha) - LogGamma(beta) + (alpha * Math.Log(x)) + (beta * LogOnePlus(-x)));
        if (x < (alpha + 1) / (alpha + beta + 2)) return front * BetaFraction(alpha, beta, x) / alpha is var below ? (below, 1 - below) : default;
        var above = front * BetaFraction(beta, alpha, 1 - x) / beta;
        return (1 - above, above);
    }

    /// <summary>The share of a standard normal distribution below z.</summary>
    public static double Normal(double z)
    {
        var (_, above) = Gamma(0.5, z * z / 2);
        return z < 0 ? above / 2 : 1 - (above / 2);
    }

    /// <summary>The standard normal value below which the share p lies: algorithm AS 241, PPND16 (Wichura, Applied Statistics 1988;37:477-484), 16 digits.</summary>
    public static double NormalQuantile(double p)
    {
        if (p is <= 0 or >= 1) return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var near = 0.180625 - (q * q);
            return q * Ratio(near, NearTop, NearBottom);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        var value = r <= 5 ? Ratio(r - 1.6, MiddleTop, MiddleBottom) : Ratio(r - 5, FarTop, FarBottom);
        return q < 0 ? -value : value;
    }

    private static readonly double[] NearTop = [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];

    private static readonly double[] NearBottom = [1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610];

    private static readonly double[] MiddleTop = [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 0.000774545014278341407640];

    private static readonly double[] MiddleBottom = [1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 0.000547593808499534494600, 1.05075007164441684324e-9];

    private static readonly double[] FarTop = [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860, 0.0000271155556874348757815, 2.01033439929228813265e-7];

    private static readonly double[] FarBottom = [1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 0.000786869131145613259100, 0.0000184631831751005468180, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    private static double Ratio(double r, double[] top, double[] bottom)
    {
        double over = 0, under = 0;
        for (var i = 7; i >= 0; i--)
        {
            over = (over * r) + top[i];
            under = (under * r) + bottom[i];
        }

        return over / under;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 / Away(1 - ((a + b) * x / (a + 1))), fraction = d;
        for (var m = 1; m < Steps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < Precision) break;
        }

        return fraction;
    }

    private static double Away(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
