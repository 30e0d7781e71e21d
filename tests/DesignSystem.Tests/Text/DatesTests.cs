using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.DesignSystem.Tests.Text;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2025-10-03T13:15:00Z", "Friday 3 October 2025, 2:15pm")]
    [InlineData("2025-12-03T13:15:00Z", "Wednesday 3 December 2025, 1:15pm")]
    [InlineData("2025-03-30T00:59:00Z", "Sunday 30 March 2025, 12:59am")]
    [InlineData("2025-03-30T01:00:00Z", "Sunday 30 March 2025, 2am")]
    [InlineData("2025-10-26T00:30:00Z", "Sunday 26 October 2025, 1:30am")]
    [InlineData("2025-10-26T01:30:00Z", "Sunday 26 October 2025, 1:30am")]
    [InlineData("2025-06-30T23:30:00Z", "Tuesday 1 July 2025, 12:30am")]
    [InlineData("2025-06-30T23:00:00Z", "Tuesday 1 July 2025, midnight")]
    [InlineData("2025-06-30T11:00:00Z", "Monday 30 June 2025, midday")]
    [InlineData("2025-06-30T12:05:00+02:00", "Monday 30 June 2025, 11:05am")]
    public void Moment_InWinterAndSummer_IsLondonTime(string moment, string words) =>
        Dates.Moment(DateTimeOffset.Parse(moment)).ShouldBe(words);

    [Theory]
    [InlineData("2025", "2025")]
    [InlineData("2025-10", "October 2025")]
    [InlineData("2025-10-03", "Friday 3 October 2025")]
    [InlineData("2025-10-03T14:15:00+01:00", "Friday 3 October 2025, 2:15pm")]
    [InlineData("about 1980", "about 1980")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Written_FhirText_IsAsPreciseAsTheSource(string? fhir, string? words) => Dates.Written(fhir).ShouldBe(words);

    [Theory]
    [InlineData("2025-10-02", "yesterday, Thursday 2 October 2025")]
    [InlineData("2025-10-03", "today, Friday 3 October 2025")]
    [InlineData("2025-10-04", "tomorrow, Saturday 4 October 2025")]
    [InlineData("2025-10-05", "Sunday 5 October 2025")]
    public void Near_AroundToday_KeepsTheDateBesideTheWord(string day, string words) =>
        Dates.Near(DateOnly.Parse(day), new DateOnly(2025, 10, 3)).ShouldBe(words);

    [Theory]
    [InlineData("2025-10-03T05:02:00Z", "this morning, 6:02am")]
    [InlineData("2025-10-03T13:15:00Z", "today, 2:15pm")]
    [InlineData("2025-10-02T05:02:00Z", "yesterday, Thursday 2 October 2025, 6:02am")]
    [InlineData("2025-09-30T05:02:00Z", "Tuesday 30 September 2025, 6:02am")]
    public void Heard_SomeTimeAgo_SaysWhen(string moment, string words) =>
        Dates.Heard(DateTimeOffset.Parse(moment), DateTimeOffset.Parse("2025-10-03T18:00:00Z")).ShouldBe(words);

    [Theory]
    [InlineData("1941-03-07", "84")]
    [InlineData("1941", "83 or 84")]
    [InlineData("2025-10-03", "0 days")]
    [InlineData("2025-10-02", "1 day")]
    [InlineData("2025-09-06", "27 days")]
    [InlineData("2025-09-05", "4 weeks")]
    [InlineData("2024-10-04", "52 weeks")]
    [InlineData("2024-10-03", "12 months")]
    [InlineData("2023-10-04", "23 months")]
    [InlineData("2023-10-03", "2")]
    [InlineData("2025-10-04", null)]
    public void Age_ByBirthDate_SuitsTheAge(string born, string? words) =>
        Dates.Age(PartialDate.Parse(born), new DateOnly(2025, 10, 3)).ShouldBe(words);

    [Fact]
    public void Span_OpenEnds_AreSaidAsSuch()
    {
        var (from, until) = (new DateOnly(2025, 10, 3), new DateOnly(2026, 5, 9));

        Dates.Span(from, until).ShouldBe("from 3 October 2025 to 9 May 2026");
        Dates.Span(from, null).ShouldBe("from 3 October 2025");
        Dates.Span(null, until).ShouldBe("until 9 May 2026");
        Dates.Span(null, null).ShouldBeNull();
    }
}
