using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class NhsNumberTests
{
    public static TheoryData<string> Valid => new(
        "9990000018", "9990000026", "9990000034", "9990000042", "9990000050",
        "9990000069", "9990000107", "9990000115", "9990000123", "9434765919");

    [Theory]
    [MemberData(nameof(Valid))]
    public void Read_NumberOfTheTestVectors_IsAccepted(string text)
    {
        NhsNumber.Read(text).Value.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("999000000")]
    [InlineData("999000014")]
    [InlineData("999000028")]
    [InlineData("999123456")]
    [InlineData("934476591")]
    public void Read_StemWithCheckTen_IsRefusedWithEveryLastDigit(string stem)
    {
        for (var digit = 0; digit <= 9; digit++)
        {
            NhsNumber.Read(stem + digit).Fault.Message.ShouldBe("No NHS number starts with these nine digits. Check each digit.");
        }
    }

    [Fact]
    public void Read_NumberPrintedInTheManualOfALibrary_IsRefused()
    {
        NhsNumber.Read("999 123 4560").Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Read_SameDigitTenTimes_IsRefusedAlthoughTheArithmeticFits()
    {
        for (var digit = 0; digit <= 9; digit++)
        {
            var stem = (int)(digit * 111_111_111L);
            NhsNumber.CheckDigit(stem).ShouldBe(digit);
            NhsNumber.Read(new string((char)('0' + digit), 10)).Fault.Message.ShouldBe("An NHS number is never the same digit ten times.");
        }
    }

    [Theory]
    [InlineData("999 000 0018")]
    [InlineData("999-000-0018")]
    [InlineData("999-000 0018")]
    [InlineData("999 0000018")]
    [InlineData("999000 0018")]
    [InlineData(" 9990000018 ")]
    [InlineData("999\u00a0000\u00a00018")]
    public void Read_ThreeThreeFour_IsAccepted(string text)
    {
        NhsNumber.Read(text).Value.Value.ShouldBe(9_990_000_018);
    }

    [Theory]
    [InlineData(null, "Enter an NHS number.")]
    [InlineData("", "Enter an NHS number.")]
    [InlineData("   ", "Enter an NHS number.")]
    [InlineData("999000001", "An NHS number has 10 digits. This has 9, which is too short.")]
    [InlineData("99900000180", "An NHS number has 10 digits. This has 11, which is too long.")]
    [InlineData("99900000180000000000000000000000", "An NHS number has 10 digits. This has 32, which is too long.")]
    [InlineData("99900O0018", "An NHS number has only digits. Character 6 is not a digit.")]
    [InlineData("999000001٨", "An NHS number has only digits. Character 10 is not a digit.")]
    [InlineData("99 90 00 00 18", "Write an NHS number as 999 000 0018, or without any spaces.")]
    [InlineData("999  000 0018", "Write an NHS number as 999 000 0018, or without any spaces.")]
    [InlineData("999 000  0018", "Write an NHS number as 999 000 0018, or without any spaces.")]
    [InlineData("9990000-018", "Write an NHS number as 999 000 0018, or without any spaces.")]
    [InlineData("9990000019", "The last digit does not fit the other nine. Check for a wrong digit, or two digits the wrong way round.")]
    public void Read_EachWayToBeWrong_HasItsOwnWords(string? text, string words)
    {
        var fault = NhsNumber.Read(text).Fault;

        fault.Kind.ShouldBe(FaultKind.Invalid);
        fault.Message.ShouldBe(words);
    }

    [Fact]
    public void Read_OneDigitChangedOrTwoNeighboursSwapped_IsAlwaysRefused()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Synthetic(), Digit(10), Digit(10), (number, place, digit) =>
        {
            var changed = number.ToString().ToCharArray();
            changed[place] = (char)('0' + digit);
            var swapped = number.ToString().ToCharArray();
            var next = (place + 1) % 10;
            if (next > 0) (swapped[place], swapped[next]) = (swapped[next], swapped[place]);

            return IsSameOrRefused(number, changed) && IsSameOrRefused(number, swapped);
        }));
    }

    [Fact]
    public void Read_OfWhatFormatWrites_GivesTheSameNumber()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Synthetic(), number =>
            NhsNumber.Read(number.Format()).Value == number
            && NhsNumber.Parse(number.ToString()) == number
            && NhsNumber.FromValue(number.Value).Value == number
            && number.Format().Length == 12));
    }

    [Fact]
    public void TryParse_AnyText_AgreesWithReadAndNeverThrows()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
            NhsNumber.TryParse(text, out var number) == NhsNumber.Read(text).Succeeded && (number == default || number.ToString().Length == 10)));
    }

    [Fact]
    public void Parse_WrongNumber_ThrowsWithTheFaultsWords()
    {
        Should.Throw<FormatException>(() => NhsNumber.Parse("999000001")).Message.ShouldBe("An NHS number has 10 digits. This has 9, which is too short.");
    }

    [Fact]
    public void Format_LeadingZero_IsKept()
    {
        // A stem that no service uses.
        var number = NhsNumber.FromValue(19).Value;

        number.Format().ShouldBe("000 000 0019");
        number.ToString().ShouldBe("0000000019");
        NhsNumber.Parse("000 000 0019").ShouldBe(number);
    }

    [Theory]
    [InlineData(010100001, NhsNumberRange.Scotland)]
    [InlineData(290200001, NhsNumberRange.Scotland)]
    [InlineData(290201001, NhsNumberRange.NotIssued)]
    [InlineData(010001001, NhsNumberRange.NotIssued)]
    [InlineData(311299001, NhsNumberRange.Scotland)]
    [InlineData(311199001, NhsNumberRange.England)]
    [InlineData(312000001, NhsNumberRange.England)]
    [InlineData(320000000, NhsNumberRange.England)]
    [InlineData(320000001, NhsNumberRange.NorthernIreland)]
    [InlineData(399999998, NhsNumberRange.NorthernIreland)]
    [InlineData(400000001, NhsNumberRange.EnglandAndWales)]
    [InlineData(500000001, NhsNumberRange.NotIssued)]
    [InlineData(600000001, NhsNumberRange.EnglandAndWales)]
    [InlineData(799999998, NhsNumberRange.EnglandAndWales)]
    [InlineData(800000001, NhsNumberRange.NotIssued)]
    [InlineData(943476591, NhsNumberRange.NotIssued)]
    [InlineData(998999999, NhsNumberRange.NotIssued)]
    [InlineData(999000001, NhsNumberRange.Synthetic)]
    public void Range_AtTheEdges_IsOfTheService(int stem, NhsNumberRange expected)
    {
        NhsNumberRanges.Of(stem * 10L).ShouldBe(expected);
    }

    [Fact]
    public void Synthetic_AllPlaces_AreTheValidNumbersOfTheRangeInOrder()
    {
        var place = 0;
        for (var stem = 999_000_000; stem <= 999_999_998; stem++)
        {
            var check = NhsNumber.CheckDigit(stem);
            if (check == 10) continue;
            var number = NhsNumber.Synthetic(place++);
            if (number.Value != (stem * 10L) + check) number.Value.ShouldBe((stem * 10L) + check, $"at place {place - 1}");
        }

        NhsNumber.SyntheticCount.ShouldBe(place);
        NhsNumber.Synthetic(0).Format().ShouldBe("999 000 0018");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Synthetic_OutsideTheRange_Throws(int place)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => NhsNumber.Synthetic(place));
    }

    [Fact]
    public void Synthetic_BehindTheLast_Throws()
    {
        NhsNumber.Synthetic(NhsNumber.SyntheticCount - 1).IsSynthetic.ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => NhsNumber.Synthetic(NhsNumber.SyntheticCount));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9_990_000_019)]
    [InlineData(99_900_000_180)]
    public void FromValue_NotANumber_IsRefused(long value)
    {
        NhsNumber.FromValue(value).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Default_Printed_IsNothing()
    {
        default(NhsNumber).ToString().ShouldBe("");
        default(NhsNumber).Format().ShouldBe("");
        default(NhsNumber).IsSynthetic.ShouldBeFalse();
    }

    [Fact]
    public void Equality_AndOrder_FollowTheDigits()
    {
        var first = NhsNumber.Parse("9990000018");
        var second = NhsNumber.Parse("999 000 0026");

        first.ShouldBe(NhsNumber.Parse("999-000-0018"));
        first.GetHashCode().ShouldBe(NhsNumber.Parse("999-000-0018").GetHashCode());
        (first == second).ShouldBeFalse();
        (first < second && second > first && first <= second && second >= first).ShouldBeTrue();
        first.CompareTo(second).ShouldBeNegative();
    }

    [Fact]
    public void Json_AsValueAndAsKey_IsTenDigits()
    {
        var people = new Dictionary<NhsNumber, NhsNumber> { [NhsNumber.Synthetic(0)] = NhsNumber.Synthetic(1) };

        var json = JsonSerializer.Serialize(people);

        json.ShouldBe("""{"9990000018":"9990000026"}""");
        JsonSerializer.Deserialize<Dictionary<NhsNumber, NhsNumber>>(json).ShouldBe(people);
    }

    [Theory]
    [InlineData("\"9990000019\"")]
    [InlineData("9990000018")]
    [InlineData("null")]
    public void Json_NotANumberInText_ThrowsWithoutRepeatingIt(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<NhsNumber>(json)).Message.ShouldNotContain("999");
    }

    private static Arbitrary<NhsNumber> Synthetic() => Gen.Choose(0, NhsNumber.SyntheticCount - 1).Select(NhsNumber.Synthetic).ToArbitrary();

    private static Arbitrary<int> Digit(int below) => Gen.Choose(0, below - 1).ToArbitrary();

    private static bool IsSameOrRefused(NhsNumber number, char[] digits)
    {
        var text = new string(digits);
        return text == number.ToString() || !NhsNumber.TryParse(text, out _);
    }
}
