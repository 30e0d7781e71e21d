using Goldthread.Toolkit.Learning.Events;

namespace Goldthread.Toolkit.Tests.Learning;

public sealed class PlacesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Book_Full_WaitsInOrderAndIsMovedUp()
    {
        var on = Event(2);
        var all = new List<Booking>();
        for (var i = 0; i < 4; i++) all.Add(Places.Book(on, all, Asks($"p{i}", i), Now).Value);

        all.Select(b => b.State).ShouldBe([BookingState.Booked, BookingState.Booked, BookingState.Waiting, BookingState.Waiting]);
        Places.MovedUp(all, 2).ShouldBeEmpty();
        all[0] = Places.Cancel(on, all, "p0", Now).Value;
        Places.MovedUp(all, 2).Select(b => b.Person).ShouldBe(["p2"]);
        Places.MovedUp(all, 3).Select(b => b.Person).ShouldBe(["p2", "p3"]);
    }

    [Fact]
    public void Book_PlaceFreeWhileOthersWait_GoesBehindThem() =>
        Places.Book(Event(2), [Asks("a", 1), Asks("b", 2) with { State = BookingState.Waiting }], Asks("c", 3), Now).Value.State.ShouldBe(BookingState.Waiting);

    [Fact]
    public void Book_TwiceOrAfterCancelling_KeepsTheFirstOrAsksAnew()
    {
        var first = Asks("a", 1);
        Places.Book(Event(2), [first], Asks("a", 9), Now).Value.Asked.ShouldBe(1);
        Places.Book(Event(2), [first with { State = BookingState.Cancelled }], Asks("a", 9), Now).Value.Asked.ShouldBe(9);
    }

    [Fact]
    public void BookOrCancel_OnceBegunOrNotHeld_IsRefused()
    {
        var on = Event(2);
        Places.Book(on, [], Asks("a", 1), on.Starts).Fault.Message.ShouldContain("has begun");
        Places.Book(on with { Cancelled = "Snow" }, [], Asks("a", 1), Now).Fault.Message.ShouldContain("not held");
        Places.Cancel(on, [Asks("a", 1)], "a", on.Starts).Fault.Message.ShouldContain("has begun");
        Places.Cancel(on, [], "a", Now).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Evaluation_FewerThanFiveAnswers_ShowsTheirNumberAlone()
    {
        var came = Enumerable.Range(0, 6).Select(i => Asks($"p{i}", i) with { Came = i < 5 }).ToList();
        var four = Evaluation.Of(came, [.. Enumerable.Repeat(new EventAnswer(5, 4, 1, "Good"), 4)]);
        (four.Came, four.Answers).ShouldBe((5, 4));
        four.Marks.ShouldBeNull();
        four.Words.ShouldBeNull();

        var five = Evaluation.Of(came, [.. Enumerable.Repeat(new EventAnswer(5, 4, 1, ""), 4), new EventAnswer(3, 4, 1, "More time")]);
        five.Marks![0].Counts.ShouldBe([0, 0, 1, 0, 4]);
        five.Marks[0].Mean.ShouldBe(4.6, 0.0001);
        five.Words.ShouldBe(["More time"]);
    }

    [Fact]
    public void Check_NonsenseTyped_NamesEachField()
    {
        var wrong = Event(0) with { Title = "", Venue = "", Online = "javascript:alert(1)", Ends = Now.AddDays(-3), About = "Ask about 999 000 0018" };

        wrong.Check().Select(f => f.Path).ShouldBe(["Title", "About", "Online", "Ends", "Capacity"]);
    }

    [Fact]
    public void Calendar_OfAnEvent_IsFoldedEscapedAndInUniversalTime()
    {
        var on = Event(5) with { Title = "Home; first, " + new string('é', 60), Starts = new DateTimeOffset(2027, 6, 1, 9, 30, 0, TimeSpan.FromHours(1)), Ends = new DateTimeOffset(2027, 6, 1, 11, 0, 0, TimeSpan.FromHours(1)) };

        var text = EventCalendar.Text(on, new Uri("https://example.org/toolkit/events/1"));

        text.ShouldContain("DTSTART:20270601T083000Z\r\n");
        text.ShouldContain("SUMMARY:Home\\; first\\, ");
        text.Split("\r\n").ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain(new string('é', 60));
        text.ShouldEndWith("END:VCALENDAR\r\n");
    }

    internal static LearningEvent Event(int capacity) => new(1, "A day", "We talk.", "everybody", Now.AddDays(7), Now.AddDays(7).AddHours(3), "Town hall", "", capacity, [], "", "", 0);

    private static Booking Asks(string person, long asked) => new(person, person, "ZZ", "ZZ", BookingState.Booked, asked);
}
