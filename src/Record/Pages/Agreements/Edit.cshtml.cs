using Goldthread.Kernel.Data;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>Enters an agreement, or changes one that nobody has changed meanwhile.</summary>
internal sealed class EditModel(AgreementBook book, Database database, TimeProvider clock) : AgreementsPage(book, database, clock)
{
    [FromRoute]
    public string? Id { get; set; }

    /// <summary>What the form was made from; empty for a new agreement.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public AgreementForm Answer { get; set; } = new();

    private Agreement? Standing => All.FirstOrDefault(a => a.Id == Id);

    public async Task<IActionResult> OnGet()
    {
        if (await Enter() is { } instead)
        {
            return instead;
        }

        if (Id is not null)
        {
            if (Standing is not { } standing)
            {
                return NotFound();
            }

            (Answer, Seen) = (AgreementForm.Of(standing), AgreementWords.Seen(standing));
        }

        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Enter() is { } instead)
        {
            return instead;
        }

        if (Id is not null && Standing is null)
        {
            return NotFound();
        }

        var read = Answer.Read(Id ?? $"a{Now.ToUnixTimeMilliseconds():x}");
        foreach (var fault in read.Faults)
        {
            ModelState.AddModelError($"{nameof(Answer)}.{fault.Path}", fault.Message);
        }

        if (ModelState.IsValid && Standing is { } now && AgreementWords.Seen(now) != Seen)
        {
            ModelState.AddModelError("", "Somebody else has changed this agreement meanwhile. What you typed is still here; look at theirs in the list, then save again.");
            Seen = AgreementWords.Seen(now);
            ModelState.Remove(nameof(Seen));
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await Book.Put(read.Value, Act($"{(Id is null ? "enter" : "change")} agreement {read.Value.Id}"));
        return Redirect("/work/agreements?done=saved");
    }
}
