using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Withheld;

/// <summary>Keeps one entry of the record from some of those who see the person.</summary>
internal sealed class KeepModel(PersonRecordReader reader, Withholding withholding) : WithheldPage(reader)
{
    [FromRoute]
    public string Type { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public string What { get; private set; } = "";

    public string Source { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await OpenEntry("choose something to keep back") ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await OpenEntry("keep something back") is { } instead)
        {
            return instead;
        }

        var choice = WithholdingRules.Choices.FirstOrDefault(c => c.Reason.ToString() == Reason);
        if (choice.Title is null)
        {
            ModelState.AddModelError(nameof(Reason), "Choose why it should be kept back");
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            ModelState.AddModelError(nameof(Words), "Say why, in your words");
        }

        if (ModelState.IsValid)
        {
            var kept = await withholding.Withhold(Type, Id, choice.Reason, Words!.Trim(), Sight);
            if (kept.Succeeded)
            {
                var fromReader = (choice.Reason & Sight.Blind) != WithheldReasons.None && kept.Value.Keeper != Reading.Organisation;
                return Redirect($"{ListHref}?done={(fromReader ? "kept-from-you" : "kept")}");
            }

            ModelState.AddModelError(kept.Fault.Path == "words" ? nameof(Words) : "", kept.Fault.Message);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> OpenEntry(string activity)
    {
        if (await OpenFor(Activities.Withhold, activity) is { } instead)
        {
            return instead;
        }

        if (TitleOf(Type, Id) is not { } what)
        {
            return NotFound();
        }

        (What, Source) = (what, SourceOf(Type, Id) ?? "");
        return null;
    }
}
