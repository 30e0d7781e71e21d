using Goldthread.Toolkit.Learning.Offers;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>One request for support, to be answered by its giver.</summary>
internal sealed class RequestModel(OfferDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public OfferRequest Asked { get; private set; } = null!;

    public Offer Offer { get; private set; } = null!;

    public Task<IActionResult> OnPostAccept() => Do(() => desk.Answer(Id, true, Answer, Me), _ => $"/work/learning/requests/{Id}?done=accepted");

    public Task<IActionResult> OnPostDecline() => Do(() => desk.Answer(Id, false, Answer, Me), _ => $"/work/learning/requests/{Id}?done=declined");

    protected override async Task<bool> Load(bool first)
    {
        if ((await desk.Requests()).FirstOrDefault(r => r.Number == Id) is not { } asked || await desk.Find(asked.Offer) is not { } offer) return false;
        (Asked, Offer) = (asked, offer);
        return OfferDesk.MayGive(Me) && offer.Giver == Me.Organisation;
    }
}
