using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// Pounds sterling to the penny, positive or negative, up to about 92 thousand million million pounds either way. Sums are exact; where a result has to be
/// rounded the caller says how. A sum that does not fit throws <see cref="OverflowException"/>: it never wraps.
/// </summary>
/// <remarks>
/// A share of money is not a multiplication: 60% and 40% of a sum, each rounded, need not add up to it. Use
/// <see cref="Split(IReadOnlyList{long})"/>, whose parts always do.
/// </remarks>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money : IComparable<Money>, ISpanParsable<Money>
{
    private Money(long pence) => Pence = pence;

    /// <summary>The whole amount in pence.</summary>
    public long Pence { get; }

    /// <summary>The amount in pounds, exact, with two decimals.</summary>
    public decimal Pounds => Pence * 0.01m;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>True below nothing.</summary>
    public bool IsNegative => Pence < 0;

    /// <summary>That many pence.</summary>
    public static Money FromPence(long pence) => new(pence);

    /// <summary>That many pounds. Throws <see cref="ArgumentException"/> where a part of a penny would be lost.</summary>
    public static Money FromPounds(decimal pounds)
    {
        var pence = pounds * 100;
        return decimal.Truncate(pence) == pence ? new Money((long)pence) : throw new ArgumentException("An amount has whole pence.", nameof(pounds));
    }

    /// <summary>The amounts added up.</summary>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, next) => sum + next);

    /// <summary>This times numerator/denominator, worked out exactly and rounded once, as said, to the penny.</summary>
    public Money Times(long numerator, long denominator, MidpointRounding rounding) =>
        denominator == 0 ? throw new ArgumentOutOfRangeException(nameof(denominator)) : new(MoneyShares.Divide((BigInteger)Pence * numerator, denominator, rounding));

    /// <summary>This times the ratio, worked out exactly and rounded once, as said, to the penny: 0.6 is 60%.</summary>
    public Money Times(decimal ratio, MidpointRounding rounding)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(ratio, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new(MoneyShares.Divide(Pence * (decimal.IsNegative(ratio) ? -digits : digits), BigInteger.Pow(10, ratio.Scale), rounding));
    }

    /// <summary>
    /// The amount cut into shares in proportion to the weights, by the largest remainder: each share is rounded towards nothing, and the
    /// pence left over go one each to the shares that lost most, the earlier one where two lost the same. The shares add up to the amount,
    /// to the penny. £100,000.01 at 60 and 40 is £60,000.01 and £40,000.00. The shares of a negative amount are the
    /// negatives of the shares of its opposite. Throws <see cref="ArgumentException"/> for a negative weight, or when no weight is above 0.
    /// </summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights) => [.. MoneyShares.Of(Pence, weights).Select(FromPence)];

    /// <summary>The amount cut into shares in proportion to other amounts, such as what each partner paid in.</summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<Money> contributions) => Split([.. contributions.Select(c => c.Pence)]);

    /// <summary>An amount as typed: "£1,234.56", "1234.56", "-£5"; commas only between thousands, and pence as two digits. Or one fault in plain words.</summary>
    public static Outcome<Money> Read(string? text) => MoneyText.Read(text.AsSpan());

    /// <summary>"£1,234.56" or "-£1,234.56".</summary>
    public override string ToString() => MoneyText.Write(Pence);

    /// <summary>As <see cref="Read"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static Money Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static Money Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)" />
    public static Money Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        MoneyText.Read(s).Match(m => m, faults => throw new FormatException(faults[0].Message));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result)
    {
        var read = MoneyText.Read(s);
        result = read.Succeeded ? read.Value : default;
        return read.Succeeded;
    }

    /// <summary>By amount, ascending.</summary>
    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);

    /// <summary>Both together.</summary>
    public static Money operator +(Money left, Money right) => new(left.Pence + right.Pence);

    /// <summary>What is left.</summary>
    public static Money operator -(Money left, Money right) => new(left.Pence - right.Pence);

    /// <summary>The opposite.</summary>
    public static Money operator -(Money amount) => new(-amount.Pence);

    /// <summary>That many times.</summary>
    public static Money operator *(Money amount, long times) => new(amount.Pence * times);

    /// <summary>Less than.</summary>
    public static bool operator <(Money left, Money right) => left.Pence < right.Pence;

    /// <summary>More than.</summary>
    public static bool operator >(Money left, Money right) => left.Pence > right.Pence;

    /// <summary>Less than, or the same.</summary>
    public static bool operator <=(Money left, Money right) => left.Pence <= right.Pence;

    /// <summary>More than, or the same.</summary>
    public static bool operator >=(Money left, Money right) => left.Pence >= right.Pence;
}
