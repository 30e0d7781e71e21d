using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Tests.Search;

public sealed class DateRangeTests
{
    [Theory]
    [InlineData("1970", 0L, 31_536_000_000L)]
    [InlineData("1970-02", 2_678_400_000L, 5_097_600_000L)]
    [InlineData("1970-01-02", 86_400_000L, 172_800_000L)]
    [InlineData("1970-01-01T00:01Z", 60_000L, 120_000L)]
    [InlineData("1970-01-01T00:00:01Z", 1_000L, 2_000L)]
    [InlineData("1970-01-01T00:00:01", 1_000L, 2_000L)]
    [InlineData("1970-01-01T00:00:00.5Z", 500L, 600L)]
    [InlineData("1970-01-01T00:00:00.123Z", 123L, 124L)]
    [InlineData("1970-01-01T00:00:00.123456789Z", 123L, 124L)]
    [InlineData("1970-01-01T00:00:00.2900000Z", 290L, 291L)]
    [InlineData("1970-01-01T01:00:00+01:00", 0L, 1_000L)]
    [InlineData("1969-12-31T19:00:00-05:00", 0L, 1_000L)]
    public void Parse_AnyPrecision_IsTheTimeItCovers(string text, long from, long until) => DateRange.Parse(text).ShouldBe(new DateRange(from, until));

    [Theory]
    [InlineData("")]
    [InlineData("197")]
    [InlineData("0000")]
    [InlineData("19700")]
    [InlineData("1970-1")]
    [InlineData("1970-13")]
    [InlineData("1970-02-30")]
    [InlineData("1970-01-01T")]
    [InlineData("1970-01-01T1:00Z")]
    [InlineData("1970-01-01T24:00Z")]
    [InlineData("1970-01-01T00:60Z")]
    [InlineData("1970-01-01T00:00:61Z")]
    [InlineData("1970-01-01T00:00:00.Z")]
    [InlineData("1970-01-01T00:00:00X")]
    [InlineData("1970-01-01T00:00:00+1")]
    [InlineData("1970-01-01T00:00:00+15:00")]
    [InlineData("1970-01-01 00:00")]
    [InlineData("yyyy-mm-dd")]
    public void Parse_NoDate_IsNothing(string text) => DateRange.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("9999")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("9999-12-31T23:59:59.999-14:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void Parse_EndsOfTime_AreNoFault(string text)
    {
        var range = DateRange.Parse(text)!.Value;

        range.Until.ShouldBeGreaterThan(range.From);
    }
}
