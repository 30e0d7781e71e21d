using System.Globalization;
using Goldthread.Coordination.Urgent;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Urgent;

/// <summary>How the two-hour standard is met by each provider and place, for those who plan and pay: counts only, and no small ones.</summary>
internal sealed class ProvidersModel(UrgentBoard board, TimeProvider clock) : PageModel
{
    private const string Hidden = "*";

    [FromQuery(Name = "month")]
    public string? Asked { get; set; }

    public DateOnly Month { get; private set; }

    public ShownCount All { get; private set; } = null!;

    public IReadOnlyList<ShownProvider> Providers { get; private set; } = [];

    public UrgentHours Hours => board.Hours;

    public string Sentence => All.Share is { } share
        ? $"{CountsModel.Percent(share)} of urgent referrals in scope were seen within two hours, {(share >= UrgentClock.Threshold ? "at or above" : "below")} the national line of {CountsModel.Percent(UrgentClock.Threshold)}."
        : All.IsShareHidden ? "Too few urgent referrals were counted in this month to show how many were seen within two hours." : "No urgent referral has been counted in this month.";

    public static string Percent(ShownCount count) => count.Share is { } share ? CountsModel.Percent(share) : count.IsShareHidden ? Hidden : "none";

    public static string Number(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? Hidden;

    public string MonthHref(int by) => "/work/urgent/providers?month=" + Month.AddMonths(by).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        string Line(string provider, string place, ShownCount count) => CsvText.Line([provider, place, Percent(count), .. count.Numbers.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? Hidden)]);
        var text = CsvText.Line(["provider", "place", "percent", .. UrgentDisclosure.Columns.Select(c => c.Code)])
            + string.Concat(Providers.SelectMany(p => p.Places.Select(place => Line(p.Total.Name, place.Name, place)).Append(Line(p.Total.Name, "all", p.Total)))) + Line("all", "all", All);
        return File(System.Text.Encoding.UTF8.GetBytes(text), "text/csv", $"urgent-providers-{Month:yyyy-MM}.csv");
    }

    private async Task<IActionResult?> Begin()
    {
        if (!(await AccessDecision.For(HttpContext, Activities.SeeCounts, "read counts of all providers")).Succeeded)
        {
            return Forbid();
        }

        var today = Dates.DayInLondon(clock.GetUtcNow());
        Month = DateOnly.TryParseExact(Asked + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1990 and < 2200 ? month : new DateOnly(today.Year, today.Month, 1);
        (All, Providers) = UrgentDisclosure.Of(await board.ByProvider(UkTime.StartOf(Month), UkTime.StartOf(Month.AddMonths(1))));
        return null;
    }
}
