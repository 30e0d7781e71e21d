using Goldthread.Coordination.HomeFirst;
using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.HomeFirst;

/// <summary>The board of a transfer of care hub: who is in hospital and in sight, who is ready, what is in the way and whose move it is.</summary>
internal sealed class IndexModel(HomeBoard board) : PageModel
{
    private const int TrendDays = 7;
    private const int PageSize = 100;

    [FromQuery(Name = "by")]
    public string? By { get; set; }

    [FromQuery(Name = "ward")]
    public string? Ward { get; set; }

    [FromQuery(Name = "pathway")]
    public string? Pathway { get; set; }

    [FromQuery(Name = "body")]
    public string? Body { get; set; }

    [FromQuery(Name = "ready")]
    public string? Ready { get; set; }

    [FromQuery(Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<StayRow> Open { get; private set; } = [];

    public IReadOnlyList<(string Title, IReadOnlyList<BoardLine> Lines)> Groups { get; private set; } = [];

    public IReadOnlyList<(DateOnly Day, int Count)> Trend { get; private set; } = [];

    public IReadOnlyList<string> Wards { get; private set; } = [];

    public int Matching { get; private set; }

    public int LeftToday { get; private set; }

    public bool ByReady => By == "ready";

    public int ReadyNow => Open.Count(r => r.IsReady);

    public int LostSoFar => Open.Sum(r => r.Plan.Waits.Sum(w => BedDays.Lost(w, DateOnly.MinValue, board.Today)));

    public int NotLookedAt => Open.Count(r => r.Plan.Judged != board.Today);

    public int Pages => (Matching + PageSize - 1) / PageSize;

    public bool IsFiltered => new[] { Ward, Pathway, Body, Ready }.Any(f => !string.IsNullOrEmpty(f));

    public DateTimeOffset Now => board.Now;

    public LineChart Chart => new()
    {
        Title = "Ready to leave and still in hospital",
        Series = [new ChartSeries("People", [.. Trend.Select(t => ChartPoint.On(t.Day, t.Count))])],
        Says = $"Ready to leave and still in hospital at the end of each day: {Trend[0].Count} on {Dates.Date(Trend[0].Day)}, {Trend[^1].Count} so far today.",
        FromZero = true,
    };

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        var (open, left) = await board.Stays(sight.Value, board.Today.AddDays(1 - TrendDays));
        Open = open;
        LeftToday = left.Count(r => r.Stay.LeftOn == board.Today);
        Trend = HomeBoard.Trend([.. open, .. left], board.Today, TrendDays);
        Wards = [.. open.Select(r => r.Stay.Ward).Where(w => w.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var rows = open.Where(Matches).OrderBy(r => ByReady ? "" : r.Stay.Ward.Length == 0 ? "\uffff" : r.Stay.Ward, StringComparer.Ordinal)
            .ThenByDescending(r => r.DaysReady(Now) ?? -1).ThenBy(r => r.Stay.Admitted).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        Matching = rows.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, Pages));
        var lines = await board.Lines(rows.Skip((PageNumber - 1) * PageSize).Take(PageSize), sight.Value);
        Groups = [.. lines.GroupBy(GroupOf).Select(g => (g.Key, (IReadOnlyList<BoardLine>)[.. g]))];
        return Page();
    }

    public string Href(int page) => "/work/home-first" + Query(By, page);

    /// <summary>The same list in the other order.</summary>
    public string OrderHref(string by) => "/work/home-first" + Query(by, 1);

    public static string StayHref(BoardLine line) => $"/work/home-first/{line.Key}/{Uri.EscapeDataString(line.Row.Id)}";

    public string ReadyWords(StayRow row) => row.DaysReady(Now) switch
    {
        null => "Not ready yet",
        0 => "Since today",
        1 => "1 day",
        var days => $"{days} days",
    };

    /// <summary>What is in the way next.</summary>
    public string Obstacle(StayRow row) => row switch
    {
        { IsReady: true, Plan.Waiting: { Reason.Length: > 0 } wait } => DelayReason.WordsOf(wait.Reason),
        { IsReady: true } => "Nobody has said what they wait for",
        { Plan.Pathway: null } => "No pathway yet",
        _ when row.Plan.Judged != board.Today => "Nobody has looked today",
        _ => "Still needs the hospital",
    };

    /// <summary>Whose move it is.</summary>
    public static string Owner(BoardLine line) => line.Row switch
    {
        { IsReady: true, Plan.Waiting.Body: { } body } => DelayReason.BodyWords(body),
        { IsReady: true } => "The hub",
        _ => line.Hospital,
    };

    public static string ToldWords(StayRow row) => row.Plan.Told.Count == 0 ? "Nobody yet"
        : string.Join(", ", HomePlan.WhoMayBeTold.Where(w => row.Plan.Told.Any(t => t.Who == w.Code)).Select(w => w.Words));

    private bool Matches(StayRow row) =>
        (string.IsNullOrEmpty(Ward) || row.Stay.Ward == Ward)
        && (string.IsNullOrEmpty(Pathway) || (Pathway == "none" ? row.Plan.Pathway is null : row.Plan.Pathway is { } p && ((int)p).ToString() == Pathway))
        && (string.IsNullOrEmpty(Body) || row.Plan.Waiting?.Body?.ToString() == Body)
        && (Ready != "1" || row.IsReady);

    private string GroupOf(BoardLine line) => !ByReady ? (line.Row.Stay.Ward.Length > 0 ? line.Row.Stay.Ward : "Ward not known")
        : line.Row.DaysReady(Now) switch
        {
            null => "Not ready yet",
            < 1 => "Ready since today",
            < 4 => "Ready for 1 to 3 days",
            < 8 => "Ready for 4 to 7 days",
            < 22 => "Ready for 8 to 21 days",
            _ => "Ready for more than 21 days",
        };

    private string Query(string? by, int page)
    {
        var given = new[] { ("by", by), ("ward", Ward), ("pathway", Pathway), ("body", Body), ("ready", Ready), ("page-number", page > 1 ? page.ToString() : null) };
        return QueryString.Create(given.Where(g => !string.IsNullOrEmpty(g.Item2)).Select(g => KeyValuePair.Create<string, string?>(g.Item1, g.Item2))).ToString();
    }

    public static string Born(BoardLine line) => PartialDate.TryParse(line.BirthDate, null, out var born) ? born.Precision == DatePrecision.Day ? Dates.Date(born.Start) : Dates.Partial(born) : "";
}
