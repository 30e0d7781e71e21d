using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Evidence;

/// <summary>One claim with every finding.</summary>
[AllowAnonymous]
internal sealed class ClaimModel(ToolkitShelf shelf) : PageModel
{
    public WeighedClaim Weighed { get; private set; } = null!;

    public IReadOnlyList<(FindingGroup Group, ForestPlot Plot, IReadOnlyList<string> Words)> Plots => [.. Weighed.Groups.Select((g, i) => (g, Plot(g, i), Said(g)))];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows =>
    [
        .. Weighed.Findings.Select(f => (IReadOnlyList<TableCell>)
            [new() { Text = Link.To($"/toolkit/evidence/studies/{f.Study.Id}", f.Study.Title) }, f.Effect.Name, f.Effect.Quoted, EvidenceWords.Of(f.Effect.Verdict), EvidenceWords.Of(f.Study.Grade).Split(':')[0]]),
    ];

    public async Task<IActionResult> OnGet(string id)
    {
        if (await shelf.Find<Claim>(ItemKind.Claim, id) is not { } found) return NotFound();
        var studies = await shelf.Documents<Study>(ItemKind.Study, [.. found.Document.Findings.Select(f => f.Study).Distinct(StringComparer.Ordinal)]);
        Weighed = WeighedClaim.Of(found.Document, studies.ToDictionary(s => s.Document.Id, s => s.Document, StringComparer.Ordinal));
        return Page();
    }

    private static ForestPlot Plot(FindingGroup group, int number)
    {
        var rows = group.Findings.Select((f, i) => new ForestRow(f.Study.Title, f.Effect.Estimate!.Value, f.Effect.Low!.Value, f.Effect.High!.Value, group.Pooled?.Weights[i] ?? 0.25)).ToList();
        if (group.Pooled is { } pooled)
        {
            var (estimate, low, high) = Shown(group, pooled.Random);
            rows.Add(new ForestRow("All together", estimate, low, high, IsPooled: true));
        }

        var kind = EvidenceWords.Of(group.Measure) + (group.Unit is { } unit ? $", {unit}" : "");
        return new ForestPlot
        {
            Id = $"forest-{number}", Title = char.ToUpperInvariant(kind[0]) + kind[1..], Rows = rows, IsRatio = group.IsRatio,
            Description = $"{group.Findings.Count} findings as {kind}, each with its interval.",
            LeftWords = group.Better == Better.Lower ? "better" : "worse", RightWords = group.Better == Better.Lower ? "worse" : "better",
        };
    }

    private static IReadOnlyList<string> Said(FindingGroup group)
    {
        if (group.Pooled is not { } pooled) return group.Findings.Count < 2 ? [] : ["These are not pooled: one of them is a review that may hold another, or one study gives two of them."];
        var (estimate, low, high) = Shown(group, pooled.Random);
        var (one, oneLow, oneHigh) = Shown(group, pooled.Fixed);
        return
        [
            $"All together, as if effects differ from place to place (random effects): {EvidenceWords.Number(estimate, low, high)}. As if there were one effect (fixed effect): {EvidenceWords.Number(one, oneLow, oneHigh)}.",
            string.Create(CultureInfo.InvariantCulture, $"How far they disagree: I² {pooled.Inconsistency * 100:0}%, τ² {pooled.Between:0.####}, Q {pooled.Q:0.##} on {pooled.Freedom} degrees of freedom.")
                + (pooled.Prediction is { } next && Shown(group, new PooledEffect(0, 0, next.Low, next.High)) is var (_, from, to) ? string.Create(CultureInfo.InvariantCulture, $" In one more place the effect would lie between {from:0.00} and {to:0.00}.") : ""),
        ];
    }

    private static (double Estimate, double Low, double High) Shown(FindingGroup group, PooledEffect effect) =>
        group.IsRatio ? (Math.Exp(effect.Estimate), Math.Exp(effect.Low), Math.Exp(effect.High)) : (effect.Estimate, effect.Low, effect.High);
}
