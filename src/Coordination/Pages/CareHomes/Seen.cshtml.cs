using Goldthread.Coordination.CareHomes;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.CareHomes;

/// <summary>One resident on the round: why they should be seen now, and that they were.</summary>
internal sealed class SeenModel(PersonRecordReader reader, HomeRegister register, HomeRound round) : PersonPage(reader)
{
    private Sight _sight = null!;

    [FromRoute(Name = "home")]
    public string Code { get; set; } = "";

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public RoundLine Line { get; private set; } = null!;

    public RoundVisit? Visit { get; private set; }

    public string HomeName { get; private set; } = "";

    public bool MayTick => Reading.Role.May(Activities.Write);

    public bool IsMine => Visit?.ById == Reading.Id;

    public bool HasFaults => !ModelState.IsValid;

    public string HomeHref => IndexModel.HomeHref(Code);

    protected override IReadOnlySet<string> Abundant => LongRecord.Abundant;

    public async Task<IActionResult> OnGet()
    {
        if (await Begin("look at a resident on the round") is { } instead)
        {
            return instead;
        }

        Seen = Visit?.Version ?? 0;
        Note = Visit is { IsTakenBack: false } && IsMine ? Visit.Note : null;
        return Page();
    }

    public Task<IActionResult> OnPost() => Save("seen", () => round.See(Opened, Line, Seen, Note ?? "", Reading, _sight));

    public Task<IActionResult> OnPostBack() => Save("back", () => round.TakeBack(Opened, Line, Seen, Reading, _sight));

    private async Task<IActionResult> Save(string done, Func<Task<Outcome<string>>> save)
    {
        if (await Begin("see a resident on the round") is { } instead)
        {
            return instead;
        }

        var saved = await save();
        if (saved.Succeeded)
        {
            return Redirect($"{HomeHref}?done={done}");
        }

        if (saved.Fault.Kind == FaultKind.Conflict)
        {
            // What is saved next is saved over what is shown now.
            Seen = Visit?.Version ?? 0;
        }

        return Refused(saved.Faults);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (!HomeRegister.MayRead(Reading))
        {
            return Forbid();
        }

        if (await Open(activity) is { } instead)
        {
            // A person has one address, however many sources know them.
            return instead is RedirectToPageResult ? Redirect($"{HomeHref}/seen/{Opened.Key}") : instead;
        }

        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded || await register.Find(Code) is not { } home || await round.Find(Code, Opened, sight.Value) is not { } line)
        {
            return NotFound();
        }

        (_sight, Line, HomeName) = (sight.Value, line, home.Name);
        Visit = round.OfToday(Opened.Input.Entries, line.Episode);
        Show(PersonRecord.ReadBanner(Opened.Input));
        return null;
    }
}
