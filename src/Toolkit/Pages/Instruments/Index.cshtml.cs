using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Instruments;

/// <summary>Every instrument.</summary>
[AllowAnonymous]
internal sealed class InstrumentsModel(ToolkitShelf shelf) : PageModel
{
    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    public async Task OnGet() => Instruments = [.. (await shelf.EveryOne<Instrument>(ItemKind.Instrument)).Select(i => i.Document).OrderBy(i => i.Title, StringComparer.Ordinal)];
}
