using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>An initiative on one page: made from the entry itself, so that its figures are the entry's.</summary>
[AllowAnonymous]
internal sealed class SummaryModel(ToolkitShelf shelf) : PageModel
{
    public Initiative Initiative { get; private set; } = null!;

    public int Version { get; private set; }

    public IReadOnlyList<(string Quoted, string About)> Changed =>
    [
        .. Initiative.Outcomes.Select(o => (o.Quoted, o.Name + (FigureWords.BeforeAndAfter(o) is { } change ? $", from {change}{(o.Differs ? $" (worked out: {FigureWords.Computed(o)})" : "")}" : "") + (o.Validated ? "" : ". Claimed by those who did it"))),
    ];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Initiative>(ItemKind.Initiative, id) is not { } found) return NotFound();
        (Version, Initiative) = (found.Item.Version, found.Document);
        return Page();
    }
}
