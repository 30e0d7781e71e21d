using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Mitigators;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Mitigators;

/// <summary>Every kind of activity that might be reduced, by what hospitals do.</summary>
[AllowAnonymous]
internal sealed class MitigatorsModel(ToolkitShelf shelf) : PageModel
{
    public IReadOnlyList<(string Name, IReadOnlyList<Mitigator> Mitigators)> Groups { get; private set; } = [];

    public static IReadOnlyList<IReadOnlyList<TableCell>> Rows(IReadOnlyList<Mitigator> mitigators) =>
        [.. mitigators.Select(m => (IReadOnlyList<TableCell>)[new TableCell { Text = m.Title, Href = $"/toolkit/evidence/mitigators/{m.Id}" }, MitigatorWords.Of(m.Mitigation), Expected(m)])];

    public async Task OnGet() => Groups =
    [
        .. (await shelf.EveryOne<Mitigator>(ItemKind.Mitigator)).Select(m => m.Document).GroupBy(m => m.Activity).OrderBy(g => g.Key)
            .Select(g => (MitigatorWords.Of(g.Key), (IReadOnlyList<Mitigator>)[.. g.OrderBy(m => m.Mitigation).ThenBy(m => m.Title, StringComparer.Ordinal)])),
    ];

    private static string Expected(Mitigator m)
    {
        var parts = m.Parts.Where(p => p.Mean is not null).ToList();
        return parts.Count switch
        {
            0 => "No forecast",
            1 => MitigatorWords.Forecast(parts[0])!,
            _ => string.Create(CultureInfo.InvariantCulture, $"{parts.Count} parts, means from {parts.Min(p => p.Mean):0.0}% to {parts.Max(p => p.Mean):0.0}%"),
        };
    }
}
