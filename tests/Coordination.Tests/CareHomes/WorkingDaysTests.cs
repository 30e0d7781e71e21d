using Goldthread.Coordination.CareHomes;

namespace Goldthread.Coordination.Tests.CareHomes;

/// <summary>Against the dates that gov.uk publishes for England.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-04-18", false)]
    [InlineData("2025-04-21", false)]
    [InlineData("2025-05-05", false)]
    [InlineData("2025-05-26", false)]
    [InlineData("2025-08-25", false)]
    [InlineData("2025-12-25", false)]
    [InlineData("2025-12-26", false)]
    [InlineData("2026-04-03", false)]
    [InlineData("2026-04-06", false)]
    [InlineData("2026-12-28", false)]
    [InlineData("2027-12-27", false)]
    [InlineData("2027-12-28", false)]
    [InlineData("2028-01-03", false)]
    [InlineData("2025-10-04", false)]
    [InlineData("2025-10-03", true)]
    [InlineData("2025-05-12", true)]
    [InlineData("2026-12-29", true)]
    [InlineData("2025-08-18", true)]
    public void IsOne_OfTheCalendarOfEngland_IsAsPublished(string day, bool expected) => WorkingDays.IsOne(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(expected);

    [Theory]
    [InlineData("2025-10-03", 7, "2025-10-14")]
    [InlineData("2025-12-22", 7, "2026-01-05")]
    [InlineData("2025-10-04", 1, "2025-10-06")]
    public void After_WeekendsAndHolidays_AreLeftOut(string from, int days, string expected)
    {
        var start = DateOnly.ParseExact(from, "yyyy-MM-dd");

        var end = WorkingDays.After(start, days);

        end.ShouldBe(DateOnly.ParseExact(expected, "yyyy-MM-dd"));
        WorkingDays.Between(start, end).ShouldBe(days);
    }
}
