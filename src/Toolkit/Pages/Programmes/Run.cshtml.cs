using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>A call as its secretaries run it: each stage with its count and a way to its page; and who withdrew, with the next in rank.</summary>
internal sealed class RunModel(CallDesk calls, SelectionDesk selection, TimeProvider clock) : RunPage(calls, clock)
{
    public int Unsent => All.Bids.Count(b => !b.WasReceived);

    public IReadOnlyList<Bid> LateBids => [.. All.Bids.Where(b => b is { State: BidState.Draft, LateTriedAt: not null })];

    /// <summary>Bids that were chosen and withdrawn, each with who comes next, at the last step that was decided.</summary>
    public IEnumerable<(Bid Left, Ranked? Next, BidStep Step)> Vacancies
    {
        get
        {
            var step = All.Decisions.Any(d => d.Step == BidStep.Select) ? BidStep.Select : BidStep.Shortlist;
            var next = All.Next(step);
            return All.Left(step).Select(b => (b, next, step));
        }
    }

    public string? DoneWords => Done switch { "opened" => "The call is public.", "published" => "The decisions are public.", _ => null };

    public static string Stands(Proceedings all, Bid bid) => all.LetterOf(bid.Number) is { } letter ? LetterWords.Title(letter.Outcome) + ". Letter sent." + (letter.Outcome != LetterOutcome.Withdrawn && bid.Withdrawn is not null ? " Withdrawn since." : "")
        : all.Outcome(bid) is { } outcome ? LetterWords.Title(outcome) + "." + (outcome == LetterOutcome.Withdrawn && all.AllIn(bid.Number) ? " Its scores are kept and do not count." : "")
        : all.Decided(bid.Number, BidStep.Shortlist) is { Yes: true } ? "On the shortlist"
        : all.Decided(bid.Number, BidStep.Screen) is not { } screen ? "Received" : !screen.Yes ? "Does not meet the rules"
        : all.WaitsForAgreement(bid.Number) ? "The panel must agree on a number" : all.AllIn(bid.Number) ? "Scored" : "Meets the rules";

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPostPublish() =>
        await Begin() ?? After(await selection.Publish(Id, Me), $"{Href}?done=published") ?? Page();
}
