using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Instruments;

/// <summary>One instrument, to read, to print and to fill in on paper.</summary>
[AllowAnonymous]
internal sealed class InstrumentModel(ToolkitShelf shelf) : PageModel
{
    public Instrument Instrument { get; private set; } = null!;

    public int Version { get; private set; }

    public string Publisher => Instrument.Source.Publisher + (Instrument.Source.Year is { } year ? $", {year}" : "");

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Instrument>(ItemKind.Instrument, id) is not { } found) return NotFound();
        (Instrument, Version) = (found.Document, found.Item.Version);
        return Page();
    }
}
