using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.Tests.FhirPath.Values;

public sealed class PartialDateTimeTests
{
    [Theory]
    [InlineData("2015", MomentKind.Date, MomentPrecision.Year)]
    [InlineData("2015-02", MomentKind.Date, MomentPrecision.Month)]
    [InlineData("2015-02-04", MomentKind.Date, MomentPrecision.Day)]
    [InlineData("2015-02-04", MomentKind.DateTime, MomentPrecision.Day)]
    [InlineData("2015-02-04T14", MomentKind.DateTime, MomentPrecision.Hour)]
    [InlineData("2015-02-04T14:34:28-05:00", MomentKind.DateTime, MomentPrecision.Second)]
    [InlineData("2015-02-04T14:34:28.1234Z", MomentKind.DateTime, MomentPrecision.Fraction)]
    [InlineData("14:34", MomentKind.Time, MomentPrecision.Minute)]
    public void TryParse_WellFormed_KeepsPrecisionAndText(string text, MomentKind kind, MomentPrecision precision)
    {
        PartialDateTime.TryParse(text, kind, out var value).ShouldBeTrue();

        value.Precision.ShouldBe(precision);
        value.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("15", MomentKind.Date)]
    [InlineData("2015-13", MomentKind.Date)]
    [InlineData("2015-02-29", MomentKind.Date)]
    [InlineData("2015-02-04T14:34", MomentKind.Date)]
    [InlineData("2015-02T14", MomentKind.DateTime)]
    [InlineData("2015-02-04T24:00", MomentKind.DateTime)]
    [InlineData("2015-02-04T14:34:28+15:00", MomentKind.DateTime)]
    [InlineData("2015-02-04T14:34:28.", MomentKind.DateTime)]
    [InlineData("0000", MomentKind.Date)]
    [InlineData("14:60", MomentKind.Time)]
    [InlineData("14:30Z", MomentKind.Time)]
    [InlineData("", MomentKind.Date)]
    public void TryParse_NotWellFormed_IsFalse(string text, MomentKind kind) => PartialDateTime.TryParse(text, kind, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2015", "2015-01-01T00:00:00", "2016-01-01T00:00:00")]
    [InlineData("2015-02", "2015-02-01T00:00:00", "2015-03-01T00:00:00")]
    [InlineData("2015-02-04", "2015-02-04T00:00:00", "2015-02-05T00:00:00")]
    [InlineData("2015-02-04T14:34:28+01:00", "2015-02-04T13:34:28", "2015-02-04T13:34:29")]
    [InlineData("2015-02-04T14:34:28.5Z", "2015-02-04T14:34:28.5", "2015-02-04T14:34:28.6")]
    [InlineData("9999", "9999-01-01T00:00:00", "9999-12-31T23:59:59.9999999")]
    public void Bounds_OfAPartialMoment_ContainAllItMayMean(string text, string earliest, string after)
    {
        PartialDateTime.TryParse(text, MomentKind.DateTime, out var value).ShouldBeTrue();

        value.Earliest(TimeSpan.Zero).ShouldBe(Utc(earliest));
        value.After(TimeSpan.Zero).ShouldBe(Utc(after));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", null);
}
