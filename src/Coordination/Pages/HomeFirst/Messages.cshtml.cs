using Goldthread.Coordination.Hl7;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.HomeFirst;

/// <summary>Hospital messages of the reader's own organisation that could not be put into the record, with the reason; a records officer sees those of all.</summary>
internal sealed class MessagesModel(HospitalMessages messages, MllpSettings settings, ReadJournal journal, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Sender { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<MessageProblem> Problems { get; private set; } = [];

    public string? Failed { get; private set; }

    public string? DoneWords => Done switch
    {
        "taken" => "The message is in the record now.",
        "aside" => "The message is off the list.",
        _ => null,
    };

    public string NameOf(string source) => settings.Senders.FirstOrDefault(s => s.Source == source)?.Name ?? source;

    public Task<IActionResult> OnGet() => With(async _ => await List());

    public Task<IActionResult> OnPostAgain() => With(async own =>
    {
        var done = own.Contains(Sender ?? "") ? await messages.TryAgain(Sender!, Message ?? "", HttpContext.RequestAborted) : new Fault(FaultKind.NotFound, "This message is not in the list any more.");
        if (done.Succeeded)
        {
            return Redirect("/work/home-first/messages?done=taken");
        }

        Failed = done.Fault.ToString();
        return await List();
    });

    public Task<IActionResult> OnPostAside() => With(async own =>
    {
        if (own.Contains(Sender ?? ""))
        {
            await messages.SetAside(Sender!, Message ?? "");
        }

        return Redirect("/work/home-first/messages?done=aside");
    });

    private async Task<IActionResult> List()
    {
        var found = new List<MessageProblem>();
        foreach (var source in Sources() ?? [])
        {
            found.AddRange(await messages.Problems(source));
        }

        Problems = [.. found.OrderByDescending(p => p.Last)];
        return Page();
    }

    private async Task<IActionResult> With(Func<IReadOnlyList<string>, Task<IActionResult>> work)
    {
        if (Sources() is not { } own)
        {
            return Forbid();
        }

        var activity = "look at hospital messages that could not be taken";
        var sight = Reader.Role.May(Activities.MatchPeople)
            ? await AccessDecision.For(HttpContext, Activities.MatchPeople, activity)
            : await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        await journal.Record(new ReadAct(sight.Value.Act(clock, activity), PersonKey.Place.Part, PersonKey.Place.Number, sight.Value.Words));
        return await work(own);
    }

    // Who writes records of the hospital sees its messages; who decides whose records are one person's sees all.
    private List<string>? Sources()
    {
        var user = Reader;
        return user.Role.May(Activities.MatchPeople) ? [.. settings.Senders.Select(s => s.Source).Distinct()]
            : user.Role.May(Activities.OpenRecords | Activities.Write) ? [user.Organisation]
            : null;
    }

    private User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;
}
