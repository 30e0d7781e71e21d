using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "£0.00")]
    [InlineData(1, "£0.01")]
    [InlineData(-1, "-£0.01")]
    [InlineData(123_456, "£1,234.56")]
    [InlineData(-123_456, "-£1,234.56")]
    [InlineData(99_999, "£999.99")]
    [InlineData(100_000_000_00, "£100,000,000.00")]
    [InlineData(long.MaxValue, "£92,233,720,368,547,758.07")]
    [InlineData(long.MinValue, "-£92,233,720,368,547,758.08")]
    public void ToString_AnyAmount_IsPoundsAndPence(long pence, string text)
    {
        Money.FromPence(pence).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("£1,234.56", 123_456)]
    [InlineData("1234.56", 123_456)]
    [InlineData("1234", 123_400)]
    [InlineData(" £5 ", 500)]
    [InlineData("-£5", -500)]
    [InlineData("\u2212£5.01", -501)]
    [InlineData("1,000,000", 100_000_000)]
    [InlineData("0.00", 0)]
    [InlineData("-92,233,720,368,547,758.08", long.MinValue)]
    public void Read_AmountAsTyped_IsThatAmount(string text, long pence)
    {
        Money.Read(text).Value.Pence.ShouldBe(pence);
    }

    [Theory]
    [InlineData(null, "Enter an amount.")]
    [InlineData(" ", "Enter an amount.")]
    [InlineData("12.5", "Enter the pence as two digits, such as 12.50.")]
    [InlineData("12.505", "Enter the pence as two digits, such as 12.50.")]
    [InlineData("92,233,720,368,547,758.08", "This amount is too large.")]
    [InlineData("99999999999999999999999999999999999999999999999", "This amount is too large.")]
    public void Read_NotQuiteAnAmount_SaysWhatWouldBeRight(string? text, string words)
    {
        Money.Read(text).Fault.Message.ShouldBe(words);
    }

    [Theory]
    [InlineData("£")]
    [InlineData("-")]
    [InlineData(".50")]
    [InlineData("5.")]
    [InlineData("1,23")]
    [InlineData("12,34.00")]
    [InlineData(",123")]
    [InlineData("1,,234")]
    [InlineData("1234,567")]
    [InlineData("$5")]
    [InlineData("£-5")]
    [InlineData("5 pounds")]
    [InlineData("1e3")]
    [InlineData("1.2.3")]
    public void Read_NotAnAmount_IsRefused(string text)
    {
        Money.Read(text).Fault.Message.ShouldBe("Enter an amount in pounds, or in pounds and pence, such as 1,234.56.");
    }

    [Fact]
    public void Read_OfWhatToStringWrites_GivesTheSameAmount()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(AnyPence(), pence => Money.Parse(Money.FromPence(pence).ToString()).Pence == pence));
    }

    [Fact]
    public void TryParse_AnyText_NeverThrows()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => Money.TryParse(text, null, out _) == Money.Read(text).Succeeded));
    }

    [Fact]
    public void Split_OverspendAtSixtyForty_IsExactToThePenny()
    {
        Money.Parse("£100,000.01").Split([60, 40]).ShouldBe([Money.Parse("£60,000.01"), Money.Parse("£40,000.00")]);
    }

    [Fact]
    public void Split_NegativeAmount_IsTheNegativeOfItsOpposite()
    {
        Money.Parse("-£100,000.01").Split([60, 40]).ShouldBe([Money.Parse("-£60,000.01"), Money.Parse("-£40,000.00")]);
    }

    [Fact]
    public void Split_SameRemainders_LeftOverPenceGoToTheEarlier()
    {
        Money.FromPence(5).Split([1, 1, 1]).Select(m => m.Pence).ShouldBe([2, 2, 1]);
        Money.FromPence(1).Split([0, 1, 1]).Select(m => m.Pence).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void Split_ByContributions_IsInProportionToWhatEachPaid()
    {
        Money.FromPence(100).Split([Money.FromPounds(300), Money.FromPounds(100)]).Select(m => m.Pence).ShouldBe([75, 25]);
    }

    [Fact]
    public void Split_AnyAmountAndWeights_PartsAddUpAndAreWithinOnePenny()
    {
        var weights = Gen.Choose(0, 1_000_000).Select(w => (long)w).NonEmptyListOf().Where(w => w.Sum() > 0).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(AnyPence(), weights, (pence, parts) =>
        {
            var shares = Money.FromPence(pence).Split([.. parts]);
            BigInteger total = parts.Sum();
            return shares.Aggregate(BigInteger.Zero, (sum, share) => sum + share.Pence) == pence
                && shares.Zip(parts).All(p => BigInteger.Abs((p.First.Pence * total) - ((BigInteger)pence * p.Second)) < total);
        }));
    }

    [Fact]
    public void Split_LargestAmountAndWeights_DoesNotOverflow()
    {
        Money.FromPence(long.MaxValue).Split([long.MaxValue, long.MaxValue]).Select(m => m.Pence).ShouldBe([(long.MaxValue / 2) + 1, long.MaxValue / 2]);
        Money.FromPence(long.MinValue).Split([1]).Single().Pence.ShouldBe(long.MinValue);
    }

    [Fact]
    public void Split_NoUsableWeights_Throws()
    {
        Should.Throw<ArgumentException>(() => Money.FromPence(1).Split([0, 0]));
        Should.Throw<ArgumentException>(() => Money.FromPence(1).Split([1, -1]));
        Should.Throw<ArgumentException>(() => Money.FromPence(1).Split((long[])[]));
    }

    [Theory]
    [InlineData(5, MidpointRounding.ToEven, 2)]
    [InlineData(15, MidpointRounding.ToEven, 8)]
    [InlineData(5, MidpointRounding.AwayFromZero, 3)]
    [InlineData(-5, MidpointRounding.AwayFromZero, -3)]
    [InlineData(-5, MidpointRounding.ToEven, -2)]
    [InlineData(5, MidpointRounding.ToZero, 2)]
    [InlineData(-5, MidpointRounding.ToZero, -2)]
    [InlineData(-5, MidpointRounding.ToNegativeInfinity, -3)]
    [InlineData(-5, MidpointRounding.ToPositiveInfinity, -2)]
    [InlineData(5, MidpointRounding.ToPositiveInfinity, 3)]
    public void Times_HalfAPenny_IsRoundedAsSaid(long pence, MidpointRounding rounding, long expected)
    {
        Money.FromPence(pence).Times(1, 2, rounding).Pence.ShouldBe(expected);
        Money.FromPence(pence).Times(0.5m, rounding).Pence.ShouldBe(expected);
        Money.FromPence(-pence).Times(1, -2, rounding).Pence.ShouldBe(expected);
    }

    [Fact]
    public void Times_AnyRatio_AgreesWithDecimalArithmetic()
    {
        var small = Gen.Choose(-1_000_000_000, 1_000_000_000).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(small, small, (pence, millionths) =>
            Money.FromPence(pence).Times(millionths / 1_000_000m, MidpointRounding.AwayFromZero).Pence
                == (long)decimal.Round(pence * (millionths / 1_000_000m), MidpointRounding.AwayFromZero)));
    }

    [Fact]
    public void Times_RatioWithManyDigits_IsNotRoundedBeforeTheEnd()
    {
        // In decimal arithmetic this product has more digits than fit, and its last would be lost.
        Money.FromPence(long.MaxValue).Times(0.9999999999999999999999999999m, MidpointRounding.ToZero).Pence.ShouldBe(long.MaxValue - 1);
    }

    [Fact]
    public void Arithmetic_BeyondTheLargestAmount_Throws()
    {
        var most = Money.FromPence(long.MaxValue);

        Should.Throw<OverflowException>(() => most + Money.FromPence(1));
        Should.Throw<OverflowException>(() => most * 2);
        Should.Throw<OverflowException>(() => -Money.FromPence(long.MinValue));
        Should.Throw<OverflowException>(() => most.Times(2, 1, MidpointRounding.ToEven));
    }

    [Fact]
    public void Arithmetic_AnyAmounts_FollowsWholePence()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<int, int>((a, b) =>
            (Money.FromPence(a) + Money.FromPence(b)).Pence == (long)a + b
            && (Money.FromPence(a) - Money.FromPence(b)).Pence == (long)a - b
            && Money.Sum([Money.FromPence(a), Money.FromPence(b)]) == Money.FromPence(b) + Money.FromPence(a)
            && Money.FromPence(a) < Money.FromPence(b) == a < b
            && Money.FromPence(a) >= Money.FromPence(b) == a >= b));
    }

    [Fact]
    public void FromPounds_PartOfAPenny_Throws()
    {
        Money.FromPounds(1.10m).Pence.ShouldBe(110);
        Should.Throw<ArgumentException>(() => Money.FromPounds(1.005m));
    }

    [Fact]
    public void Json_Amount_IsANumberWithTwoDecimals()
    {
        JsonSerializer.Serialize(Money.FromPence(123_450)).ShouldBe("1234.50");
        JsonSerializer.Serialize(Money.FromPence(-5)).ShouldBe("-0.05");
        JsonSerializer.Deserialize<Money>("1234.5").Pence.ShouldBe(123_450);
        Check.QuickThrowOnFailure(Prop.ForAll(AnyPence(), pence => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(Money.FromPence(pence))).Pence == pence));
    }

    [Theory]
    [InlineData("1.005")]
    [InlineData("\"1.00\"")]
    [InlineData("92233720368547758.08")]
    [InlineData("1e40")]
    public void Json_NotAnAmount_Throws(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>(json));
    }

    private static Arbitrary<long> AnyPence() =>
        Gen.OneOf(
            Gen.Choose(int.MinValue, int.MaxValue).Two().Select(p => ((long)p.Item1 << 32) | (uint)p.Item2),
            Gen.Choose(-100_000, 100_000).Select(p => (long)p)).ToArbitrary();
}
