using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Matching;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Matching;

/// <summary>The queue: pairs of records that may be one person's, the likeliest first.</summary>
internal sealed class QueueModel(MatchReader reader, MatchQueue queue, ReadJournal journal, TimeProvider clock) : MatchingPage(reader, journal, clock)
{
    [FromQuery(Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    [FromQuery(Name = "view")]
    public string? Shown { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<MatchLine> Lines { get; private set; } = [];

    public long Count { get; private set; }

    public bool ShowsLater => Shown == "later";

    public int Pages => (int)((Count + MatchQueue.PageSize - 1) / MatchQueue.PageSize);

    public string? DoneWords => Done switch
    {
        "same" => "Saved: the two records are now one person.",
        "different" => "Saved: these are two people. The pair will not come back.",
        "later" => "Saved: the pair waits under “Decide later”.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        (Lines, Count) = await queue.Page(ShowsLater ? MatchState.Later : MatchState.Open, PageNumber);
        await Looked($"look at the matching queue: {Lines.Count} pairs", [PersonKey.Place]);
        return Page();
    }

    public string Href(int page) => $"/work/matching?{(ShowsLater ? "view=later&" : "")}page-number={page}";

    public static string Waiting(DateTimeOffset since, DateTimeOffset now) => (int)(now - since).TotalDays switch
    {
        <= 0 => "today",
        1 => "1 day",
        var days => $"{days} days",
    };

    public string WaitingWords(MatchLine line) => Waiting(line.Pair.Since, Now);
}
