using Goldthread.Coordination.Housing;
using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>One time in a recovery or supported place: the clock, reviews, the end, and how it went later.</summary>
internal sealed class PlaceModel(PersonRecordReader reader, RecoveryStays stays) : HousingPage(reader)
{
    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Review { get; set; }

    [BindProperty]
    public DateAnswer Ended { get; set; } = new();

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Where { get; set; }

    [BindProperty]
    public string? Months { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public RecoveryStay Stay { get; private set; } = null!;

    public DateOnly Today => stays.Today;

    public bool MayChange => RecoveryStays.MayChange(Stay, Reading);

    /// <summary>After how many months it can be asked by now whether they are still there.</summary>
    public IReadOnlyList<int> CanAsk => Stay.Ended is { } ended && Stay.Outcome is not ("died" or "street") ? [.. StillThere.After.Where(m => ended.AddMonths(m) <= Today)] : [];

    public string? DoneWords => Done switch
    {
        "begin" => $"Saved: the clock runs, the aim is {DesignSystem.Text.Dates.Date(Stay.Aim)}.",
        "review" => "Saved: the review.",
        "end" => "Saved: they have moved on.",
        "back" => "Taken back: they are still there.",
        "later" => "Saved: how it went later.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        if (await Find("look at a time in a place") is { } instead)
        {
            return instead;
        }

        (Seen, Ended) = (Stay.Version, DateAnswer.From(Today));
        return Page();
    }

    public Task<IActionResult> OnPostReview() => Save("review", "review a time in a place", (stay, note) => stay.Reviewed(note with { Words = Review ?? "" }));

    public Task<IActionResult> OnPostEnd() => Save("end", "say where somebody moved on to", (stay, _) =>
        DayOf(Ended, "Day they left", nameof(Ended)).Then(day => stay.MovedOn(day, Outcome, Where ?? "", Today)));

    public Task<IActionResult> OnPostBack() => Save("back", "take back that somebody moved on", (stay, _) => stay.StillHere());

    public Task<IActionResult> OnPostLater() => Save("later", "say whether somebody is still there", (stay, note) =>
        stay.Knows(new StillThere(int.TryParse(Months, out var months) ? months : 0, Answer ?? "", note.By, note.At), Today));

    public Task<IActionResult> OnPostMistake() => Save("", "take back a time in a place", (stay, _) =>
        stay.Ended is not null ? new Fault(FaultKind.Conflict, "They have moved on.") : stay with { IsMistake = true });

    private async Task<IActionResult> Save(string done, string activity, Func<RecoveryStay, ReferralNote, Outcome<RecoveryStay>> change)
    {
        if (await Find(activity) is { } instead)
        {
            return instead;
        }

        var saved = await stays.Change(Opened.Input, Id, Seen, Reading, Sight, activity, change);
        return !saved.Succeeded ? Refused(saved.Faults) : Redirect(done.Length > 0 ? $"{Href}/housing/places/{Id}?done={done}" : $"{Href}/housing?done=1");
    }

    private async Task<IActionResult?> Find(string activity)
    {
        if (await Begin(activity) is { } instead)
        {
            return instead;
        }

        if (RecoveryStays.In(Opened.Input).FirstOrDefault(s => s.Id == Id) is not { } stay)
        {
            return NotFound();
        }

        Stay = stay;
        return null;
    }
}
