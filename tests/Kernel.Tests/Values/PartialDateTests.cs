using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("1941", DatePrecision.Year, "1941-01-01", "1941-12-31")]
    [InlineData("1941-03", DatePrecision.Month, "1941-03-01", "1941-03-31")]
    [InlineData("2024-02", DatePrecision.Month, "2024-02-01", "2024-02-29")]
    [InlineData("1900-02", DatePrecision.Month, "1900-02-01", "1900-02-28")]
    [InlineData("1941-03-07", DatePrecision.Day, "1941-03-07", "1941-03-07")]
    [InlineData("9999", DatePrecision.Year, "9999-01-01", "9999-12-31")]
    [InlineData("0001", DatePrecision.Year, "0001-01-01", "0001-12-31")]
    public void Read_EachPrecision_HasItsFirstAndLastDay(string text, DatePrecision precision, string start, string end)
    {
        var date = PartialDate.Read(text).Value;

        date.Precision.ShouldBe(precision);
        date.Start.ShouldBe(Day(start));
        date.End.ShouldBe(Day(end));
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null, "Enter a date.")]
    [InlineData("", "Enter a date.")]
    [InlineData("0000", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("41", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("1941-3", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("1941/03/07", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("1941-03-7a", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData(" 1941", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("1941-03-07T00:00:00Z", "A date is written as 1941-03-07, or 1941-03, or 1941.")]
    [InlineData("1941-13", "There is no month 13.")]
    [InlineData("1941-00", "There is no month 0.")]
    [InlineData("1941-02-29", "There is no day 29 in that month.")]
    [InlineData("1941-02-00", "There is no day 0 in that month.")]
    public void Read_NotADate_IsRefusedInWords(string? text, string words)
    {
        PartialDate.Read(text).Fault.Message.ShouldBe(words);
    }

    [Theory]
    [InlineData("1941", "1942", true, false)]
    [InlineData("1942", "1941", false, true)]
    [InlineData("1941", "1941", null, null)]
    [InlineData("1941", "1941-06", null, null)]
    [InlineData("1941-06-01", "1941-06-01", false, false)]
    [InlineData("1941-06-01", "1941-06-02", true, false)]
    [InlineData("1941", "1941-12-31", null, false)]
    [InlineData("1941", "1941-01-01", false, null)]
    public void IsBefore_AndIsAfter_SayOnlyWhatIsSure(string one, string other, bool? before, bool? after)
    {
        PartialDate.Parse(one).IsBefore(PartialDate.Parse(other)).ShouldBe(before);
        PartialDate.Parse(one).IsAfter(PartialDate.Parse(other)).ShouldBe(after);
    }

    [Fact]
    public void IsBefore_AnyTwoDates_AgreesWithEveryPairOfDaysTheyCanBe()
    {
        // A small calendar, so that every pair of days can be tried.
        var dates = Gen.OneOf(
            Gen.Choose(2023, 2024).Select(y => new PartialDate(y)),
            from y in Gen.Choose(2023, 2024) from m in Gen.Choose(1, 12) select new PartialDate(y, m),
            from y in Gen.Choose(2023, 2024) from m in Gen.Choose(1, 12) from d in Gen.Choose(1, 28) select new PartialDate(y, m, d)).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(dates, dates, (a, b) =>
        {
            var answers = Days(a).SelectMany(x => Days(b).Select(y => x < y)).Distinct().ToList();
            return a.IsBefore(b) == (answers.Count == 1 ? answers[0] : null);
        }));
    }

    [Theory]
    [InlineData("1941-03-07", "2025-03-06", 83, 83)]
    [InlineData("1941-03-07", "2025-03-07", 84, 84)]
    [InlineData("1941-03", "2025-03-07", 83, 84)]
    [InlineData("1941-03", "2025-02-28", 83, 83)]
    [InlineData("1941-03", "2025-03-31", 84, 84)]
    [InlineData("1941", "2025-03-07", 83, 84)]
    [InlineData("1941", "2025-12-31", 84, 84)]
    [InlineData("2025", "2025-03-07", 0, 0)]
    [InlineData("2024-02-29", "2025-02-28", 0, 0)]
    [InlineData("2024-02-29", "2025-03-01", 1, 1)]
    [InlineData("2024-02-29", "2028-02-29", 4, 4)]
    [InlineData("2024-02", "2025-02-28", 0, 1)]
    public void AgeOn_Day_IsTheRangeItCanBe(string birth, string day, int youngest, int oldest)
    {
        PartialDate.Parse(birth).AgeOn(Day(day)).ShouldBe(new AgeRange(youngest, oldest));
    }

    [Theory]
    [InlineData("2025-03-08")]
    [InlineData("2025-04")]
    [InlineData("2026")]
    public void AgeOn_BeforeTheBirth_IsNone(string birth)
    {
        PartialDate.Parse(birth).AgeOn(Day("2025-03-07")).ShouldBeNull();
    }

    [Fact]
    public void AgeOn_AnyBirth_HoldsTheAgeOfEveryDayItCanBe()
    {
        var births = (from y in Gen.Choose(1900, 2020) from m in Gen.Choose(0, 12) select m == 0 ? new PartialDate(y) : new PartialDate(y, m)).ToArbitrary();
        var today = Gen.Choose(Day("2019-06-01").DayNumber, Day("2030-01-01").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(births, today, (birth, day) =>
        {
            var ages = Days(birth).Where(d => d <= day).Select(d => AgeRange.Years(d, day)).ToList();
            var expected = ages.Count == 0 ? (AgeRange?)null : new AgeRange(ages.Min(), ages.Max());
            return birth.AgeOn(day) == expected;
        }));
    }

    [Theory]
    [InlineData(83, 84, 84, null)]
    [InlineData(83, 84, 83, true)]
    [InlineData(83, 84, 85, false)]
    public void IsAtLeast_RangeOfAges_SaysOnlyWhatIsSure(int youngest, int oldest, int years, bool? expected)
    {
        new AgeRange(youngest, oldest).IsAtLeast(years).ShouldBe(expected);
    }

    [Fact]
    public void AgeRange_Printed_ReadsAsWords()
    {
        new AgeRange(84, 84).ToString().ShouldBe("84");
        new AgeRange(83, 84).ToString().ShouldBe("83 or 84");
        new AgeRange(80, 84).ToString().ShouldBe("80 to 84");
        new AgeRange(84, 84).IsCertain.ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => AgeRange.Years(Day("2025-03-08"), Day("2025-03-07")));
    }

    [Fact]
    public void Contains_DayOrDate_IsWithinWhatItCanBe()
    {
        var march = PartialDate.Parse("1941-03");

        march.Contains(Day("1941-03-31")).ShouldBeTrue();
        march.Contains(Day("1941-04-01")).ShouldBeFalse();
        march.Contains(PartialDate.Parse("1941-03-07")).ShouldBeTrue();
        march.Contains(PartialDate.Parse("1941")).ShouldBeFalse();
        march.Contains(march).ShouldBeTrue();
    }

    [Fact]
    public void Equality_SameDayDifferentPrecision_IsDifferent()
    {
        PartialDate.Parse("1941").ShouldNotBe(PartialDate.Parse("1941-01"));
        PartialDate.Parse("1941-01").ShouldBe(new PartialDate(1941, 1));
        PartialDate.FromDate(Day("1941-03-07")).ShouldBe(new PartialDate(1941, 3, 7));
    }

    [Fact]
    public void ListOrder_MixedPrecision_PutsTheVagueFirst()
    {
        string[] dates = ["1942", "1941-03-07", "1941", "1941-03"];

        dates.Select(PartialDate.Parse).Order(PartialDate.ListOrder).Select(d => d.ToString()).ShouldBe(["1941", "1941-03", "1941-03-07", "1942"]);
    }

    [Fact]
    public void Constructor_NoSuchDate_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PartialDate(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new PartialDate(10_000));
        Should.Throw<ArgumentOutOfRangeException>(() => new PartialDate(2025, 13));
        Should.Throw<ArgumentOutOfRangeException>(() => new PartialDate(2025, 2, 29));
    }

    [Fact]
    public void Default_Asked_HasNoDays()
    {
        default(PartialDate).ToString().ShouldBe("");
        Should.Throw<InvalidOperationException>(() => default(PartialDate).Start);
        Should.Throw<InvalidOperationException>(() => default(PartialDate).End);
    }

    [Fact]
    public void TryParse_AnyText_ReadsBackWhatItAccepts()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => !PartialDate.TryParse(text, null, out var date) || date.ToString() == text));
    }

    [Fact]
    public void Json_Date_IsItsText()
    {
        JsonSerializer.Serialize(PartialDate.Parse("1941-03")).ShouldBe("\"1941-03\"");
        JsonSerializer.Deserialize<PartialDate>("\"1941-03\"").ShouldBe(new PartialDate(1941, 3));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<PartialDate>("\"1941-3\""));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static IEnumerable<DateOnly> Days(PartialDate date)
    {
        for (var day = date.Start; day <= date.End; day = day.AddDays(1)) yield return day;
    }
}
