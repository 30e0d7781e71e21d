using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>
/// Conversion between units of UCUM: a code is read into a factor and powers of base units. Holds the units that health
/// records use (<see cref="UcumUnits"/>), not all of UCUM. https://ucum.org/ucum
/// </summary>
internal static class Ucum
{
    private const int MostCached = 4096;
    private static readonly ConcurrentDictionary<string, UcumUnit?> Cache = new(StringComparer.Ordinal);

    /// <summary>The amount in base units, its unit written in one way ("g.m-1"); null when the code is not known.</summary>
    public static Quantity? ToCanonical(decimal value, string code)
    {
        if (Find(code) is not { } unit)
        {
            return null;
        }

        try
        {
            return new Quantity((value * unit.Factor) + unit.Offset, unit.Dimension);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The other way, or null when the dimensions differ or the code is not known.</summary>
    public static decimal? FromCanonical(Quantity canonical, string code)
    {
        if (Find(code) is not { } unit || unit.Dimension != canonical.Unit)
        {
            return null;
        }

        try
        {
            return (canonical.Value - unit.Offset) / unit.Factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>True when both are known and measure the same.</summary>
    public static bool Comparable(string left, string right) =>
        left == right || (Find(left) is { } a && Find(right) is { } b && a.Dimension == b.Dimension);

    /// <summary>The unit, or null when it is not known or not well formed.</summary>
    public static UcumUnit? Find(string code)
    {
        if (Cache.TryGetValue(code, out var known))
        {
            return known;
        }

        UcumUnit? unit;
        try
        {
            unit = new UcumReader(code).Read();
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            unit = null;
        }

        // Codes come from data: the cache stops growing rather than hold whatever is sent.
        if (Cache.Count < MostCached)
        {
            Cache[code] = unit;
        }

        return unit;
    }
}

/// <summary>A unit in terms of base units: amount x <paramref name="Factor"/> + <paramref name="Offset"/>.</summary>
internal sealed record UcumUnit(decimal Factor, IReadOnlyDictionary<string, int> Powers, decimal Offset = 0)
{
    public static readonly UcumUnit One = new(1, new Dictionary<string, int>());

    public string Dimension { get; } = Write(Powers);

    public UcumUnit Times(UcumUnit other, int sign)
    {
        var powers = new Dictionary<string, int>(Powers);
        foreach (var (name, power) in other.Powers)
        {
            powers[name] = powers.GetValueOrDefault(name) + (sign * power);
        }

        return new UcumUnit(sign > 0 ? Factor * other.Factor : Factor / other.Factor, powers);
    }

    public UcumUnit Power(int power)
    {
        var result = One;
        for (var i = 0; i < Math.Abs(power); i++)
        {
            result = result.Times(this, Math.Sign(power));
        }

        return result;
    }

    private static string Write(IReadOnlyDictionary<string, int> powers)
    {
        var text = new StringBuilder();
        foreach (var (name, power) in powers.Where(p => p.Value != 0).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "." : "").Append(name);
            if (power != 1)
            {
                text.Append(power.ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.Length > 0 ? text.ToString() : Quantity.One;
    }
}
