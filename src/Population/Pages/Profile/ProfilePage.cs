using Goldthread.Population.Profiles;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Profile;

/// <summary>What every page of the profile does first: ask for the right, and read the profile of the day; while that is made, the page says so and loads itself again.</summary>
internal abstract class ProfilePage(ProfileBook profiles) : PageModel
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null while it is being made.</summary>
    public PlaceProfile? Profile { get; private set; }

    /// <summary>How far the making is: "37%", or empty.</summary>
    public string Progress => profiles.Progress is { } done ? $"{done * 100:N0}%" : "";

    /// <summary>An answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Enter()
    {
        if (!(await AccessDecision.For(HttpContext, Activities.SeeCounts, "read counts of the population")).Succeeded) return Forbid();
        Profile = await profiles.Now(Patience);
        if (Profile is null) Response.Headers["Refresh"] = "3";
        return null;
    }
}
