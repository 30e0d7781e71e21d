using System.Numerics;

namespace Goldthread.Kernel.Values;

/// <summary>The arithmetic of shares and ratios, exact in whole numbers of any size.</summary>
internal static class MoneyShares
{
    public static long[] Of(long pence, IReadOnlyList<long> weights)
    {
        if (weights.Any(w => w < 0)) throw new ArgumentException("A weight is not below 0.", nameof(weights));
        var total = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        if (total.IsZero) throw new ArgumentException("At least one weight is above 0.", nameof(weights));

        var shares = new long[weights.Count];
        var lost = new BigInteger[weights.Count];
        BigInteger left = pence;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (long)BigInteger.DivRem((BigInteger)pence * weights[i], total, out lost[i]);
            left -= shares[i];
        }

        // The remainders add up to the pence left, each less than one, so there are always enough that lost something.
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => BigInteger.Abs(lost[i])).Take((int)BigInteger.Abs(left)))
        {
            shares[i] += left.Sign;
        }

        return shares;
    }

    public static long Divide(BigInteger dividend, BigInteger divisor, MidpointRounding rounding)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (remainder.IsZero) return (long)quotient;

        var sign = dividend.Sign * divisor.Sign;
        var againstHalf = (BigInteger.Abs(remainder) * 2).CompareTo(BigInteger.Abs(divisor));
        var away = rounding switch
        {
            MidpointRounding.ToEven => againstHalf > 0 || (againstHalf == 0 && !quotient.IsEven),
            MidpointRounding.AwayFromZero => againstHalf >= 0,
            MidpointRounding.ToZero => false,
            MidpointRounding.ToNegativeInfinity => sign < 0,
            MidpointRounding.ToPositiveInfinity => sign > 0,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
        return (long)(away ? quotient + sign : quotient);
    }
}
