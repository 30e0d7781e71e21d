using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Signposts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Signposts;

/// <summary>One signpost: what it leads to, and by when it is to be looked at again.</summary>
[AllowAnonymous]
internal sealed class SignpostModel(ToolkitShelf shelf) : PageModel
{
    public Signpost Signpost { get; private set; } = null!;

    public string Site => new Uri(Signpost.Url).Host;

    public IReadOnlyList<SummaryRow> Facts =>
    [
        new() { Key = "What it is", Value = Signposting.Words(Signpost.Kind) },
        new() { Key = "Who publishes it", Value = Signpost.Publisher + (Signpost.Year is { } year ? $", {year}" : "") },
        new() { Key = "For whom", Value = string.Join("; ", Signpost.For.Select(Signposting.Words)) },
        new() { Key = "For which step", Value = string.Join("; ", Signpost.Steps.Select(Signposting.Words)) },
        new() { Key = "About", Value = Signpost.Interventions.Count == 0 ? "Joined-up care as a whole" : string.Join("; ", Signpost.Interventions.Select(Interventions.TitleOf)) },
    ];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Signpost>(ItemKind.Signpost, id) is not { } found) return NotFound();
        Signpost = found.Document;
        return Page();
    }
}
