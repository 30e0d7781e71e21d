using System.ComponentModel.DataAnnotations;
using Goldthread.Kernel.Data;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>Writes a barrier down, or changes one.</summary>
internal sealed class BarrierModel(AgreementBook book, Database database, TimeProvider clock) : AgreementsPage(book, database, clock)
{
    private SharingBarrier? _standing;

    [FromRoute]
    public string? Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter what stands in the way"), StringLength(200, ErrorMessage = "Say what stands in the way in 200 characters or fewer")]
    public string? What { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter who deals with it"), StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Owner { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the organisation"), StringLength(200, ErrorMessage = "The organisation must be 200 characters or fewer")]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? State { get; set; } = BarrierStates.Open;

    [BindProperty, StringLength(2_000, ErrorMessage = "Notes must be 2,000 characters or fewer")]
    public string? Notes { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead)
        {
            return instead;
        }

        // What a first visit did not send is not wrong.
        ModelState.Clear();
        if (_standing is { } b)
        {
            (What, Owner, Organisation, State, Notes) = (b.Title, b.Owner, b.Organisation, b.State, b.Notes);
        }

        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } instead)
        {
            return instead;
        }

        if (!BarrierStates.All.Any(s => s.Code == State))
        {
            ModelState.AddModelError(nameof(State), "Choose how far it is");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var barrier = new SharingBarrier(_standing?.Id ?? $"b{Now.ToUnixTimeMilliseconds():x}", What!.Trim(), Owner!.Trim(), Organisation!.Trim(), State!, Notes?.Trim() ?? "", _standing?.RaisedAt ?? Now, Now);
        await Database.Write(session => BarrierTable.Put(session, barrier, Act($"{(_standing is null ? "write down" : "change")} barrier {barrier.Id}: {barrier.State}")));
        return Redirect("/work/agreements/barriers");
    }

    private async Task<IActionResult?> Find()
    {
        if (await Enter() is { } instead)
        {
            return instead;
        }

        if (Id is not null)
        {
            _standing = (await Database.Read(BarrierTable.All)).Find(b => b.Id == Id);
        }

        return Id is not null && _standing is null ? NotFound() : null;
    }
}
