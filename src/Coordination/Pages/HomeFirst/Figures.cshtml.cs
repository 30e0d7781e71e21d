using System.Globalization;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.HomeFirst;

/// <summary>What the ways home of a time come to: of the people in the reader's sight.</summary>
internal sealed class FiguresModel(HomeBoard board) : PageModel
{
    private const int UsualDays = 28;
    private const int MostDays = 400;

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "until")]
    public string? Until { get; set; }

    public DateOnly Start { get; private set; }

    /// <summary>The last day that is counted.</summary>
    public DateOnly End { get; private set; }

    public string? Wrong { get; private set; }

    public BedDaysLost Lost { get; private set; } = new(0, [], []);

    public WeekOfLeaving Week { get; private set; } = new([], null);

    public IReadOnlyList<int> ReadyToLeft { get; private set; } = [];

    public IReadOnlyList<(Pathway? Pathway, int People)> ByPathway { get; private set; } = [];

    public IReadOnlyList<(ExpectedInTime When, int People)> Expected { get; private set; } = [];

    public int Left { get; private set; }

    public int CarerInvolved { get; private set; }

    public int CarerAsked { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        (Start, End) = Days();
        var (open, left) = await board.Stays(sight.Value, Start);
        var after = End.AddDays(1);
        var gone = left.Where(r => r.Stay.LeftOn is { } day && day >= Start && day <= End && !r.Stay.HasDied).ToList();
        var today = board.Today.AddDays(1);
        // The midnight that ends today has not come.
        Lost = BedDays.Of(open.Concat(left).SelectMany(r => r.Plan.Waits), Start, after < board.Today ? after : board.Today);
        Week = Leaving.Of(gone.Select(r => (r.Stay.LeftOn!.Value, 1)), Start, after < today ? after : today);
        ReadyToLeft = [.. gone.Select(r => BedDays.ReadyToLeft(r.Plan.ReadySince, r.Stay.LeftOn)).OfType<int>().Order()];
        ByPathway = [.. gone.GroupBy(r => r.Plan.Pathway).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key ?? (Pathway)9)];
        Expected = [.. open.Concat(gone).GroupBy(r => ExpectedDate.Of(r.Stay.IsEmergency, r.Stay.Admitted, r.Stay.ExpectedSaid, r.Stay.Left ?? board.Now))
            .Where(g => g.Key != ExpectedInTime.NotAsked).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];
        (Left, CarerInvolved, CarerAsked) = (gone.Count, gone.Count(r => r.Plan.Carer == UnpaidCarer.Involved), gone.Count(r => r.Plan.Carer != UnpaidCarer.NotAsked));
        return Page();
    }

    /// <summary>The middle of the days from ready to left: half waited no longer.</summary>
    public double? Median => ReadyToLeft.Count == 0 ? null
        : ReadyToLeft.Count % 2 == 1 ? ReadyToLeft[ReadyToLeft.Count / 2]
        : (ReadyToLeft[(ReadyToLeft.Count / 2) - 1] + ReadyToLeft[ReadyToLeft.Count / 2]) / 2.0;

    public static string ExpectedWords(ExpectedInTime when) => when switch
    {
        ExpectedInTime.InTime => "Said within 48 hours",
        ExpectedInTime.Late => "Said later",
        ExpectedInTime.Missing => "Not said, and 48 hours have passed",
        _ => "Not said, and there is still time",
    };

    private (DateOnly, DateOnly) Days()
    {
        var (from, until) = (Read(From), Read(Until));
        var end = until ?? board.Today;
        var start = from ?? end.AddDays(1 - UsualDays);
        if ((From is { Length: > 0 } && from is null) || (Until is { Length: > 0 } && until is null) || start > end || end.DayNumber - start.DayNumber > MostDays)
        {
            Wrong = $"Give two days, the earlier first, at most {MostDays} days apart.";
            return (board.Today.AddDays(1 - UsualDays), board.Today);
        }

        return (start, end);
    }

    private static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
