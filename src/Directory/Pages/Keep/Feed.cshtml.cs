using Goldthread.Directory.Feeds;
using Goldthread.Directory.Feeds.Schedule;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>One directory that is taken over: what came of the last run, and what it refused, page by page.</summary>
internal sealed class FeedModel(ServiceDirectory directory, FeedSchedule schedule, TimeProvider clock) : KeepPage(directory)
{
    private const int OnAPage = 50;

    [FromRoute]
    public long Number { get; set; }

    [FromQuery(Name = "page")]
    public string? Asked { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public ScheduledFeed Feed { get; private set; } = null!;

    public long Kept { get; private set; }

    public IReadOnlyList<FeedRefusal> Refused { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int Pages => (int)((Kept + OnAPage - 1) / OnAPage);

    public DateTimeOffset Now => clock.GetUtcNow();

    public string ListWords =>
        $"{((PageNumber - 1) * OnAPage) + 1:N0} to {((PageNumber - 1) * OnAPage) + Refused.Count:N0} of {Kept:N0} things that are wrong" + (Kept >= FeedTurn.MostKept ? ", the first of this run" : "");

    public string? DoneWords => Done switch
    {
        "added" => "Added. It is fetched as soon as it is its turn.",
        "fetch" => "It is fetched as soon as it is its turn.",
        "paused" => "Paused. What it lists stays as it is.",
        "resumed" => "It is fetched again on its schedule.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        if (Enter(Activities.ManageDirectory) is { } instead) return instead;
        if (await schedule.Find(Number) is not { } feed) return NotFound();
        Feed = feed;
        if (feed.HasBegun) return Page();
        (Kept, Refused) = await schedule.Refused(feed, 0, OnAPage);
        if (int.TryParse(Asked, out var asked) && asked > 1 && asked <= Pages)
        {
            PageNumber = asked;
            (_, Refused) = await schedule.Refused(feed, (long)(asked - 1) * OnAPage, OnAPage);
        }

        return Page();
    }

    public Task<IActionResult> OnPostFetchNow() => Do(schedule.FetchNow, $"/work/directory/feeds/{Number}?done=fetch");

    public Task<IActionResult> OnPostPause() => Do(schedule.Pause, $"/work/directory/feeds/{Number}?done=paused");

    public Task<IActionResult> OnPostResume() => Do(schedule.Resume, $"/work/directory/feeds/{Number}?done=resumed");

    public Task<IActionResult> OnPostRemove() => Do(schedule.Remove, "/work/directory/feeds?done=removed");

    private async Task<IActionResult> Do(Func<long, User, Task<Outcome<ScheduledFeed>>> verb, string to) =>
        Enter(Activities.ManageDirectory) ?? ((await verb(Number, Me)).Succeeded ? Redirect(to) : NotFound());
}
