using Goldthread.Coordination.Housing;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>People in a place for a limited time: who is late, and where those went who left.</summary>
internal sealed class MoveOnModel(HousingBoard board) : PageModel
{
    // The lists are as long as a place has rooms; those who left are shown newest first.
    private const int MostLines = 300;

    public IReadOnlyList<MoveOnRow> All { get; private set; } = [];

    public IReadOnlyList<MoveOnRow> Here => [.. All.Where(r => r.Ended is null)];

    public IReadOnlyList<MoveOnRow> Gone => [.. All.Where(r => r.Ended is not null)];

    public IReadOnlyList<HousingLine<MoveOnRow>> HereLines { get; private set; } = [];

    public IReadOnlyList<HousingLine<MoveOnRow>> GoneLines { get; private set; } = [];

    public DateOnly Today => board.Today;

    public int LateCount => Here.Count(r => r.Aim < Today);

    /// <summary>How those fared who left, with both numbers.</summary>
    public string LeftWords
    {
        get
        {
            var movedOn = Gone.Where(r => MoveOnOutcome.Of(r.Outcome)?.MovedOn == true).ToList();
            var inTime = movedOn.Count(r => MoveOnClock.InTime(r.Started, r.Ended!.Value));
            return Gone.Count == 0 ? "Nobody has left yet."
                : $"{Gone.Count} {(Gone.Count == 1 ? "has" : "have")} left: {movedOn.Count} moved on to a home of their own or with others, {inTime} of them within 12 months. Half of those who left had been there {MoveOnClock.Median(Gone.Select(r => r.Days(Today))):0.#} days or less.";
        }
    }

    public IReadOnlyList<(string Words, int Count, int InTime)> Outcomes =>
        [.. Gone.GroupBy(r => r.Outcome).Select(g => (MoveOnOutcome.Of(g.Key)?.Words ?? "Not said", g.Count(), g.Count(r => MoveOnClock.InTime(r.Started, r.Ended!.Value)))).OrderByDescending(g => g.Item2).ThenBy(g => g.Item1, StringComparer.Ordinal)];

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded || Record.Access.User.Of(HttpContext.User) is not { } user)
        {
            return Forbid();
        }

        All = await board.Moves(user, sight.Value);
        HereLines = await board.Lines(Here.OrderBy(r => r.Aim).ThenBy(r => r.Episode, StringComparer.Ordinal).Take(MostLines), r => r.Person, sight.Value);
        GoneLines = await board.Lines(Gone.OrderByDescending(r => r.Ended).ThenBy(r => r.Episode, StringComparer.Ordinal).Take(MostLines), r => r.Person, sight.Value);
        return Page();
    }

    public static string HrefOf(HousingLine<MoveOnRow> line) => $"/work/people/{line.Key}/housing/places/{Uri.EscapeDataString(line.Row.Episode)}";

    public static string LeftIn(int days) => days switch { 0 => "today", 1 => "1 day left", > 1 => $"{days} days left", -1 => "1 day late", _ => $"{-days} days late" };

    /// <summary>"6 months: yes; 12 months: not asked yet".</summary>
    public string StillWords(MoveOnRow row) => row.Outcome is "died" or "street" ? "Not asked"
        : $"6 months: {Still(row.Still6, row.Ended!.Value, 6)}; 12 months: {Still(row.Still12, row.Ended.Value, 12)}";

    private string Still(string answer, DateOnly ended, int months) => answer switch
    {
        "yes" => "yes",
        "no" => "no",
        "unknown" => "not known",
        _ => ended.AddMonths(months) <= Today ? "to be asked" : "not yet",
    };
}
