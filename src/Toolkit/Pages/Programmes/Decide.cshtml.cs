using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>The ranking with its cut-off, and who goes on: the shortlist, and after the interviews the selection.</summary>
internal sealed class DecideModel(CallDesk calls, SelectionDesk selection, TimeProvider clock) : RunPage(calls, clock)
{
    [FromRoute(Name = "step")]
    public string StepName { get; set; } = "";

    [BindProperty]
    public List<long> Chosen { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public BidStep At => StepName == "selection" ? BidStep.Select : BidStep.Shortlist;

    public IReadOnlyList<Ranked> Ranked { get; private set; } = [];

    public int Most => At == BidStep.Select ? All.Call.Call.MostSelected : All.Call.Call.MostShortlisted;

    /// <summary>What must be done before it can be decided; null where nothing is missing.</summary>
    public string? Missing { get; private set; }

    public bool MayDecide => Missing is null && (At == BidStep.Select ? All.Call.Phase is CallPhase.Shortlisted or CallPhase.Selected : All.Call.Phase is CallPhase.Scoring or CallPhase.Shortlisted);

    public string Reason(long bid) => Reasons.TryGetValue(bid.ToString(), out var said) ? said ?? "" : "";

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        var isDecided = All.Decisions.Any(d => d.Step == At);
        Chosen = [.. Ranked.Where(r => isDecided ? All.Decided(r.Candidate.Bid, At) is { Yes: true } : r.IsWithin && !r.IsTiedAtCutOff).Select(r => r.Candidate.Bid)];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } instead) return instead;
        var reasons = Reasons.Where(r => long.TryParse(r.Key, out _)).ToDictionary(r => long.Parse(r.Key), r => r.Value ?? "");
        var done = At == BidStep.Select ? await selection.Select(Id, Chosen.ToHashSet(), reasons, Me) : await selection.Shortlist(Id, Chosen.ToHashSet(), reasons, Me);
        return After(done, $"{Href}/decide/{StepName}?done=decided") ?? Page();
    }

    private async Task<IActionResult?> Find()
    {
        if (await Begin() is { } instead) return instead;
        if (StepName is not ("shortlist" or "selection")) return NotFound();
        Ranked = All.Ranked(At);
        Missing = SelectionDesk.Missing(All, At)?.Message;
        return null;
    }
}
