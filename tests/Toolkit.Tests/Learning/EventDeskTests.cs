using Goldthread.Kernel.Values;
using Goldthread.Support;
using Goldthread.Toolkit.Learning.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Learning;

public sealed class EventDeskTests
{
    [DatabaseTheory]
    public async Task Book_ThreeHundredAtOnceForTwoHundredPlaces_FillsEachOnceAndQueuesTheRest(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var desk = world.Services.GetRequiredService<EventDesk>();
        var number = (await Announce(desk, 200)).Number;

        var booked = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => desk.Book(number, Partners.User($"u{i}", i % 2 == 0 ? Partners.Council : Partners.Trust)))));

        booked.ShouldAllBe(b => b.Succeeded);
        var found = (await desk.Find(number))!;
        (found.Taken, found.Waiting).ShouldBe((200, 100));
        found.Bookings.Select(b => b.Asked).Distinct().Count().ShouldBe(300);
        found.Bookings.Take(200).ShouldAllBe(b => b.State == BookingState.Booked);

        var leaving = found.Bookings.Take(30).Select(b => b.Person).ToList();
        await Task.WhenAll(leaving.Select(p => Task.Run(() => desk.GiveUp(number, Partners.User(p, Partners.Council)))));
        var after = (await desk.Find(number))!;
        (after.Taken, after.Waiting).ShouldBe((200, 70));
        after.Bookings.Where(b => b.State == BookingState.Booked).Select(b => b.Person).ShouldBe(found.Bookings.Skip(30).Take(200).Select(b => b.Person), ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task Announce_ChangedByTwo_KeepsTheFirstAndMovesUpWhoWaits(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var desk = world.Services.GetRequiredService<EventDesk>();
        var made = await Announce(desk, 1);
        foreach (var who in new[] { "a", "b", "c" }) (await desk.Book(made.Number, Partners.User(who, Partners.Council))).Succeeded.ShouldBeTrue();

        (await desk.Announce(made with { Capacity = 2 }, Editor)).Succeeded.ShouldBeTrue();
        (await desk.Announce(made with { Title = "Theirs" }, Editor)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await desk.Announce(made with { ChangedAt = 0 }, Editor)).Value.Capacity.ShouldBe(2, "the first form sent again changes nothing");

        var found = (await desk.Find(made.Number))!;
        found.Bookings.Select(b => b.State).ShouldBe([BookingState.Booked, BookingState.Booked, BookingState.Waiting]);
        (await desk.Announce(found.Event with { Capacity = 1 }, Editor)).Fault.Path.ShouldBe("Capacity");
        (await desk.Announce(found.Event, Partners.User("x", Partners.Council))).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public async Task Evaluate_WhoDidNotCome_IsRefusedAndASecondAnswerReplacesTheFirst()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var desk = world.Services.GetRequiredService<EventDesk>();
        var made = await Announce(desk, 5);
        var (came, stayed) = (Partners.User("came", Partners.Council), Partners.User("stayed", Partners.Trust));
        await desk.Book(made.Number, came);
        await desk.Book(made.Number, stayed);
        (await desk.Attendance(made.Number, ["came"], Editor)).Fault.Message.ShouldContain("has not begun");
        clock.Forward(TimeSpan.FromDays(8));

        (await desk.Attendance(made.Number, ["came", "never booked"], Editor)).Value.ShouldBe(1);
        (await desk.Evaluate(made.Number, new EventAnswer(5, 5, 5, ""), stayed)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await desk.Evaluate(made.Number, new EventAnswer(0, 6, 3, ""), came)).Faults.Select(f => f.Path).ShouldBe(["Worth", "Otherwise"]);
        await desk.Evaluate(made.Number, new EventAnswer(1, 1, 1, ""), came);
        await desk.Evaluate(made.Number, new EventAnswer(5, 4, 3, "Good"), came);

        (await desk.Find(made.Number))!.Answers.ShouldBe([new EventAnswer(5, 4, 3, "Good")]);
    }

    private static Goldthread.Record.Access.User Editor => Partners.User("editor", Partners.Board, "toolkit-editor");

    private static async Task<LearningEvent> Announce(EventDesk desk, int capacity)
    {
        var starts = new SetClock().Now.AddDays(7);
        return (await desk.Announce(PlacesTests.Event(capacity) with { Number = 1, Starts = starts, Ends = starts.AddHours(2) }, Editor)).Value;
    }
}
