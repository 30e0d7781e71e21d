using Goldthread.DesignSystem.Text;
using Goldthread.Directory.Feedback;
using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Directory.Pages.Find;

/// <summary>One service or asset, in words that can be printed.</summary>
[AllowAnonymous]
internal sealed class ServiceModel(ServiceDirectory directory, PlaceFinder places, ServiceFeedback feedback) : PageModel
{
    private Listing _listing = null!;
    private Point? _from;

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [FromQuery(Name = "where")]
    public string? Where { get; set; }

    public Service Service { get; private set; } = null!;

    public long TimesChosen { get; private set; }

    public string? DoneWords => Done switch
    {
        "told" => "Thank you. Those who keep this page have been told.",
        "chosen" => "Counted. Nothing is kept of whom it was for.",
        _ => null,
    };

    /// <summary>True for staff who give care.</summary>
    public bool MayHelp => Record.Access.User.Of(HttpContext.User) is { } user && user.Role.Allows != Activities.None && !user.Role.May(Activities.OwnRecord);

    public bool MayKeep => Record.Access.User.Of(HttpContext.User)?.Role.May(Activities.KeepDirectory) == true && _listing.Source.Length == 0;

    public IEnumerable<(string Text, string Colour)> Tags
    {
        get
        {
            if (Service.IsHub) yield return ("Wellbeing hub", "purple");
            if (Service.Kind != Kinds.Service) yield return (Kinds.All.First(k => k.Code == Service.Kind).Title, "aqua-green");
            foreach (var term in Service.Terms.Where(t => t.TaxonomyId == Kinds.NeedsId && t.Name != "Wellbeing hub")) yield return (term.Name, "blue");
        }
    }

    public string? Who
    {
        get
        {
            var age = (Service.MinimumAge, Service.MaximumAge) switch
            {
                ({ } low and > 0, { } high) => $"People aged {low} to {high}",
                ({ } low and > 0, null) => $"People aged {low} and over",
                (_, { } high) => $"People aged {high} and under",
                _ => null,
            };
            return Service.Eligibility ?? age;
        }
    }

    public string Cost => Service.Costs.Count == 0 ? "It does not say. Call to ask." : string.Join("; ", Service.Costs.Select(CostWords));

    public string? Places => Service.Capacity is not { } c ? null
        : string.Join(". ", new[] { c.PlacesLeft is { } left ? left == 0 ? "No places left" : left == 1 ? "1 place left" : $"{left} places left" : null, c.Words, $"Said on {Dates.Date(c.SaidOn)}" }.OfType<string>());

    public string Checked => Freshness.Words(Service.AssuredOn, directory.Today)
        + (_listing.Source.Length > 0 ? $". It comes from {_listing.Source}" : "")
        + (_listing.GoneAt is { } gone ? $", which has not listed it since {Dates.Date(Dates.DayInLondon(DateTimeOffset.FromUnixTimeMilliseconds(gone)))}" : "");

    public async Task<IActionResult> OnGet()
    {
        if (!await Find()) return NotFound();
        if (!string.IsNullOrEmpty(Where) && (await places.Find(Where)) is { Succeeded: true } place) _from = place.Value.Point;
        if (MayHelp) TimesChosen = await feedback.TimesChosen(Service.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostChosen(string? way)
    {
        if (!await Find()) return NotFound();
        if (!MayHelp) return Forbid();
        await feedback.Chosen(Service.Id, way == "sent" ? "sent" : "printed");
        return Redirect($"/directory/services/{Service.Id}?done=chosen");
    }

    public string? Away(ServiceSite site) => _from is { } from && site.Latitude is { } north ? Reasons.Miles(from.MetresTo(new Point(north, site.Longitude!.Value))) : null;

    private static string CostWords(Cost cost)
    {
        var words = cost.Pence is not { } pence ? "" : pence == 0 ? "Free" : Money.FromPence(pence).ToString();
        var unit = cost.Unit is { } u && !u.Equals(words, StringComparison.OrdinalIgnoreCase) ? words.Length > 0 ? " " + u : u : "";
        return $"{words}{unit}{(cost.Option is { } option ? $" ({option})" : "")}";
    }

    private async Task<bool> Find()
    {
        if (await directory.Listing(Id.ToLowerInvariant()) is not { IsPublished: true } listing) return false;
        (_listing, Service) = (listing, ServiceReader.Read(listing.Document));
        return true;
    }
}
