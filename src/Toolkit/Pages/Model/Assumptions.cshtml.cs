using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Assumed;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>Every assumption of the model, in the order in which a reader meets them.</summary>
[AllowAnonymous]
internal sealed class AssumptionsModel : PageModel
{
    public static string CountWords
    {
        get
        {
            var all = AssumptionBook.England.All.ToList();
            return $"{all.Count} assumptions: {all.Count(a => a.Confidence == Confidence.High)} counted for people like these, {all.Count(a => a.Confidence == Confidence.Medium)} published and carried over from elsewhere, {all.Count(a => a.Confidence == Confidence.Low)} of low confidence, most of them round figures of ours.";
        }
    }

    public static Table All => new()
    {
        Caption = "Assumptions",
        Compact = true,
        Responsive = true,
        FirstCellIsHeader = true,
        Head = ["What", "Values", "How far to trust it", "From"],
        Rows = [.. AssumptionBook.England.All.Select(a => (IReadOnlyList<TableCell>)[AssumptionKind.Find(a.Id)!.Says, $"{Values(a)}. {Range(a)}", LibraryModel.Trust(a.Confidence), a.Source])],
    };

    private static string Values(Assumption assumption)
    {
        var kind = AssumptionKind.Find(assumption.Id)!;
        string Said(double value) => kind.Unit == "share" ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%" : kind.Unit == "pounds" ? "£" + value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.#####", CultureInfo.InvariantCulture);
        var steps = kind.Along == Along.Age ? [.. assumption.From!.Select((from, i) => from == 0 ? "from birth" : $"from {from}")] : Steps.Of(kind.Along);
        var unit = kind.Unit is "share" or "pounds" ? "" : $" {kind.Unit}";
        return assumption.Values.Count == 1 ? Said(assumption.Values[0]) + unit : string.Join("; ", assumption.Values.Select((v, i) => $"{steps[i]} {Said(v)}")) + (unit.Length > 0 ? $" ({kind.Unit})" : "");
    }

    private static string Range(Assumption assumption) => assumption is { Low: 1, High: 1 } ? "Taken as certain." : $"It might be {assumption.Low * 100:0}% to {assumption.High * 100:0}% of it.";
}
