using Goldthread.Toolkit.Learning.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Events;

/// <summary>One event, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenOneModel(EventDesk desk, TakingPart taking) : PageModel
{
    public EventWithBookings Found { get; private set; } = null!;

    public bool IsToCome => Found.Event.Starts > taking.Now && !Found.Event.IsCancelled;

    public string PlacesWords => (Found.Event.Capacity - Found.Taken, Found.Waiting) switch
    {
        ( <= 0, _) or (_, > 0) => $"All {Found.Event.Capacity:N0} places are taken. There is a waiting list.",
        (1, _) => "1 place is left.",
        var (left, _) => $"{left:N0} of {Found.Event.Capacity:N0} places are left.",
    };

    public async Task<IActionResult> OnGet(long id)
    {
        if (await desk.Find(id) is not { } found) return NotFound();
        Found = found;
        return Page();
    }
}
