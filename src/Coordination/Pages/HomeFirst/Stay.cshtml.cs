using Goldthread.Coordination.HomeFirst;
using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.HomeFirst;

/// <summary>One stay: what is decided, what is in the way, and one thing at a time to say.</summary>
internal sealed class StayModel(PersonRecordReader reader, PersonDirectory directory, WayHome service, TimeProvider clock) : PersonPage(reader)
{
    private static readonly string[] Steps = ["criteria", "pathway", "wait", "carer", "expected", "told", "left"];
    private Sight _sight = null!;

    [FromRoute(Name = "stay")]
    public string Id { get; set; } = "";

    [FromQuery(Name = "do")]
    public string? Asked { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Met { get; set; }

    [BindProperty]
    public string? Home { get; set; }

    [BindProperty]
    public string? Help { get; set; }

    [BindProperty]
    public string? Needs { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Carer { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public DateAnswer Expected { get; set; } = new();

    [BindProperty]
    public DateAnswer Left { get; set; } = new();

    public OpenStay Found { get; private set; } = null!;

    public HomePlan Plan => Found.Plan;

    public Stay Stay => Found.Stay;

    public bool MayChange => Reading.Role.May(Activities.Write) && Stay.State == StayState.Open && Plan.LeftOn is null;

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    public bool LookedToday => Found.Judgements.Any(j => j.Day == Today);

    public int? Lost => Plan.ReadySince is null && Plan.Waits.Count == 0 ? null : Plan.Waits.Sum(w => BedDays.Lost(w, DateOnly.MinValue, Stay.LeftOn ?? Plan.LeftOn ?? Today));

    /// <summary>The form that is open: what was asked for, else what is missing first.</summary>
    public string? Chosen => !MayChange ? null
        : Steps.Contains(Asked) ? Asked
        : !LookedToday ? "criteria"
        : Plan.Pathway is null ? "pathway"
        : Plan.Waiting is { Reason.Length: 0 } ? "wait"
        : Plan.Carer == UnpaidCarer.NotAsked ? "carer"
        : null;

    public string? DoneWords => Done switch
    {
        "criteria" => "Saved: today’s look at the criteria to reside.",
        "pathway" => "Saved: the pathway.",
        "wait" => "Saved: what they wait for, and who must act.",
        "carer" => "Saved: whether an unpaid carer takes part.",
        "expected" => "Saved: the day they are expected to leave.",
        "told" => "Saved: who was told.",
        "left" => "Saved: they have left.",
        _ => null,
    };

    public string StepHref(string step) => $"/work/home-first/{Key}/{Uri.EscapeDataString(Id)}?do={step}";

    public async Task<IActionResult> OnGet()
    {
        if (await Begin("look at the way home from hospital") is { } instead)
        {
            return instead;
        }

        (Needs, Why, Reason, Body, Carer) = (Plan.Needs, Plan.Why, Plan.Waiting?.Reason, Plan.Waiting?.Body?.ToString(), Plan.Carer == UnpaidCarer.NotAsked ? null : Plan.Carer.ToString());
        Expected = (Plan.Expected ?? Stay.Expected) is { } day ? DateAnswer.From(day) : new DateAnswer();
        Left = DateAnswer.From(Today);
        Seen = Found.Seen;
        return Page();
    }

    public Task<IActionResult> OnPostCriteria() => Save("criteria", async () =>
        Met is null or "" ? new Fault(FaultKind.Invalid, "Say whether a reason to stay is met", nameof(Met))
        : await service.Judge(Found, Seen, Met == "none" ? "" : Met, Reading, _sight));

    public Task<IActionResult> OnPostPathway() => Save("pathway", () => Change("decide the pathway home", p =>
        p.Decided(Enum.TryParse<AtHome>(Home, out var home) ? home : null, Enum.TryParse<HelpNeeded>(Help, out var help) ? help : null, Needs ?? "", Why ?? "")));

    public Task<IActionResult> OnPostWait() => Save("wait", () => Change("say what they wait for", p => p.Because(Reason, Enum.TryParse<Responsible>(Body, out var body) ? body : null, Today)));

    public Task<IActionResult> OnPostCarer() => Save("carer", () => Change("say whether an unpaid carer takes part", p => Enum.TryParse<UnpaidCarer>(Carer, out var carer) && carer != UnpaidCarer.NotAsked
        ? p with { Carer = carer }
        : new Fault(FaultKind.Invalid, "Say whether an unpaid carer takes part", nameof(Carer))));

    public Task<IActionResult> OnPostTold() => Save("told", () => Change("say who was told", p => p.Telling(Who, $"{Reading.Name}, {Reading.JobTitle}", clock.GetUtcNow())));

    public Task<IActionResult> OnPostExpected() => Save("expected", () => Change("say when they are expected to leave", p =>
        At(Expected, "Expected day", nameof(Expected)).Then(day => p.ExpectedOn(day, Stay.AdmittedOn ?? day, clock.GetUtcNow()))));

    public Task<IActionResult> OnPostLeft() => Save("left", () => Change("say that they left", p => At(Left, "Day they left", nameof(Left)).Then(day => p.Left(day, Stay.AdmittedOn, Today))));

    private Task<Outcome<string>> Change(string activity, Func<HomePlan, Outcome<HomePlan>> change) => service.Change(Found, Seen, Reading, _sight, activity, change);

    private static Outcome<DateOnly> At(DateAnswer answer, string name, string field)
    {
        var day = answer.Read(name);
        return day.Succeeded ? day : day.Faults.Select(f => f with { Path = f.Path is null ? field : $"{field}.{f.Path}" }).ToArray();
    }

    private async Task<IActionResult> Save(string step, Func<Task<Outcome<string>>> save)
    {
        if (await Begin("change the way home from hospital") is { } instead)
        {
            return instead;
        }

        Asked = step;
        var saved = await save();
        if (saved.Succeeded)
        {
            return Redirect($"/work/home-first/{Key}/{Uri.EscapeDataString(Id)}?done={step}");
        }

        return Refused(saved.Faults);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await directory.Members(Key) is [var first, ..] && first.Key.ToString() != Key)
        {
            return Redirect($"/work/home-first/{first.Key}/{Uri.EscapeDataString(Id)}");
        }

        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded || OpenStay.Of(Opened.Input.Entries, Id) is not { } found)
        {
            return NotFound();
        }

        (_sight, Found) = (sight.Value, found);
        Show(PersonRecord.ReadBanner(Opened.Input));
        return null;
    }
}
