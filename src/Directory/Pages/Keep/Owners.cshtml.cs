using Goldthread.Directory.Keepers;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>Listings whose organisation has nobody to keep them, and who keeps them instead.</summary>
internal sealed class OwnersModel(ServiceDirectory directory, ListingKeepers keepers) : KeepPage(directory)
{
    public const int ListingsShown = 10;
    private const int PeopleShown = 2;

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public KeeperView View { get; private set; } = new([], [], []);

    /// <summary>The organisation for which nobody was chosen.</summary>
    public string? Wrong { get; private set; }

    public string? DoneWords => Done switch
    {
        "given" => "They are on the other organisation's list from now on, and come up there for checking.",
        "back" => "They are the organisation's own again.",
        _ => null,
    };

    public static string People(KeeperOrganisation keeper) => string.Join("; ", keeper.People.Take(PeopleShown)) + (keeper.People.Count > PeopleShown ? $" and {keeper.People.Count - PeopleShown:N0} more" : "");

    public string NameOf(string organisation) => View.Keepers.FirstOrDefault(k => k.Code == organisation)?.Name ?? organisation;

    public async Task<IActionResult> OnGet()
    {
        if (Enter(Activities.ManageDirectory) is { } instead) return instead;
        View = await keepers.View();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Enter(Activities.ManageDirectory) is { } instead) return instead;
        View = await keepers.View();
        if (View.Without.FirstOrDefault(o => o.Code == Owner) is not { } owner) return NotFound();
        var done = await keepers.HandOver(owner.Code, owner.Name, To ?? "", Me);
        if (done.Succeeded) return Redirect("/work/directory/owners?done=given");
        if (done.Fault.Path == nameof(To)) Wrong = owner.Code;
        ModelState.AddModelError(Wrong is null ? "" : "to-" + owner.Code, done.Fault.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostBack() =>
        Enter(Activities.ManageDirectory) ?? ((await keepers.GiveBack(Owner ?? "", Me)).Succeeded ? Redirect("/work/directory/owners?done=back") : NotFound());
}
