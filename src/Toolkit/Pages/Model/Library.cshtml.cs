using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Library;
using Goldthread.Impact.Scenarios;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>Everything that can be tried, with what it rests on.</summary>
[AllowAnonymous]
internal sealed class LibraryModel : PageModel
{
    public static Table Effects(KnownIntervention known) => new()
    {
        Caption = $"What changes: {known.Title}",
        Compact = true,
        Responsive = true,
        FirstCellIsHeader = true,
        Head = ["What", new TableHead { Text = "Left of it", Format = "numeric" }, new TableHead { Text = "Range", Format = "numeric" }, "Trust", "From"],
        Rows = [.. known.Effects.Select(e => (IReadOnlyList<TableCell>)[
            AssumptionWords.Of(e.Of), Percent(e.Ratio), $"{Percent(e.Low ?? e.Ratio)} to {Percent(e.High ?? e.Ratio)}", Trust(e.Confidence),
            e.Source + (e.HalvesAfterWeeks > 0 ? $". Half of it is left after {e.HalvesAfterWeeks} weeks." : "")])],
    };

    public static string Costs(KnownIntervention known) => string.Join("; ", new[]
    {
        known.Costs.AWeek > 0 ? $"£{known.Costs.AWeek:0.00} a week for each person who has it" : null,
        known.Costs.SettingUp > 0 ? $"{ModelWords.Pounds((double)known.Costs.SettingUp)} to set up in a place of 100,000" : null,
        known.Costs.DoubleRunning > 0 ? $"{ModelWords.Pounds((double)known.Costs.DoubleRunning)} a week for {known.Costs.DoubleRunningWeeks} weeks while the old way runs beside it" : null,
    }.OfType<string>()) is { Length: > 0 } said ? said + "." : "nothing that was found.";

    public static IReadOnlyList<(string Href, string Title)> Links(KnownIntervention known) =>
    [
        .. known.Evidence.Claims.Select(id => ($"/toolkit/evidence/claims/{id}", $"Claim: {id.Replace('-', ' ')}")),
        .. known.Evidence.Studies.Select(id => ($"/toolkit/evidence/studies/{id}", $"Study: {id.Replace('-', ' ')}")),
        .. known.Evidence.Initiatives.Select(id => ($"/toolkit/initiatives/{id}", id.Replace('-', ' '))),
    ];

    internal static string Trust(Confidence confidence) => confidence switch { Confidence.High => "High: counted for people like these", Confidence.Medium => "Medium: published, from elsewhere", _ => "Low: a guess, or one place" };

    private static string Percent(double ratio) => (ratio * 100).ToString("0", CultureInfo.InvariantCulture) + "%";
}
