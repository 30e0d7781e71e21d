using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>A letter as it was sent, for its bidder and for who runs the call; it prints as a letter.</summary>
internal sealed class LetterModel(LetterDesk letters, TimeProvider clock) : ProgrammePage(clock)
{
    [FromRoute(Name = "bid")]
    public string BidNumber { get; set; } = "";

    public Bid Bid { get; private set; } = null!;

    public Letter Letter { get; private set; } = null!;

    public bool IsMine => Bid.Organisation == Me.Organisation;

    public async Task<IActionResult> OnGet()
    {
        if (await Enter(AnyPart) is { } instead) return instead;
        if (!long.TryParse(BidNumber, out var number) || await letters.Find(number, Me) is not { Succeeded: true, Value: var found } || found.Bid.Call != Id) return NotFound();
        (Bid, Letter) = (found.Bid, found.Letter);
        return Page();
    }
}
