using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Learning;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>One call for everyone: what is asked; once it is public, what was decided and why, and what the areas learned.</summary>
[AllowAnonymous]
internal sealed class ProgrammeModel(CallDesk calls, LessonDesk lessons, TimeProvider clock) : ProgrammePage(clock)
{
    private User? _reader;

    [BindProperty]
    public string? LessonTitle { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Initiative { get; set; }

    [BindProperty]
    public long Lesson { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Place { get; set; } = [];

    public Proceedings All { get; private set; } = null!;

    public IReadOnlyList<Lesson> Lessons { get; private set; } = [];

    public bool IsDecided => All.Call.Phase == CallPhase.Published;

    public bool MayWrite => LessonDesk.MayWrite(All, _reader);

    /// <summary>Late bids that were taken; who they are from is told with the decisions.</summary>
    public IEnumerable<LateBid> Late => All.Received.Select(b => b.Late).OfType<LateBid>();

    /// <summary>What came of the bids, those that were selected first.</summary>
    public IEnumerable<(LetterOutcome Outcome, List<Bid> Bids)> Outcomes => All.Received
        .GroupBy(b => All.Outcome(b)!.Value).OrderBy(g => g.Key == LetterOutcome.Withdrawn).ThenByDescending(g => g.Key).Select(g => (g.Key, g.OrderBy(b => b.Says.Area, StringComparer.Ordinal).ToList()));

    public string? DoneWords => Done switch { "lesson" => "What you learned is public now.", "taken-up" => "Thank you. It is counted.", _ => null };

    public bool MayTakeUp(Lesson lesson) => _reader is not null && _reader.Role.May(Activities.LeadImprovement) && All.Bid(lesson.Bid)!.Organisation != _reader.Organisation && lesson.TakenUp.All(a => a.Organisation != _reader.Organisation);

    public string? Typed(long lesson) => Lesson == lesson ? Place.Values.FirstOrDefault() : null;

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostLesson()
    {
        if (!await Find()) return NotFound();
        if (_reader is null) return Challenge();
        return After(await lessons.Write(Id, LessonTitle, Body, Initiative, _reader), $"/toolkit/programmes/{Id}?done=lesson#learning") ?? Page();
    }

    public async Task<IActionResult> OnPostTakeUp()
    {
        if (!await Find()) return NotFound();
        if (_reader is null) return Challenge();
        return After(await lessons.TakeUp(Id, Lesson, Place.Values.FirstOrDefault(), _reader), $"/toolkit/programmes/{Id}?done=taken-up#lesson-{Lesson}") ?? Page();
    }

    private async Task<bool> Find()
    {
        _reader = Record.Access.User.Of(HttpContext.User);
        if (await calls.Public(Id) is not { } found) return false;
        All = found;
        Lessons = IsDecided ? await lessons.Of(Id) : [];
        return true;
    }
}
