using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Evidence;

/// <summary>One study.</summary>
[AllowAnonymous]
internal sealed class StudyModel(ToolkitShelf shelf) : PageModel
{
    public Study Study { get; private set; } = null!;

    public IReadOnlyList<Claim> Claims { get; private set; } = [];

    public IReadOnlyList<SummaryRow> Facts =>
    [
        new() { Key = "How it was made", Value = EvidenceWords.Of(Study.Design) },
        new() { Key = "On whom", Value = Study.People },
        new() { Key = "How many", Value = string.Join("; ", new[] { Study.Participants is { } people ? people.ToString("N0", CultureInfo.InvariantCulture) + " people" : null, Study.Studies is { } studies ? $"{studies} studies" : null }.OfType<string>()) is { Length: > 0 } said ? said : "Not said" },
        new() { Key = "What was tried", Value = string.Join("; ", Study.Interventions.Select(Interventions.TitleOf)) },
        new() { Key = "Compared with", Value = Study.Comparator },
    ];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows => [.. Study.Effects.Select(e => (IReadOnlyList<TableCell>)[e.Name, e.Quoted, EvidenceWords.Of(e.Verdict)])];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Study>(ItemKind.Study, id) is not { } found) return NotFound();
        Study = found.Document;
        Claims = [.. (await shelf.EveryOne<Claim>(ItemKind.Claim)).Select(c => c.Document).Where(c => c.Findings.Any(f => f.Study == id))];
        return Page();
    }
}
