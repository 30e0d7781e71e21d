using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Withheld;

/// <summary>Lets an entry be seen again, as far as one reason goes.</summary>
internal sealed class ReleaseModel(PersonRecordReader reader, Withholding withholding) : WithheldPage(reader)
{
    [FromRoute]
    public string Type { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [FromRoute]
    public string Reason { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    public string What { get; private set; } = "";

    public (WithheldReasons Reason, string Title, string From) Choice => WithholdingRules.Choices.FirstOrDefault(c => c.Reason.ToString() == Reason);

    public async Task<IActionResult> OnGet() => await OpenEntry("look at what is kept back") ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await OpenEntry("no longer keep something back") is { } instead)
        {
            return instead;
        }

        if (string.IsNullOrWhiteSpace(Words))
        {
            ModelState.AddModelError(nameof(Words), "Say why it need not be kept back any more");
        }

        if (ModelState.IsValid)
        {
            var released = await withholding.Release(Type, Id, Choice.Reason, Words!.Trim(), Sight);
            if (released.Succeeded)
            {
                return Redirect(ListHref + "?done=released");
            }

            ModelState.AddModelError(released.Fault.Path == "words" ? nameof(Words) : "", released.Fault.Kind == FaultKind.NotFound ? "It is not kept back for this reason any more." : released.Fault.Message);
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

        if (Choice.Title is null || TitleOf(Type, Id) is not { } what)
        {
            return NotFound();
        }

        What = what;
        return null;
    }
}
