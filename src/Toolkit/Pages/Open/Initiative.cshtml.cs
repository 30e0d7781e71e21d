using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>One initiative in full.</summary>
[AllowAnonymous]
internal sealed class InitiativeModel(ToolkitShelf shelf) : PageModel
{
    public Initiative Initiative { get; private set; } = null!;

    public bool IsOverdue => Initiative.ReviewOn < shelf.Today;

    public IHtmlContent Story => new HtmlString(Items.Story.Html(Initiative.Story));

    public IReadOnlyList<SummaryRow> Facts => InitiativeFacts.Rows(Initiative);

    public IReadOnlyList<IReadOnlyList<TableCell>> Factors =>
    [
        .. Enum.GetValues<SuccessFactor>().Select(f => (Factor: f, Rating: Initiative.Factors.FirstOrDefault(r => r.Factor == f)))
            .Select(f => (IReadOnlyList<TableCell>)[Typology.Words(f.Factor), f.Rating is { } r ? Typology.Words(r.Strength) : "Not spoken of", f.Rating?.Why ?? ""]),
    ];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Initiative>(ItemKind.Initiative, id) is not { } found) return NotFound();
        Initiative = found.Document;
        return Page();
    }
}
