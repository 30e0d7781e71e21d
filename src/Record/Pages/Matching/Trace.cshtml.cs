using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Matching;

/// <summary>Looks a record up in the national register, shows what it says, and keeps what is confirmed.</summary>
internal sealed class TraceModel(MatchReader reader, MatchTrace trace, ReadJournal journal, TimeProvider clock) : MatchingPage(reader, journal, clock)
{
    [FromRoute]
    public string Key { get; set; } = "";

    [BindProperty]
    public string? Given { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Identity Record { get; private set; } = null!;

    public TraceResult? Result { get; private set; }

    /// <summary>Something was confirmed, and can be taken back.</summary>
    public bool IsTraced { get; private set; }

    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Open("look at a record to trace") ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsk()
    {
        if (!await Open("look a person up in the national register"))
        {
            return NotFound();
        }

        Result = await trace.Ask(Record.Key, HttpContext.RequestAborted);
        Given = Result?.Number?.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        if (!await Open("look a person up in the national register"))
        {
            return NotFound();
        }

        var kept = await trace.Confirm(Record.Key, Given, Reason, Act("match records"), HttpContext.RequestAborted);
        return kept.Succeeded ? Redirect($"/work/matching/trace/{Key}") : await Refused(kept.Fault, askAgain: true);
    }

    public async Task<IActionResult> OnPostTakeBack()
    {
        if (!await Open("look at a record to trace"))
        {
            return NotFound();
        }

        var done = await trace.TakeBack(Record.Key, Reason, Act("match records"));
        return done.Succeeded ? Redirect($"/work/matching/trace/{Key}") : await Refused(done.Fault, askAgain: false);
    }

    private async Task<IActionResult> Refused(Fault fault, bool askAgain)
    {
        ModelState.AddModelError(fault.Path ?? "", fault.Message);
        if (askAgain)
        {
            Result = await trace.Ask(Record.Key, HttpContext.RequestAborted);
            ModelState.Remove(nameof(Given));
            Given = Result?.Number?.ToString();
        }

        return Page();
    }

    private async Task<bool> Open(string activity)
    {
        if (PersonKeys.Parse(Key) is not { } key || await Reader.Person(key) is not { } person)
        {
            return false;
        }

        await Looked(activity, [key]);
        Record = person.Members.Single(m => m.Key == key);
        Decisions = [.. person.Decisions.Where(d => d.About == key.ToString())];
        IsTraced = Decisions.Count > 0 && Decisions[^1].Kind != DecisionKind.TraceTakenBack;
        return true;
    }
}
