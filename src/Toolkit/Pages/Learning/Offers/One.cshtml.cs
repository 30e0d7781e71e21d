using Goldthread.Toolkit.Learning.Offers;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>An offer for who takes part: to ask for it, and to see what became of it; for its giver who asked.</summary>
internal sealed class OneModel(OfferDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Offer Offer { get; private set; } = null!;

    /// <summary>The requests that this reader may see: all for the giver, those of their own organisation for anybody else.</summary>
    public IReadOnlyList<OfferRequest> Requests { get; private set; } = [];

    public bool IsGiver => OfferDesk.MayGive(Me) && Offer.Giver == Me.Organisation;

    public bool MayAsk => Offer.IsOpen && !Requests.Any(r => r.Organisation == Me.Organisation && r.State == RequestState.Asked);

    public string? DoneWords => Done switch
    {
        "asked" => "You have asked. Who gives it sees your request and answers here. Nobody is sent an email.",
        "saved" => "The offer is in the prospectus.",
        "withdrawn" => "You have taken your request back.",
        _ => null,
    };

    public Task<IActionResult> OnPostAsk() => Do(() => desk.Ask(Id, New, Area, Why, Me), _ => $"/work/learning/offers/{Id}?done=asked");

    public Task<IActionResult> OnPostWithdraw(long request) => Do(() => desk.Withdraw(request, Me), _ => $"/work/learning/offers/{Id}?done=withdrawn");

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Id) is not { } found) return false;
        Offer = found;
        if (first) Area = Me.OrganisationName;
        Requests = [.. (await desk.Requests(Id)).Where(r => IsGiver || r.Organisation == Me.Organisation)];
        return true;
    }
}
