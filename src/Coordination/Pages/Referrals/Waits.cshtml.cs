using System.Globalization;
using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.Work;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Referrals;

/// <summary>How long people wait for the services of the reader's organisation, over the last year.</summary>
internal sealed class WaitsModel(LostReferrals referrals, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WaitSummary> ByService { get; private set; } = [];

    public IReadOnlyList<WaitSummary> ByPlace { get; private set; } = [];

    public WaitSummary All { get; private set; } = Waits.Of("All", [], DateTimeOffset.UnixEpoch);

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    public string Sentence => All.MedianDays is { } median
        ? $"Half of the {All.Seen} people who were seen waited {Days(median)} or less; nine in ten waited {Days(All.NinetiethDays!.Value)} or less."
        : "Nobody who was referred in the last year has been seen yet.";

    public static string Days(double? days) => days is not { } number ? "" : number < 1 ? $"{Math.Max(1, Math.Round(number * 24)).ToString("0", CultureInfo.InvariantCulture)} hours" : $"{number.ToString("0.#", CultureInfo.InvariantCulture)} days";

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var text = CsvText.Line("by", "name", "seen", "mean days", "median days", "90th centile days", "still waiting", "longest waiting days", "ended unseen")
            + string.Concat(ByService.Select(s => Line("service", s)).Concat(ByPlace.Select(s => Line("place", s))).Append(Line("all", All)));
        return File(System.Text.Encoding.UTF8.GetBytes(text), "text/csv", "waits.csv");
    }

    private async Task<IActionResult?> Begin()
    {
        if (!(await AccessDecision.ForRecord(HttpContext)).Succeeded)
        {
            return Forbid();
        }

        var now = clock.GetUtcNow();
        var waits = await referrals.Waits(Reader.Organisation);
        (All, ByService, ByPlace) = (Waits.Of("All", waits, now), Waits.By(waits, w => w.ServiceName, now), Waits.By(waits, w => w.Place.Length > 0 ? w.Place : "Not told", now));
        return null;
    }

    private static string Line(string by, WaitSummary s) =>
        CsvText.Line(by, s.Name, N(s.Seen), N(s.MeanDays), N(s.MedianDays), N(s.NinetiethDays), N(s.StillWaiting), N(s.LongestWaitingDays), N(s.NotSeen));

    private static string N(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
