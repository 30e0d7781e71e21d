using Goldthread.Toolkit.Cases;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Cases;

/// <summary>The value cases.</summary>
[AllowAnonymous]
internal sealed class CasesModel(ToolkitShelf shelf) : PageModel
{
    public IReadOnlyList<ValueCase> Cases { get; private set; } = [];

    public async Task OnGet() => Cases = [.. (await shelf.EveryOne<ValueCase>(ItemKind.ValueCase)).Select(c => c.Document).OrderBy(c => c.Title, StringComparer.Ordinal)];
}
