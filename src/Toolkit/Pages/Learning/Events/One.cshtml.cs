using Goldthread.Toolkit.Learning.Events;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Events;

/// <summary>One event for who takes part: to book it, to give the place up, to say what one thought; for an editor who comes and who came.</summary>
internal sealed class OneModel(EventDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Worth { get; set; }

    [BindProperty]
    public string? Otherwise { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<string> Came { get; set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public EventWithBookings Found { get; private set; } = null!;

    public LearningEvent Event => Found.Event;

    public Booking? Mine => Found.Bookings.FirstOrDefault(b => b.Person == Me.Id && b.State != BookingState.Cancelled);

    public bool HasBegun => Now >= Event.Starts;

    public bool MayEvaluate => Mine?.Came == true;

    /// <summary>How many wait before the reader.</summary>
    public int Before => Found.Bookings.Count(b => b.State == BookingState.Waiting && b.Asked < Mine!.Asked);

    public IEnumerable<Booking> Coming => Found.Bookings.Where(b => b.State == BookingState.Booked);

    /// <summary>Places by organisation, the most first.</summary>
    public IEnumerable<(string Organisation, int Count)> ByOrganisation => Coming.GroupBy(b => b.OrganisationName).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal);

    public string? DoneWords => Done switch
    {
        "booked" => Mine?.State == BookingState.Waiting ? "The event is full. You are on the waiting list." : "You have a place.",
        "given-up" => "You have given up your place.",
        "came" => "Who came is written down. They can say now what they thought.",
        "thanks" => "Thank you. Your answer counts.",
        "saved" => "The event is announced.",
        "cancelled" => "The event is not held, and its page says why. Nobody is sent a message: tell those below.",
        _ => null,
    };

    public Task<IActionResult> OnPostBook() => Do(() => desk.Book(Id, Me), _ => To("booked"));

    public Task<IActionResult> OnPostGiveUp() => Do(() => desk.GiveUp(Id, Me), _ => To("given-up"));

    public Task<IActionResult> OnPostCame() => Do(() => desk.Attendance(Id, Came, Me), _ => To("came"));

    public Task<IActionResult> OnPostCancel() => Do(() => desk.Cancel(Id, Why, Me), _ => To("cancelled"));

    public Task<IActionResult> OnPostEvaluate() => Do(() => desk.Evaluate(Id, new EventAnswer(Mark(Worth), Mark(Otherwise), Mark(Contact), (Words ?? "").Trim()), Me), _ => To("thanks"));

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Id) is not { } found) return false;
        Found = found;
        if (!first) return true;
        Came = [.. Coming.Where(b => b.Came == true).Select(b => b.Person)];
        if (await desk.AnswerOf(Id, Me) is { } before) (Worth, Otherwise, Contact, Words) = ($"{before.Worth}", $"{before.Otherwise}", $"{before.Contact}", before.Words);
        return true;
    }

    private static int Mark(string? text) => text is ['1' or '2' or '3' or '4' or '5'] ? text[0] - '0' : 0;

    private string To(string done) => $"/work/learning/events/{Id}?done={done}";
}
