namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>Rules of decimals that differ from the framework's.</summary>
internal static class Decimals
{
    /// <summary>The most digits after the point that a <see cref="decimal"/> holds.</summary>
    public const int MostDigits = 28;

    /// <summary>Digits after the point, trailing zeroes apart.</summary>
    public static int Scale(decimal value) => Trim(value).Scale;

    /// <summary>The same number without trailing zeroes.</summary>
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>Equal when rounded to the digits of the less precise. http://hl7.org/fhirpath/N1/#equivalent</summary>
    public static bool Equivalent(decimal left, decimal right) => RoundedEqual(left, right, Math.Min(Scale(left), Scale(right)));

    public static bool RoundedEqual(decimal left, decimal right, int digits) =>
        decimal.Round(left, digits, MidpointRounding.AwayFromZero) == decimal.Round(right, digits, MidpointRounding.AwayFromZero);

    /// <summary>A decimal from a computed double, or null when it is no number or too large.</summary>
    public static decimal? FromDouble(double value) =>
        double.IsFinite(value) && Math.Abs(value) < 7.9e28 ? (decimal)value : null;

    /// <summary>The number with exactly this many digits after the point, rounded down (or up); null when it does not fit.</summary>
    public static decimal? AtScale(decimal value, int digits, bool up)
    {
        try
        {
            var mode = up ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity;
            var rounded = decimal.Round(value, digits, mode);
            return rounded.Scale >= digits ? rounded : rounded + new decimal(0, 0, 0, false, (byte)digits);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
