using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Withheld;

/// <summary>Opens what is sealed on a lawful ground. It answers the same whether or not there is a seal.</summary>
internal sealed class OpenSealsModel(PersonRecordReader reader, Relationships relationships) : WithheldPage(reader)
{
    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Until when it is open already; null when it is not.</summary>
    public string? Until { get; private set; }

    public async Task<IActionResult> OnGet() => StepUp.Ask(HttpContext) ?? await OpenPage("ask to open what is sealed") ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await OpenPage("open what is sealed") is { } instead)
        {
            return instead;
        }

        // By name alone: a number that happens to be a ground is not what was chosen.
        var chosen = Enum.GetValues<SealBasis>().Where(b => b.ToString() == Basis).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Basis), "Choose the ground on which you open it");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Say why you need to see what is sealed");
        }

        if (!StepUp.IsFresh(HttpContext))
        {
            ModelState.AddModelError(nameof(Reason), StepUp.Stale);
        }

        if (ModelState.IsValid)
        {
            var opened = await relationships.OpenSeals(Opened.Key, Reading, Sight, chosen[0], Reason!);
            if (opened.Succeeded)
            {
                return Redirect(Href);
            }

            ModelState.AddModelError(opened.Fault.Path is null ? "" : nameof(Reason), opened.Fault.Message);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> OpenPage(string activity)
    {
        if (await OpenFor(Activities.OpenSeals, activity) is { } instead)
        {
            return instead;
        }

        var standing = (await relationships.Of([Opened.Members[0]])).FirstOrDefault(r => r.Viewer == Reading.Viewer && r.OpensSeals);
        Until = standing.Until == 0 ? null : EndOf(DateTimeOffset.FromUnixTimeMilliseconds(standing.Until), Opened.Input.Now);
        return null;
    }
}
