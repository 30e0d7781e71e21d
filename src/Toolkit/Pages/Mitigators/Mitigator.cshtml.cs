using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Mitigators;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Mitigators;

/// <summary>One kind of activity that might be reduced: what it counts, and what experts expect.</summary>
[AllowAnonymous]
internal sealed class MitigatorModel(ToolkitShelf shelf) : PageModel
{
    public Mitigator Mitigator { get; private set; } = null!;

    public IReadOnlyList<SummaryRow> Facts =>
    [
        new() { Key = "Of what", Value = MitigatorWords.Of(Mitigator.Activity) },
        new() { Key = "What could become of it", Value = MitigatorWords.Of(Mitigator.Mitigation) },
        new() { Key = "What is counted", Value = Mitigator.Counts },
    ];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows => [.. Mitigator.Parts.Select(p => (IReadOnlyList<TableCell>)[p.Name, new TableCell { Text = p.Code, Classes = "gt-nowrap" }, Percent(p.Mean), Percent(p.Low), Percent(p.High)])];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Mitigator>(ItemKind.Mitigator, id) is not { } found) return NotFound();
        Mitigator = found.Document;
        return Page();
    }

    private static TableCell Percent(decimal? value) => value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0.0}%") : new TableCell { Text = "No forecast", Format = "string" };
}
