using System.Globalization;
using Goldthread.DesignSystem.Forms;

namespace Goldthread.DesignSystem.Tests.Forms;

public sealed class MomentAnswerTests
{
    [Theory]
    [InlineData("3 10 2025", "2:15pm", "2025-10-03T13:15:00Z")]
    [InlineData("3 10 2025", "14.15", "2025-10-03T13:15:00Z")]
    [InlineData("3 10 2025", "12am", "2025-10-02T23:00:00Z")]
    [InlineData("3 10 2025", "12:05 pm", "2025-10-03T11:05:00Z")]
    [InlineData("3 12 2025", "9am", "2025-12-03T09:00:00Z")]
    [InlineData("26 10 2025", "1:30am BST", "2025-10-26T00:30:00Z")]
    [InlineData("26 10 2025", "1:30am gmt", "2025-10-26T01:30:00Z")]
    [InlineData("26 10 2025", "2:00am", "2025-10-26T02:00:00Z")]
    public void Read_TimeOfLondon_IsTheMoment(string day, string time, string expected)
    {
        Typed(day, time).Read("Contact").Value.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("26 10 2025", "1:30am", "came twice")]
    [InlineData("29 3 2026", "1:30am", "did not exist")]
    [InlineData("3 10 2025", "1:30pm GMT", "showed BST")]
    [InlineData("3 10 2025", "13pm", "real time")]
    [InlineData("3 10 2025", "25:00", "real time")]
    [InlineData("3 10 2025", "9", "real time")]
    [InlineData("3 10 2025", "", "Enter a time")]
    public void Read_NoSuchTime_SaysWhy(string day, string time, string words)
    {
        var read = Typed(day, time).Read("Contact");

        read.Succeeded.ShouldBeFalse();
        read.Fault.Message.ShouldContain(words);
        read.Fault.Path.ShouldBe("Time");
    }

    [Theory]
    [InlineData("2025-10-26T00:30:00Z")]
    [InlineData("2025-10-26T01:30:00Z")]
    [InlineData("2026-07-01T12:00:00Z")]
    public void From_AnyMoment_IsReadAsItself(string moment)
    {
        var at = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

        MomentAnswer.From(at).Read("Contact").Value.ShouldBe(at);
    }

    private static MomentAnswer Typed(string day, string time)
    {
        var parts = day.Split(' ');
        return new MomentAnswer { Date = new DateAnswer { Day = parts[0], Month = parts[1], Year = parts[2] }, Time = time };
    }
}
