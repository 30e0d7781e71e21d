using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Learning.Events;

/// <summary>How far a booking has come.</summary>
internal enum BookingState
{
    /// <summary>They have a place.</summary>
    Booked,

    /// <summary>It was full; they are next when somebody cancels.</summary>
    Waiting,

    /// <summary>They do not come.</summary>
    Cancelled,
}

/// <summary>Somebody who comes to an event, or would like to.</summary>
/// <param name="Person">Id of the user.</param>
/// <param name="Name">Their name.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="State">Whether they have a place.</param>
/// <param name="Asked">A number that grows with each booking: who asked first is first.</param>
/// <param name="Came">Whether they came; null while nobody has said.</param>
internal sealed record Booking(string Person, string Name, string Organisation, string OrganisationName, BookingState State, long Asked, bool? Came = null);

/// <summary>Who has a place and who waits: decisions on all bookings of one event.</summary>
internal static class Places
{
    private static readonly Fault Begun = new(FaultKind.Conflict, "This event has begun, so it can no longer be booked or cancelled.");

    /// <summary>The booking of one who asks now: a place while there is one, else the end of the waiting list. Who has asked already keeps what they have.</summary>
    public static Outcome<Booking> Book(LearningEvent on, IReadOnlyList<Booking> all, Booking asks, DateTimeOffset now)
    {
        if (on.IsCancelled) return new Fault(FaultKind.Conflict, "This event is not held.");
        if (now >= on.Starts) return Begun;
        if (all.FirstOrDefault(b => b.Person == asks.Person && b.State != BookingState.Cancelled) is { } before) return before;
        return asks with { State = Taken(all) < on.Capacity && !all.Any(b => b.State == BookingState.Waiting) ? BookingState.Booked : BookingState.Waiting };
    }

    /// <summary>The booking of one who does not come any more.</summary>
    public static Outcome<Booking> Cancel(LearningEvent on, IReadOnlyList<Booking> all, string person, DateTimeOffset now) =>
        all.FirstOrDefault(b => b.Person == person) is not { } booking ? new Fault(FaultKind.NotFound, "You have not booked this event.")
        : now >= on.Starts && !on.IsCancelled ? Begun
        : booking with { State = BookingState.Cancelled };

    /// <summary>Those who wait and can have a place now, who asked first being first.</summary>
    public static IReadOnlyList<Booking> MovedUp(IReadOnlyList<Booking> all, int capacity) =>
        [.. all.Where(b => b.State == BookingState.Waiting).OrderBy(b => b.Asked).Take(Math.Max(0, capacity - Taken(all))).Select(b => b with { State = BookingState.Booked })];

    /// <summary>How many have a place.</summary>
    public static int Taken(IEnumerable<Booking> all) => all.Count(b => b.State == BookingState.Booked);
}
