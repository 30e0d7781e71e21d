using Goldthread.Toolkit.Learning.Newsletters;

namespace Goldthread.Toolkit.Tests.Learning;

public sealed class NewsletterTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Fact]
    public void Lines_OfAMonth_AreItsStoriesAndEventsToCome()
    {
        NewsStory[] stories = [Story(1, new DateTimeOffset(2026, 10, 31, 23, 30, 0, TimeSpan.Zero)), Story(2, new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero)), Story(3, new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), Story(4, null) with { State = StoryState.Sent }];
        var on = PlacesTests.Event(9);
        Toolkit.Learning.Events.LearningEvent[] events = [on with { Number = 1, Starts = At(11, 4) }, on with { Number = 2, Starts = At(11, 20) }, on with { Number = 3, Starts = At(11, 21), Cancelled = "Snow" }, on with { Number = 4, Starts = At(12, 31).AddDays(60) }];

        var lines = IssueMaker.Lines(November, new DateOnly(2026, 11, 5), stories, [], events);

        lines.Select(l => l.Key).ShouldBe(["story/2", "event/2"], "October ended in London half an hour after story 1; event 1 is over, 3 is not held, 4 is too far");
    }

    [Fact]
    public void Arranged_MovedAndLeftOut_KeepsSectionsAndTakesNewLinesLast()
    {
        IssueLine[] lines = [Line("a", Section.News), Line("b", Section.News), Line("c", Section.ComingUp)];
        var choices = IssueMaker.Moved(lines, IssueChoices.None, "b", up: true) with { LeftOut = ["c"] };

        IssueMaker.Arranged([.. lines, Line("new", Section.News)], choices).Select(l => (l.Line.Key, l.LeftOut)).ShouldBe([("b", false), ("a", false), ("new", false), ("c", true)]);
        IssueMaker.Moved(lines, choices, "a", up: false).ShouldBe(choices, "the next line is of another section");
        IssueMaker.Moved(lines, choices, "gone", up: true).ShouldBe(choices);
    }

    [Fact]
    public void Text_OfAnIssue_IsPlain()
    {
        var text = NewsletterText.Of(Newsletter.Empty(November) with { Opening = "Hello *all*", Lines = [Line("a", Section.News) with { Words = "We **walk** <script>alert(1)</script>" }, Line("c", Section.ComingUp) with { Href = "/toolkit/events/1" }] }, "https://example.org");

        text.ShouldContain("Newsletter, November 2026\n\nHello all\n\nNEWS\n\n* a\nWe walk");
        text.ShouldContain("https://example.org/toolkit/events/1\n");
        text.ShouldEndWith("Read it online: https://example.org/toolkit/newsletters/2026-11\n");
    }

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-13", false)]
    [InlineData("0001-01", false)]
    [InlineData("november", false)]
    [InlineData(null, false)]
    public void Read_OfAMonth_TakesYearAndMonthAlone(string? code, bool isMonth) => (Newsletter.Read(code) is not null).ShouldBe(isMonth);

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 10, 0, 0, TimeSpan.Zero);

    private static NewsStory Story(long number, DateTimeOffset? decided) => new(number, $"Story {number}", "Words", [], "p", "P", "O", At(10, 1), StoryState.Published, "", "E", decided);

    private static IssueLine Line(string key, Section section) => new(key, section, key, "Words", "");
}
