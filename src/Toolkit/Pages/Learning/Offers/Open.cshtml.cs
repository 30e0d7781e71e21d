using Goldthread.Toolkit.Learning.Offers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>The prospectus of support, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenModel(OfferDesk desk) : PageModel
{
    /// <summary>What is looked for.</summary>
    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    public IReadOnlyList<(Offer Offer, int Accepted)> Offers { get; private set; } = [];

    public int All { get; private set; }

    /// <summary>How often help was given in each area, over all offers.</summary>
    public IReadOnlyList<(string Area, int Asked, int Accepted)> Uptake { get; private set; } = [];

    public async Task OnGet()
    {
        var (offers, requests) = (await desk.All(), await desk.Requests());
        All = offers.Count;
        Offers = [.. offers.Where(o => o.Says(Words ?? "")).OrderByDescending(o => o.IsOpen).ThenBy(o => o.Title, StringComparer.OrdinalIgnoreCase).Select(o => (o, requests.Count(r => r.Offer == o.Number && r.State == RequestState.Accepted)))];
        Uptake = OfferRequest.Uptake(requests);
    }
}
