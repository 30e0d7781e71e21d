using Goldthread.Toolkit.Learning.Events;
using Goldthread.Toolkit.Learning.Groups;
using Goldthread.Toolkit.Learning.Newsletters;
using Goldthread.Toolkit.Learning.Offers;

namespace Goldthread.Toolkit.Pages.Learning;

/// <summary>What waits for somebody who takes part, and the ways to everything else.</summary>
internal sealed class IndexModel(EventDesk events, OfferDesk offers, NewsDesk news, NewsletterDesk letters, GroupDesk groups, TakingPart taking) : LearningPage(taking)
{
    private const int EventsShown = 5;

    /// <summary>What the reader is to do: words, and where.</summary>
    public IReadOnlyList<(string Words, string Href)> ToDo { get; private set; } = [];

    public IReadOnlyList<(LearningEvent Event, Booking? Mine)> Coming { get; private set; } = [];

    public IReadOnlyList<TopicGroup> Groups { get; private set; } = [];

    /// <summary>The months whose newsletter an editor works at: this one and the one before.</summary>
    public IReadOnlyList<Newsletter> Months { get; private set; } = [];

    public bool MayGive => OfferDesk.MayGive(Me);

    protected override async Task<bool> Load(bool first)
    {
        var (all, mine) = (await events.All(), await events.Of(Me));
        Coming = [.. all.Where(e => e.Ends >= Now && !e.IsCancelled).Take(EventsShown).Select(e => (e, mine.FirstOrDefault(m => m.Event.Number == e.Number).Booking))];
        Groups = [.. (await groups.All(Me)).Where(g => g.IsIn).Select(g => g.Group)];
        var month = new DateOnly(Today.Year, Today.Month, 1);
        if (IsEditor) Months = [(await letters.Draft(month)).Letter, (await letters.Draft(month.AddMonths(-1))).Letter];
        ToDo = [.. Evaluations(mine, await Answered(mine)), .. await Requests(), .. await Editing(all)];
        return true;
    }

    private async Task<HashSet<long>> Answered(IReadOnlyList<(LearningEvent Event, Booking Booking)> mine)
    {
        var answered = new HashSet<long>();
        foreach (var (e, _) in mine.Where(m => m.Booking.Came == true))
        {
            if (await events.AnswerOf(e.Number, Me) is not null) answered.Add(e.Number);
        }

        return answered;
    }

    private static IEnumerable<(string, string)> Evaluations(IReadOnlyList<(LearningEvent Event, Booking Booking)> mine, HashSet<long> answered) =>
        mine.Where(m => m.Booking.Came == true && !answered.Contains(m.Event.Number)).Select(m => ($"Say what you thought of {m.Event.Title}", $"/work/learning/events/{m.Event.Number}"));

    private async Task<IEnumerable<(string, string)>> Requests()
    {
        if (!MayGive) return [];
        var given = (await offers.All()).Where(o => o.Giver == Me.Organisation).ToDictionary(o => o.Number, o => o.Title);
        return (await offers.Requests()).Where(r => r.State == RequestState.Asked && given.ContainsKey(r.Offer)).Select(r => ($"{r.OrganisationName} asks for {given[r.Offer]}", $"/work/learning/requests/{r.Number}"));
    }

    private async Task<IEnumerable<(string, string)>> Editing(IReadOnlyList<LearningEvent> all)
    {
        if (!IsEditor) return [];
        var unmarked = new List<(string, string)>();
        foreach (var past in all.Where(e => e.Starts < Now && e.Starts > Now.AddDays(-30) && !e.IsCancelled))
        {
            if ((await events.Find(past.Number))!.Bookings.Any(b => b is { State: BookingState.Booked, Came: null })) unmarked.Add(($"Say who came to {past.Title}", $"/work/learning/events/{past.Number}"));
        }

        return [.. (await news.All()).Where(s => s.State == StoryState.Sent).Select(s => ($"Read the story: {s.Title}", $"/work/learning/stories/{s.Number}")), .. unmarked];
    }
}
