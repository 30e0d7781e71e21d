using Goldthread.Directory.Feeds.Schedule;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>The other directories that are taken over on a schedule.</summary>
internal sealed class FeedsModel(ServiceDirectory directory, FeedSchedule schedule) : KeepPage(directory)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Every { get; set; } = "24";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<ScheduledFeed> All { get; private set; } = [];

    public static IReadOnlyList<(int Hours, string Title)> Intervals => ScheduledFeed.Intervals;

    public string? DoneWords => Done == "removed" ? "It is fetched no more. Its services are marked, and come last in searches." : null;

    public async Task<IActionResult> OnGet()
    {
        if (Enter(Activities.ManageDirectory) is { } instead) return instead;
        All = await schedule.All();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Enter(Activities.ManageDirectory) is { } instead) return instead;
        var added = await schedule.Add(Address, Name, Every, Me);
        if (added.Succeeded) return Redirect($"/work/directory/feeds/{added.Value.Number}?done=added");
        foreach (var fault in added.Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        All = await schedule.All();
        return Page();
    }
}
