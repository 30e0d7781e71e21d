using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.Urgent;
using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Person;

/// <summary>The single point of access: one dense page for whoever takes the call.</summary>
internal sealed class UrgentModel(PersonRecordReader reader, UrgentIntake intake, UrgentBoard board, UrgentDrafts drafts, ReferralTargets targets, TimeProvider clock) : PersonPage(reader)
{
    private const string NoneOfThese = "none";

    [BindProperty]
    public MomentAnswer Received { get; set; } = new();

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Caller { get; set; }

    [BindProperty]
    public string? Excluded { get; set; }

    [BindProperty]
    public List<string> Conditions { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    /// <summary>When what is shown was last kept; null for a call that begins now.</summary>
    public DateTimeOffset? Begun { get; private set; }

    public IReadOnlyList<ReferralTarget> Targets { get; private set; } = [];

    public IReadOnlyList<Referral> Running { get; private set; } = [];

    public UrgentHours Hours => board.Hours;

    public PersonRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Begin("begin an urgent referral") is { } instead)
        {
            return instead;
        }

        Received = MomentAnswer.From(clock.GetUtcNow());
        Target = Targets.Count > 0 ? ReferralTargets.Write(Targets[0]) : null;
        if (await drafts.Find(Reading, Opened.Key) is { } kept)
        {
            (Begun, var d) = (kept.At, kept.Draft);
            (Excluded, Conditions, Reason, Source, Caller, Target) = (d.Excluded, [.. d.Conditions], d.Reason, d.Source, d.Caller, d.Target);
            Received = new MomentAnswer { Date = new DateAnswer { Day = d.Day, Month = d.Month, Year = d.Year }, Time = d.Time };
        }

        return Page();
    }

    /// <summary>Keeps what is typed, for its writer alone. The record is not opened for that, and nothing of it is told.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        if (!Reading.Role.May(Activities.OpenRecords | Activities.Write))
        {
            return Forbid();
        }

        var (date, time) = (Received.Date, Received.Time);
        var kept = await drafts.Keep(Reading, Key, new UrgentDraft
        {
            Excluded = Excluded, Conditions = Conditions, Reason = Reason, Source = Source, Caller = Caller, Day = date.Day, Month = date.Month, Year = date.Year, Time = time, Target = Target,
        });
        return kept.Succeeded
            ? Content($"Kept at {Dates.Time(kept.Value)}, for you alone, until you send it or for a day.")
            : StatusCode(StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>Begins anew.</summary>
    public async Task<IActionResult> OnPostDiscard()
    {
        if (!Reading.Role.May(Activities.OpenRecords | Activities.Write))
        {
            return Forbid();
        }

        await drafts.Remove(Reading, Key);
        return Redirect($"/work/people/{Uri.EscapeDataString(Key)}/urgent");
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin("take an urgent referral") is { } instead)
        {
            return instead;
        }

        var received = Received.Read("Call");
        if (!received.Succeeded)
        {
            ModelState.AddModelError($"{nameof(Received)}.{received.Fault.Path}", received.Fault.Message);
        }

        var target = await targets.Read(Target ?? "");
        if (target is null)
        {
            ModelState.AddModelError(nameof(Target), "Choose who is to go");
        }

        if (Excluded != NoneOfThese && UrgentExclusion.All.All(e => e.Code != Excluded))
        {
            ModelState.AddModelError(nameof(Excluded), "Say first whether one of these is so");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Say what has happened");
        }

        if (received.Succeeded && target is not null && ModelState.IsValid)
        {
            var sight = (await AccessDecision.ForRecord(HttpContext)).Value;
            var facts = new UrgentFacts(Source ?? "", Conditions, Excluded == NoneOfThese ? "" : Excluded!, Caller?.Trim() ?? "");
            var done = await intake.Take(Reading, sight, Opened.Members, new UrgentCall(received.Value, facts, Reason!, target), board.Hours);
            if (done.Succeeded)
            {
                await drafts.Remove(Reading, Opened.Key);
                return Redirect($"{Href}/referrals/{done.Value}?done=sent");
            }

            foreach (var fault in done.Faults)
            {
                ModelState.AddModelError(fault.Path == "Received" ? "Received.Time" : fault.Path ?? "", fault.Message);
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        Record = PersonRecord.Read(Opened.Input);
        Show(Record.Banner);
        Running = [.. ReferralsModel.In(Opened.Input).Where(r => r.Kind == ReferralKind.Urgent && r.IsOpen)];
        Targets = await targets.Urgent(Reading);
        return null;
    }
}
