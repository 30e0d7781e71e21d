using System.Globalization;
using Goldthread.Coordination.Urgent;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Urgent;

/// <summary>How the two-hour standard is met: percent by place, and what is counted apart.</summary>
internal sealed class CountsModel(UrgentBoard board, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "month")]
    public string? Asked { get; set; }

    public DateOnly Month { get; private set; }

    public UrgentCount All { get; private set; } = UrgentCount.Of("", []);

    public IReadOnlyList<UrgentCount> ByPlace { get; private set; } = [];

    public IReadOnlyList<UrgentRow> Apart { get; private set; } = [];

    public UrgentHours Hours => board.Hours;

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    public string Sentence => All.Share is { } share
        ? $"{Percent(share)} of urgent referrals in scope were seen within two hours, {(share >= UrgentClock.Threshold ? "above" : "below")} the national line of {Percent(UrgentClock.Threshold)}."
        : "No urgent referral has been counted in this month.";

    public static string Percent(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    public string MonthHref(int by) => "/work/urgent/counts?month=" + Month.AddMonths(by).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var text = CsvText.Line("place", "met", "breached", "percent", "running", "excluded", "missing", "invalid") + string.Concat(ByPlace.Append(All).Select(count =>
            CsvText.Line(count.Name, N(count.Met), N(count.Breached), count.Share is { } share ? Percent(share) : "", N(count.Running), N(count.Excluded), N(count.Missing), N(count.Invalid))));
        return File(System.Text.Encoding.UTF8.GetBytes(text), "text/csv", $"urgent-{Month:yyyy-MM}.csv");

        static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<IActionResult?> Begin()
    {
        if (!(await AccessDecision.ForRecord(HttpContext)).Succeeded)
        {
            return Forbid();
        }

        var today = DesignSystem.Text.Dates.DayInLondon(clock.GetUtcNow());
        Month = DateOnly.TryParseExact(Asked + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1990 and < 2200 ? month : new DateOnly(today.Year, today.Month, 1);
        (All, ByPlace, Apart) = await board.Counts(Reader.Organisation, UkTime.StartOf(Month), UkTime.StartOf(Month.AddMonths(1)));
        return null;
    }
}
