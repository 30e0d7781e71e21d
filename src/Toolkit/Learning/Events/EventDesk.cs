using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Learning.Events;

/// <summary>An event with everybody who asked for a place.</summary>
internal sealed record EventWithBookings(LearningEvent Event, IReadOnlyList<Booking> Bookings, IReadOnlyList<EventAnswer> Answers)
{
    public int Taken => Places.Taken(Bookings);

    public int Waiting => Bookings.Count(b => b.State == BookingState.Waiting);

    public Evaluation Evaluation => Evaluation.Of(Bookings, Answers);
}

/// <summary>Events from the announcement to what people thought of them.</summary>
internal sealed class EventDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such event.");

    public async Task<IReadOnlyList<LearningEvent>> All() => await taking.Read(EventTable.All);

    public async Task<EventWithBookings?> Find(long number) => await taking.Read(s => EventTable.Find(s, number) is { } found
        ? new EventWithBookings(found, EventTable.Bookings(s, number), EventTable.Answers(s, number)) : null);

    /// <summary>What a user has booked or waits for, the earliest first.</summary>
    public async Task<IReadOnlyList<(LearningEvent Event, Booking Booking)>> Of(User user) => await taking.Read(s =>
        EventTable.Of(s, user.Id).Where(b => b.Booking.State != BookingState.Cancelled).Select(b => (EventTable.Find(s, b.Event)!, b.Booking)).OrderBy(b => b.Item1.Starts).ToList());

    /// <summary>Announces an event or changes one. More places go to those who wait; fewer places than are taken are refused.</summary>
    /// <param name="wanted">How it is to be; <see cref="LearningEvent.ChangedAt"/> is what the form was made from, 0 for a new one.</param>
    /// <param name="user">An editor.</param>
    public Task<Outcome<LearningEvent>> Announce(LearningEvent wanted, User user) => taking.Write<LearningEvent>(user, Activities.EditToolkit, $"announce the event {wanted.Number}: {wanted.Title}", (session, _) =>
    {
        if (wanted.Check() is { Count: > 0 } faults) return faults.ToArray();
        var old = EventTable.Find(session, wanted.Number);
        if (old is not null && wanted.ChangedAt == 0) return old;
        if ((old?.ChangedAt ?? 0) != wanted.ChangedAt) return new Fault(FaultKind.Conflict, "Somebody else has changed this event meanwhile. What you typed is still here; look at theirs before you save again");
        var bookings = EventTable.Bookings(session, wanted.Number);
        if (wanted.Capacity < Places.Taken(bookings)) return new Fault(FaultKind.Conflict, $"{Places.Taken(bookings)} people have a place already", nameof(LearningEvent.Capacity));
        var now = wanted with { Cancelled = old?.Cancelled ?? "", OrganisationName = old?.OrganisationName ?? user.OrganisationName, ChangedAt = Next(old) };
        EventTable.Put(session, now);
        MoveUp(session, now);
        return now;
    });

    /// <summary>Says that an event is not held, and why. Bookings stay, so that it is known whom to tell.</summary>
    public Task<Outcome<LearningEvent>> Cancel(long number, string? why, User user) => taking.Write<LearningEvent>(user, Activities.EditToolkit, $"cancel the event {number}", (session, _) =>
    {
        if (EventTable.Find(session, number) is not { } old) return None;
        if (old.IsCancelled) return old;
        var typed = new Typed();
        var said = typed.Need(why, "Why", "Say why it is not held", 500);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        var now = old with { Cancelled = said, ChangedAt = Next(old) };
        EventTable.Put(session, now);
        return now;
    });

    /// <summary>A place for the user, or the end of the waiting list.</summary>
    public Task<Outcome<Booking>> Book(long number, User user) => taking.Write<Booking>(user, Activities.TakePart, $"book the event {number}", (session, commit) =>
    {
        if (EventTable.Find(session, number) is not { } on) return None;
        var booked = Places.Book(on, EventTable.Bookings(session, number), new Booking(user.Id, user.Name, user.Organisation, user.OrganisationName, BookingState.Booked, commit), taking.Now);
        if (booked.Succeeded) EventTable.PutBooking(session, number, booked.Value);
        return booked;
    });

    /// <summary>The user does not come; who has waited longest has their place.</summary>
    public Task<Outcome<Booking>> GiveUp(long number, User user) => taking.Write<Booking>(user, Activities.TakePart, $"give up a place at the event {number}", (session, _) =>
    {
        if (EventTable.Find(session, number) is not { } on) return None;
        var cancelled = Places.Cancel(on, EventTable.Bookings(session, number), user.Id, taking.Now);
        if (!cancelled.Succeeded) return cancelled;
        EventTable.PutBooking(session, number, cancelled.Value);
        if (!on.IsCancelled) MoveUp(session, on);
        return cancelled;
    });

    /// <summary>Says who of those with a place came; everybody else of them did not.</summary>
    public Task<Outcome<int>> Attendance(long number, IReadOnlyCollection<string> came, User user) => taking.Write<int>(user, Activities.EditToolkit, $"say who came to the event {number}", (session, _) =>
    {
        if (EventTable.Find(session, number) is not { } on) return None;
        if (taking.Now < on.Starts) return new Fault(FaultKind.Conflict, "The event has not begun, so nobody has come yet");
        var booked = EventTable.Bookings(session, number).Where(b => b.State == BookingState.Booked).ToList();
        foreach (var booking in booked) EventTable.PutBooking(session, number, booking with { Came = came.Contains(booking.Person) });
        return booked.Count(b => came.Contains(b.Person));
    });

    /// <summary>What somebody who came thought of it; a second answer takes the place of the first.</summary>
    public Task<Outcome<EventAnswer>> Evaluate(long number, EventAnswer answer, User user) => taking.Write<EventAnswer>(user, Activities.TakePart, $"evaluate the event {number}", (session, _) =>
    {
        if (EventTable.Bookings(session, number).FirstOrDefault(b => b.Person == user.Id) is not { Came: true }) return new Fault(FaultKind.Conflict, "Only those who came are asked. If you did, ask an editor to mark you");
        var typed = new Typed();
        foreach (var (field, mark) in new[] { ("Worth", answer.Worth), ("Otherwise", answer.Otherwise), ("Contact", answer.Contact) }) typed.Refuse(mark is < 1 or > 5, field, "Choose a number from 1 to 5");
        typed.May(answer.Words, "Words", 1000);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        EventTable.PutAnswer(session, number, user.Id, answer);
        return answer;
    });

    /// <summary>What the user has answered before.</summary>
    public async Task<EventAnswer?> AnswerOf(long number, User user) => await taking.Read(s => EventTable.Answer(s, number, user.Id));

    // Two changes in one millisecond are told apart.
    private long Next(LearningEvent? old) => Math.Max(taking.Now.ToUnixTimeMilliseconds(), (old?.ChangedAt ?? 0) + 1);

    private static void MoveUp(Session session, LearningEvent on)
    {
        foreach (var moved in Places.MovedUp(EventTable.Bookings(session, on.Number), on.Capacity)) EventTable.PutBooking(session, on.Number, moved);
    }
}
