using System.Globalization;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>Opens or closes a service, and says how full it is.</summary>
internal sealed class StatusModel(ServiceDirectory directory, ServiceKeeping keeping) : KeepPage(directory)
{
    private const int LongestWords = 500;

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? PlacesLeft { get; set; }

    [BindProperty]
    public string? Waiting { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Service Service { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        (PlacesLeft, Waiting) = (Service.Capacity?.PlacesLeft?.ToString(CultureInfo.InvariantCulture), Service.Capacity?.Words);
        (Status, Why) = (Service.Status, Service.Alert);
        return Page();
    }

    public async Task<IActionResult> OnPostPlaces()
    {
        if (await Find() is { } instead) return instead;
        int? left = null;
        if (!string.IsNullOrWhiteSpace(PlacesLeft))
        {
            if (!int.TryParse(PlacesLeft.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000) return After(new Fault(FaultKind.Invalid, "Enter how many places are left, 0 or more", nameof(PlacesLeft)), "");
            left = number;
        }

        return Waiting?.Length > LongestWords
            ? After(new Fault(FaultKind.Invalid, $"Use {LongestWords} characters or fewer", nameof(Waiting)), "")
            : After(await keeping.SetCapacity(Id, left, (Waiting ?? "").Trim(), Me), "/work/directory?done=status");
    }

    public async Task<IActionResult> OnPostStatus() =>
        await Find() is { } instead ? instead
        : Why?.Length > LongestWords ? After(new Fault(FaultKind.Invalid, $"Use {LongestWords} characters or fewer", nameof(Why)), "")
        : After(await keeping.SetStatus(Id, Status ?? "", (Why ?? "").Trim(), Me), "/work/directory?done=status");

    private async Task<IActionResult?> Find()
    {
        if (Enter() is { } instead) return instead;
        if (await Directory.Listing(Id.ToLowerInvariant()) is not { IsPublished: true } listing || listing.Owner != Me.Organisation || listing.Source.Length > 0) return NotFound();
        (Id, Service) = (listing.Id, ServiceReader.Read(listing.Document));
        return null;
    }
}
