using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>One self-assessment: what it asks of the reader, who takes part, and for who leads it, everything that can be done with it.</summary>
internal sealed class OneModel(AssessmentService assessments, ToolkitShelf shelf) : AssessmentPage
{
    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public DateAnswer Until { get; set; } = new();

    [BindProperty]
    public string? Peer { get; set; }

    [BindProperty]
    public bool WithWords { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public static IReadOnlyList<SelectItem> Sectors { get; } = [.. Enum.GetValues<Sector>().Select(s => new SelectItem { Value = s.ToString(), Text = ResultWords.Choice(s) })];

    public SeenAssessment Seen { get; private set; } = null!;

    public IReadOnlyList<PartnerCount> Counts { get; private set; } = [];

    public IReadOnlyList<SelectItem> MayAsk { get; private set; } = [];

    public IReadOnlyList<SelectItem> MayShare { get; private set; } = [];

    public IReadOnlyList<Peer> SharedWith => [.. Seen.Assessment.Peers.Where(p => !p.IsEnded)];

    public bool HasNewer { get; private set; }

    public long? EarlierLink { get; private set; }

    public IReadOnlyList<long> Again { get; private set; } = [];

    /// <summary>Which form is shown open, because something is wrong in it.</summary>
    public string? Opened { get; private set; }

    public DateOnly Today => assessments.Today;

    public string? DoneWords => Done switch
    {
        "opened" => "It is open. Those you asked find it under Self-assessments.",
        "asked" => "They are asked.",
        "removed" => "They take part no longer. What they sent stays, and is marked.",
        "moved" => "The last day is moved.",
        "closed" => "It is closed. What was said stays as it is.",
        "shared" => "They can see the results now.",
        "ended" => "They see it no longer.",
        "sent" => "Your answers are sent. You can change them while it is open.",
        "back" => "Your answers are taken back. They count no longer, and are yours to go on with.",
        _ => null,
    };

    public string OwnWords => (Seen.Own, Seen.Reach.MayAnswer) switch
    {
        (null, true) => "You have not begun.",
        (null, false) => "You did not answer, and it takes no more answers.",
        ({ IsSent: true }, true) => $"You sent them for {Seen.Own!.OrganisationName}. You can change them while it is open.",
        ({ IsSent: true }, false) => $"You sent them for {Seen.Own!.OrganisationName}. They stay as they are.",
        (_, true) => $"Saved on {Dates.Moment(Seen.Own!.SavedAt)} and not sent: only you see them, and they do not count yet.",
        _ => "You began and did not send: only you see them, and they do not count.",
    };

    public string? OwnLink => (Seen.Own, Seen.Reach.MayAnswer) switch { (null, true) => "Begin to answer", (null, false) => null, ({ IsSent: true }, true) => "See or change them", (_, true) => "Go on", _ => "See them" };

    public string CountWords(PartnerCount count)
    {
        var sent = count.Sent == 0 ? "Nobody has sent answers yet" : $"{ResultWords.People(count.Sent)} sent answers";
        return Seen.Reach.Leads && count.Begun > 0 ? $"{sent}; {ResultWords.People(count.Begun)} began" : sent;
    }

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public Task<IActionResult> OnPostAsk() => Acting("asked", nameof(Organisation), () => Enum.TryParse<Sector>(Sector, out var sector) && Enum.IsDefined(sector)
        ? assessments.Ask(Number, Organisation ?? "", sector, Me)
        : Task.FromResult<Outcome<bool>>(new Fault(FaultKind.Invalid, "Choose what it answers as", nameof(Sector))));

    public Task<IActionResult> OnPostRemove() => Acting("removed", "", () => assessments.Remove(Number, Organisation ?? "", Me));

    public Task<IActionResult> OnPostMove() => Acting("moved", nameof(Until), () =>
    {
        var day = Until.Read("Last day for answers");
        return day.Succeeded ? assessments.MoveDay(Number, day.Value, Me) : Task.FromResult<Outcome<bool>>(AtDate(nameof(Until), day.Fault));
    });

    public Task<IActionResult> OnPostClose() => Acting("closed", "", () => assessments.Close(Number, Me));

    public Task<IActionResult> OnPostShare() => Acting("shared", nameof(Peer), () => assessments.Share(Number, Peer ?? "", WithWords, Me));

    public Task<IActionResult> OnPostEndShare() => Acting("ended", "", () => assessments.EndShare(Number, Peer ?? "", Me));

    private async Task<IActionResult> Acting(string done, string form, Func<Task<Outcome<bool>>> act)
    {
        if (!Enter()) return NotFound();
        var taken = await act();
        if (taken.Succeeded) return Redirect($"{Href}?done={done}");
        if (taken.Fault.Kind == FaultKind.NotFound || await Begin() is not null) return NotFound();
        Opened = form;
        return Refused(taken.Faults);
    }

    private async Task<IActionResult?> Begin()
    {
        if (!Enter()) return NotFound();
        var found = await assessments.Find(Number, Me);
        if (!found.Succeeded) return NotFound();
        Seen = found.Value;
        var it = Seen.Assessment;
        if (Seen.Reach.IsInside) Counts = await assessments.Counts(it);
        HasNewer = await shelf.Find<Instrument>(ItemKind.Instrument, it.Instrument.Id) is { } now && now.Item.Version > it.Version;
        EarlierLink = it.Earlier is { } earlier && (await assessments.Find(earlier, Me)).Succeeded ? earlier : null;
        if (!Seen.Reach.Leads) return null;
        Again = await assessments.Again(it);
        var known = await assessments.Organisations();
        SelectItem Item(KnownOrganisation o) => new() { Value = o.Code, Text = o.Name };
        MayAsk = [.. known.Where(o => it.Partner(o.Code) is null or { IsRemoved: true }).Select(Item)];
        MayShare = [.. known.Where(o => o.Leads && o.Code != it.Organisation).Select(Item)];
        return null;
    }
}
