using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Evidence;

/// <summary>The claims, each with how its findings speak, and the studies.</summary>
[AllowAnonymous]
internal sealed class EvidenceModel(ToolkitShelf shelf) : PageModel
{
    public IReadOnlyList<WeighedClaim> Claims { get; private set; } = [];

    public IReadOnlyList<Study> Studies { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows =>
    [
        .. Studies.Select(s => (IReadOnlyList<TableCell>)
        [
            new() { Text = Link.To($"/toolkit/evidence/studies/{s.Id}", s.Title) }, EvidenceWords.Of(s.Design),
            s.Participants?.ToString("N0", CultureInfo.InvariantCulture) ?? (s.Studies is { } studies ? $"{studies} studies" : "Not said"), EvidenceWords.Of(s.Grade).Split(':')[0],
        ]),
    ];

    public async Task OnGet()
    {
        var studies = (await shelf.EveryOne<Study>(ItemKind.Study)).Select(s => s.Document).ToDictionary(s => s.Id, StringComparer.Ordinal);
        Studies = [.. studies.Values.OrderBy(s => s.Grade).ThenBy(s => s.Title, StringComparer.Ordinal)];
        Claims = [.. (await shelf.EveryOne<Claim>(ItemKind.Claim)).Select(c => WeighedClaim.Of(c.Document, studies)).OrderBy(c => c.Claim.Title, StringComparer.Ordinal)];
    }
}
