using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class FhirMomentTests
{
    [Theory]
    [InlineData("2019", "2019", "2019")]
    [InlineData("2019-10", "October 2019", "October 2019")]
    [InlineData("2025-10-03", "Friday 3 October 2025", "3 October 2025")]
    [InlineData("2025-10-03T14:15:00+01:00", "Friday 3 October 2025, 2:15pm", "3 October 2025")]
    [InlineData("2025-10-03T13:15:00Z", "Friday 3 October 2025, 2:15pm", "3 October 2025")]
    [InlineData("2025-01-03T13:15:00Z", "Friday 3 January 2025, 1:15pm", "3 January 2025")]
    [InlineData("2025-10-03T11:00:00.123Z", "Friday 3 October 2025, midday", "3 October 2025")]
    public void Words_AnyPrecision_SayNoMoreThanWasWritten(string text, string words, string dateWords)
    {
        var moment = Read(text);
        moment.Words.ShouldBe(words);
        moment.DateWords.ShouldBe(dateWords);
    }

    [Theory]
    [InlineData("2019-08-01T00:00:00.000Z", "Thursday 1 August 2019")]
    [InlineData("2019-08-01T00:00:00+01:00", "Thursday 1 August 2019")]
    [InlineData("2019-08-01T00:00:00-05:00", "Thursday 1 August 2019")]
    public void Words_MidnightAsWritten_IsADateWithoutTime(string text, string words)
    {
        Read(text).HasTime.ShouldBeFalse();
        Read(text).Words.ShouldBe(words);
    }

    [Fact]
    public void Words_LateEveningAbroad_IsTheDayInEngland() => Read("2025-10-03T21:30:00-05:00").Words.ShouldBe("Saturday 4 October 2025, 3:30am");

    [Fact]
    public void TryParse_TimeWithoutZone_IsEnglishTime() => Read("2025-07-03T09:30:00").Words.ShouldBe("Thursday 3 July 2025, 9:30am");

    [Fact]
    public void TryParse_LeapSecond_KeepsTheDateAndNoTime() => Read("2016-12-31T23:59:60Z").Words.ShouldBe("Saturday 31 December 2016");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2019-13")]
    [InlineData("2019-02-30")]
    [InlineData("0000")]
    [InlineData("2019-05-01X10:00:00Z")]
    [InlineData("2019-05-01Tnoon")]
    [InlineData("2019-05-01T25:00:00Z")]
    [InlineData("2019-05-01T10:00:00+99:00")]
    public void TryParse_NoFhirMoment_IsFalse(string? text) => FhirMoment.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0001-01-01T05:30:00+14:00")]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("0001-01-01")]
    [InlineData("9999")]
    public void TryParse_EdgeOfTime_DoesNotThrow(string text) => Should.NotThrow(() => FhirMoment.TryParse(text, out var moment) ? moment.Words : "");

    [Theory]
    [InlineData("1940", "1940-05-01", true)]
    [InlineData("1940-05", "1940-05-31", true)]
    [InlineData("1940-05", "1940-06-01", false)]
    [InlineData("1940-05-01", "1940-05-01T10:00:00Z", true)]
    public void MayBeSameDayAs_DifferentPrecision_AsksWhatBothCanMean(string one, string other, bool same) =>
        Read(one).MayBeSameDayAs(Read(other)).ShouldBe(same);

    [Theory]
    [InlineData("2025-10-03", false)]
    [InlineData("2025-10-02", true)]
    [InlineData("2025-10", false)]
    [InlineData("2025", false)]
    [InlineData("2025-09", true)]
    [InlineData("2025-10-03T14:00:00+01:00", true)]
    [InlineData("2025-10-03T14:30:00+01:00", false)]
    public void IsOverBy_DayOrMonth_IsOverAtItsEnd(string text, bool over) => Read(text).IsOverBy(Given.Now).ShouldBe(over);

    [Fact]
    public void CompareTo_SameStart_TheLessPreciseComesFirst()
    {
        FhirMoment[] moments = [Read("2019-01-01"), Read("2019"), Read("2019-01"), Read("2018-12-31")];
        moments.Order().Select(m => m.DateWords).ShouldBe(["31 December 2018", "2019", "January 2019", "1 January 2019"]);
        (Read("2019") < Read("2019-01")).ShouldBeTrue();
        (Read("2020") >= Read("2019-12-31")).ShouldBeTrue();
    }

    private static FhirMoment Read(string text) => FhirMoment.TryParse(text, out var moment) ? moment : throw new ShouldAssertException(text);
}

public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2025-10-03T06:02:00+01:00", "this morning 6:02am")]
    [InlineData("2025-10-03T13:00:00+01:00", "this afternoon 1pm")]
    [InlineData("2025-10-03T19:45:00+01:00", "this evening 7:45pm")]
    [InlineData("2025-10-02T06:02:00+01:00", "yesterday, Thursday 2 October")]
    [InlineData("2025-09-30T23:00:00+01:00", "Tuesday")]
    [InlineData("2025-09-27T10:00:00+01:00", "Saturday")]
    [InlineData("2025-09-26T10:00:00+01:00", "26 September 2025")]
    [InlineData("2024-10-03T10:00:00+01:00", "3 October 2024")]
    public void Heard_AnyDay_IsSaidAsPeopleSayIt(string instant, string words) =>
        UkTime.Heard(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Given.Now).ShouldBe(words);

    [Theory]
    [InlineData("2025-03-30T00:59:00Z", 0)]
    [InlineData("2025-03-30T01:00:00Z", 1)]
    [InlineData("2025-10-26T00:59:00Z", 1)]
    [InlineData("2025-10-26T01:00:00Z", 0)]
    public void Local_AroundTheChangeOfTheClocks_IsSummerTimeInSummer(string instant, int hours) =>
        UkTime.Local(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).Offset.ShouldBe(TimeSpan.FromHours(hours));
}
