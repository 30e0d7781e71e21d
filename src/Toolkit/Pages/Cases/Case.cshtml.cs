using Goldthread.Toolkit.Cases;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Cases;

/// <summary>One value case: its figures are read from where they stand when it is asked for.</summary>
[AllowAnonymous]
internal sealed class CaseModel(ToolkitShelf shelf) : PageModel
{
    public ValueCase Case { get; private set; } = null!;

    public IReadOnlyList<ShownProof> Gains { get; private set; } = [];

    public IReadOnlyList<ShownProof> Costs { get; private set; } = [];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<ValueCase>(ItemKind.ValueCase, id) is not { } found) return NotFound();
        Case = found.Document;
        var proofs = Case.Gains.Concat(Case.Costs).ToList();
        var initiatives = (await shelf.Documents<Initiative>(ItemKind.Initiative, [.. proofs.Select(p => p.Initiative).OfType<string>().Distinct(StringComparer.Ordinal)])).ToDictionary(i => i.Document.Id, i => i.Document, StringComparer.Ordinal);
        var claims = (await shelf.Documents<Claim>(ItemKind.Claim, [.. proofs.Select(p => p.Claim).OfType<string>().Distinct(StringComparer.Ordinal)])).Select(c => c.Document).ToList();
        var studies = (await shelf.Documents<Study>(ItemKind.Study, [.. claims.SelectMany(c => c.Findings).Select(f => f.Study).Distinct(StringComparer.Ordinal)])).ToDictionary(s => s.Document.Id, s => s.Document, StringComparer.Ordinal);
        var weighed = claims.ToDictionary(c => c.Id, c => WeighedClaim.Of(c, studies), StringComparer.Ordinal);
        Gains = [.. Case.Gains.Select(p => ShownProof.Of(p, initiatives, weighed))];
        Costs = [.. Case.Costs.Select(p => ShownProof.Of(p, initiatives, weighed))];
        return Page();
    }
}
