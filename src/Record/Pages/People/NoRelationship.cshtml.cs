using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.People;

/// <summary>
/// Says that a record is closed to this reader, and what they may do about it. It shows of the person what finding them shows, and nothing
/// else: whether there is anything in the record cannot be read from it.
/// </summary>
internal sealed class NoRelationshipModel(PersonDirectory directory, Relationships relationships, FindingLimit limit, ReadJournal journal, TimeProvider clock) : PageModel
{
    private IReadOnlyList<Identity> _members = [];
    private Sight _sight = null!;

    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public string? ClaimReason { get; set; }

    [BindProperty]
    public string? EmergencyReason { get; set; }

    public Identity Who => _members.OrderBy(m => m.Status.MayAutoLink() ? 0 : 1).First();

    public OwnWord? Standing { get; private set; }

    public int Status { get; private set; } = StatusCodes.Status403Forbidden;

    public bool MayClaim => Reading.Role.May(Activities.ClaimRelationship);

    public bool MayBreakGlass => Reading.Role.May(Activities.BreakGlass);

    private User Reading => Access.User.Of(HttpContext.User)!;

    public string Ends(OwnWord word) => PersonPage.EndOf(word.Until, clock.GetUtcNow());

    public async Task<IActionResult> OnGet() => limit.Wait(HttpContext)
        ? StatusCode(StatusCodes.Status429TooManyRequests)
        : await Show("asked for the record: no relationship") ?? Page();

    public Task<IActionResult> OnPostClaim() => Open(nameof(ClaimReason), (sight, user) => relationships.Claim(Key, user, sight, ClaimReason ?? ""));

    /// <summary>True when they must show who they are before the emergency form is there; once it is, what they typed in it stays.</summary>
    public bool MustProve => HttpMethods.IsGet(Request.Method) && !StepUp.IsFresh(HttpContext);

    public Task<IActionResult> OnPostEmergency() => !StepUp.IsFresh(HttpContext) ? Stale() : Open(nameof(EmergencyReason), (sight, user) => relationships.BreakGlass(Key, user, sight, EmergencyReason ?? ""));

    /// <summary>Ends what the reader opened by their own word, before its time.</summary>
    public async Task<IActionResult> OnPostClose(SightGround ground)
    {
        if (await Load() is { } instead)
        {
            return instead;
        }

        if (ground is not (SightGround.Claimed or SightGround.Emergency))
        {
            return BadRequest();
        }

        var words = ground == SightGround.Emergency ? "closed the record that they opened in an emergency" : "said that they no longer work with you";
        await relationships.End(_members, Reading.Viewer, ground, _sight.Act(clock, words));
        return Redirect("/work/people");
    }

    private async Task<IActionResult> Open(string field, Func<Sight, User, Task<Outcome<DateTimeOffset>>> open)
    {
        if (await Load() is { } instead)
        {
            return instead;
        }

        var opened = await open(_sight, Reading);
        if (opened.Succeeded)
        {
            return Redirect("/work/people/" + _members[0].Key);
        }

        ModelState.AddModelError(opened.Fault.Path is null ? "" : field, opened.Fault.Message);
        Status = opened.Fault.Kind == FaultKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        return await Show("asked for the record: no relationship") ?? Page();
    }

    private async Task<IActionResult> Stale()
    {
        ModelState.AddModelError(nameof(EmergencyReason), StepUp.Stale);
        return await Show("asked for the record: no relationship") ?? Page();
    }

    private async Task<IActionResult?> Load()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        _sight = sight.Value;
        _members = await directory.Members(Key);
        return _members.Count == 0 ? NotFound() : null;
    }

    // The act of reading first: who somebody is, is part of their record.
    private async Task<IActionResult?> Show(string activity)
    {
        if (_members.Count == 0 && await Load() is { } instead)
        {
            return instead;
        }

        Standing = OwnWord.Standing(Reading, await relationships.Of(_members));
        await journal.Record(new ReadAct(_sight.Act(clock, activity), _members[0].Key.Part, _members[0].Key.Number, _sight.Words));
        return null;
    }
}
