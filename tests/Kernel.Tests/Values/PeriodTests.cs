using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class PeriodTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void Between_EndBeforeStart_IsRefused()
    {
        Period.Between(At(2), At(1)).Fault.Message.ShouldBe("The end is before the start.");
        Period.Between(At(1), At(1)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Contains_StartAndEnd_AreInside()
    {
        var period = Between(1, 3);

        period.Contains(At(1)).ShouldBeTrue();
        period.Contains(At(3)).ShouldBeTrue();
        period.Contains(At(1).AddTicks(-1)).ShouldBeFalse();
        period.Contains(At(3).AddTicks(1)).ShouldBeFalse();
    }

    [Fact]
    public void Contains_OpenEnds_ReachEverything()
    {
        Period.Always.Contains(DateTimeOffset.MinValue).ShouldBeTrue();
        Period.Always.Contains(DateTimeOffset.MaxValue).ShouldBeTrue();
        Period.From(At(2)).Contains(DateTimeOffset.MaxValue).ShouldBeTrue();
        Period.From(At(2)).Contains(At(1)).ShouldBeFalse();
        Period.Between(null, At(2)).Value.Contains(DateTimeOffset.MinValue).ShouldBeTrue();
    }

    [Fact]
    public void Overlaps_TouchingInOneInstant_IsTrue()
    {
        Between(1, 2).Overlaps(Between(2, 3)).ShouldBeTrue();
        Between(1, 2).Intersect(Between(2, 3)).ShouldBe(Between(2, 2));
        Between(1, 2).Overlaps(Between(3, 4)).ShouldBeFalse();
        Between(1, 2).Intersect(Between(3, 4)).ShouldBeNull();
    }

    [Fact]
    public void Overlaps_AnyTwoPeriods_AgreesWithTheInstantsTheyHold()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Periods(), Periods(), (a, b) =>
        {
            var instants = Enumerable.Range(0, 12).Select(At).ToList();
            var inBoth = instants.Where(i => a.Contains(i) && b.Contains(i)).ToList();
            var intersection = a.Intersect(b);
            return a.Overlaps(b) == (inBoth.Count > 0)
                && a.Overlaps(b) == b.Overlaps(a)
                && instants.Where(i => intersection?.Contains(i) ?? false).SequenceEqual(inBoth)
                && intersection == b.Intersect(a)
                && (!a.Contains(b) || instants.All(i => !b.Contains(i) || a.Contains(i)))
                && (intersection is null || (a.Contains(intersection.Value) && b.Contains(intersection.Value)));
        }));
    }

    [Fact]
    public void Contains_OpenPeriodInClosedOne_IsFalse()
    {
        Between(1, 9).Contains(Period.From(At(2))).ShouldBeFalse();
        Between(1, 9).Contains(Period.Always).ShouldBeFalse();
        Period.Always.Contains(Period.From(At(2))).ShouldBeTrue();
        Between(1, 9).Contains(Between(1, 9)).ShouldBeTrue();
    }

    [Fact]
    public void OfDays_EndDay_RunsToItsLastInstant()
    {
        var period = Period.OfDays(PartialDate.Parse("2025-05-01"), PartialDate.Parse("2025-05-02"), London).Value;

        period.Contains(Instant("2025-05-01T00:00:00+01:00")).ShouldBeTrue();
        period.Contains(Instant("2025-05-02T23:59:59.9999999+01:00")).ShouldBeTrue();
        period.Contains(Instant("2025-05-03T00:00:00+01:00")).ShouldBeFalse();
        period.Contains(Instant("2025-04-30T23:30:00Z")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2025-03-30", 23)]
    [InlineData("2025-06-01", 24)]
    [InlineData("2025-10-26", 25)]
    public void OfDays_DayOnWhichClocksChange_HasItsRealLength(string day, int hours)
    {
        var date = PartialDate.Parse(day);
        var period = Period.OfDays(date, date, London).Value;

        (period.End!.Value - period.Start!.Value).ShouldBe(TimeSpan.FromHours(hours) - TimeSpan.FromTicks(1));
    }

    [Fact]
    public void OfDays_YearAndOpenEnds_AreWidened()
    {
        Period.OfDays(PartialDate.Parse("2025"), PartialDate.Parse("2025"), TimeZoneInfo.Utc).Value.ToString()
            .ShouldBe("2025-01-01T00:00:00+00:00/2025-12-31T23:59:59.9999999+00:00");
        Period.OfDays(null, null, London).Value.ShouldBe(Period.Always);
        Period.OfDays(PartialDate.Parse("2025-05"), PartialDate.Parse("2025-04"), London).Succeeded.ShouldBeFalse();
        Period.OfDays(null, PartialDate.Parse("9999"), TimeZoneInfo.Utc).Value.End.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Equality_SameInstantsOtherOffset_IsEqual()
    {
        var winter = Period.From(Instant("2025-01-01T12:00:00+00:00"));
        var paris = Period.From(Instant("2025-01-01T13:00:00+01:00"));

        winter.ShouldBe(paris);
        winter.GetHashCode().ShouldBe(paris.GetHashCode());
    }

    [Fact]
    public void Parse_OfWhatToStringWrites_GivesTheSamePeriod()
    {
        Period.Always.ToString().ShouldBe("../..");
        Check.QuickThrowOnFailure(Prop.ForAll(Periods(), period => Period.Parse(period.ToString()) == period));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-05-01T00:00:00Z")]
    [InlineData("2025-05-01/2025-05-02")]
    [InlineData("2025-05-02T00:00:00Z/2025-05-01T00:00:00Z")]
    [InlineData("../../..")]
    [InlineData("2025-05-02T00:00:00/..")]
    public void TryParse_NotAPeriod_IsFalse(string? text)
    {
        Period.TryParse(text, null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Json_Period_IsItsText()
    {
        JsonSerializer.Deserialize<Period>("\"2025-05-01T00:00:00Z/..\"").ShouldBe(Period.From(Instant("2025-05-01T00:00:00Z")));
    }

    private static DateTimeOffset At(int hour) => new(2025, 5, 1, hour, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text);

    private static Period Between(int start, int end) => Period.Between(At(start), At(end)).Value;

    private static Arbitrary<Period> Periods()
    {
        var ends = Gen.Choose(-1, 10).Select(h => h < 0 ? (DateTimeOffset?)null : At(h));
        return (from a in ends
                from b in ends
                select Period.Between(b < a ? b : a, b < a ? a : b).Value).ToArbitrary();
    }
}
