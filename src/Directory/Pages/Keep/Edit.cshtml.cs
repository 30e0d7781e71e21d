using Goldthread.Directory.Places;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>Writes a draft of a listing, new or changed. Nothing is published here.</summary>
internal sealed class EditModel(ServiceDirectory directory, ServiceKeeping keeping, PlaceFinder places, RecordNumbers numbers) : KeepPage(directory)
{
    private Listing? _listing;

    [FromRoute]
    public string? Id { get; set; }

    /// <summary>When the draft that the form was made from was written; 0 for none.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>The id that a new listing will have, so that a form sent twice makes one.</summary>
    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public ServiceForm Answer { get; set; } = new();

    public bool IsMine => _listing is null || _listing.Owner == Me.Organisation;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        if (_listing is { } listing)
        {
            (Answer, Seen) = (ServiceForm.Of(Standing(listing)), listing.Draft?.At ?? 0);
        }
        else
        {
            New = StableId.Of($"{Me.Organisation}/{numbers.Next()}");
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(bool ask)
    {
        if (await Find() is { } instead) return instead;
        if (Id is null && (!StableId.IsId(New) || await Directory.Listing(New!) is { IsPublished: true })) return BadRequest();
        var before = _listing is { } listing ? Standing(listing) : new Service
        {
            Id = New!, Name = "", Provider = new Provider(StableId.Of("organisation/" + Me.Organisation), Me.OrganisationName, Me.OrganisationName),
        };
        var place = string.IsNullOrWhiteSpace(Answer.Postcode) ? default : await places.Find(Answer.Postcode);
        var read = Answer.Read(before, place is { Succeeded: true } and { Faults.Count: 0 } && !string.IsNullOrWhiteSpace(Answer.Postcode) ? place.Value : null);
        if (!read.Succeeded)
        {
            foreach (var fault in read.Faults) ModelState.AddModelError($"{nameof(Answer)}.{fault.Path}", fault.Message);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var done = await keeping.Draft(read.Value, ask, Seen, Me);
        if (!done.Succeeded && done.Fault.Kind == FaultKind.Conflict)
        {
            Seen = (await Directory.Listing(read.Value.Id))?.Draft?.At ?? 0;
            ModelState.Remove(nameof(Seen));
        }

        return After(done, !ask ? "/work/directory?done=draft" : done.Succeeded && done.Value.Owner == Me.Organisation ? $"/work/directory/draft/{read.Value.Id}" : "/work/directory?done=asked");
    }

    private static Service Standing(Listing listing) => ServiceReader.Read(listing.Draft?.Document ?? listing.Document);

    private async Task<IActionResult?> Find()
    {
        if (Enter() is { } instead) return instead;
        if (Id is null) return null;
        _listing = await Directory.Listing(Id.ToLowerInvariant());
        return _listing is null || _listing.Source.Length > 0 || (!_listing.IsPublished && !IsMine) ? NotFound() : null;
    }
}
