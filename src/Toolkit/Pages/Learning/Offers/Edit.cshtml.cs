using Goldthread.Toolkit.Learning.Offers;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>Puts an offer of one's own organisation into the prospectus, or changes it.</summary>
internal sealed class EditModel(OfferDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long? Id { get; set; }

    /// <summary>What the form was made from; 0 for a new offer.</summary>
    [BindProperty]
    public long Seen { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? ForWhom { get; set; }

    [BindProperty]
    public string? Cost { get; set; }

    [BindProperty]
    public string? Takes { get; set; }

    [BindProperty]
    public string? Network { get; set; }

    [BindProperty]
    public string? Open { get; set; } = "yes";

    public Task<IActionResult> OnPost() => Do(
        () => desk.Put(new Offer(Id ?? New, Text(Title), Text(About), Text(ForWhom), Text(Cost), Text(Takes), Text(Network), "", "", Open != "no", Seen), Me), o => $"/work/learning/offers/{o.Number}?done=saved");

    protected override async Task<bool> Load(bool first)
    {
        if (!OfferDesk.MayGive(Me)) return false;
        if (Id is not { } id) return true;
        if (await desk.Find(id) is not { } o || o.Giver != Me.Organisation) return false;
        Seen = o.ChangedAt;
        if (first) (Title, About, ForWhom, Cost, Takes, Network, Open) = (o.Title, o.About, o.ForWhom, o.Cost, o.Takes, o.Network, o.IsOpen ? "yes" : "no");
        else ModelState.Remove(nameof(Seen));
        return true;
    }

    private static string Text(string? typed) => (typed ?? "").Trim();
}
