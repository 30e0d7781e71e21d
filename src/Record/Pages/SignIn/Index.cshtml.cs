using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Goldthread.Record.Pages.SignIn;

/// <summary>The services that one can sign in with; in a demo place also a list of people to be.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Name)]
internal sealed class SignInModel(DemoMode demo, SignInSettings settings, Sessions sessions, SignInAttempts attempts, IServiceProvider services) : PageModel
{
    // The system has no face: it signs in with a token from the command line only.
    private const string SystemUser = "system";

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [FromQuery(Name = "ended")]
    public string? EndedBy { get; set; }

    public bool IsDemo => demo.IsOn;

    public string Contact => settings.Contact;

    public string? Ended => EndedBy is null ? null : SessionEnd.Words(EndedBy);

    public IReadOnlyList<Provider> Providers => settings.Providers;

    public IReadOnlyList<UserGroup> Groups { get; private set; } = [];

    public string With(Provider provider) => $"/sign-in/with/{provider.Key}{QueryString.Create("from", LocalAddress.Of(From))}";

    public async Task OnGet()
    {
        if (!demo.IsOn)
        {
            return;
        }

        var users = await ((DemoUsersInStore)services.GetService(typeof(DemoUsersInStore))!).All();
        Groups =
        [
            .. new[]
            {
                new UserGroup("People who give care and support", [.. users.Where(u => u.Role.MayOpenRecords)]),
                new UserGroup("People who plan, pay, decide and keep watch", [.. users.Where(u => !u.Role.MayOpenRecords && u.RoleCode is not ("person" or "carer"))]),
                new UserGroup("People whose record it is", [.. users.Where(u => u.RoleCode is "person" or "carer")]),
            }.Where(g => g.Users.Count > 0),
        ];
    }

    public async Task<IActionResult> OnPost(string? user)
    {
        if (!demo.IsOn)
        {
            return NotFound();
        }

        if (attempts.AreTooMany(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var users = (DemoUsersInStore)services.GetService(typeof(DemoUsersInStore))!;
        if (user is null || user == SystemUser || await users.Find(user) is not { } found)
        {
            await attempts.Refused(HttpContext, "pages", "demo: nobody of that name can sign in here");
            await OnGet();
            return Page();
        }

        await sessions.Begin(HttpContext, found, Proof.Demo);
        return LocalRedirect(LocalAddress.Of(From));
    }
}

/// <summary>Users who stand together in the list.</summary>
internal sealed record UserGroup(string Title, IReadOnlyList<Access.User> Users);
