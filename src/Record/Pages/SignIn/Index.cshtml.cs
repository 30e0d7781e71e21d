using Goldthread.Record.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.SignIn;

/// <summary>Demo sign-in: a list of people to be. There is none outside demo mode.</summary>
[AllowAnonymous]
internal sealed class SignInModel(DemoMode demo, IServiceProvider services) : PageModel
{
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public IReadOnlyList<UserGroup> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!demo.IsOn)
        {
            return NotFound();
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
        return Page();
    }

    public async Task<IActionResult> OnPost(string? user)
    {
        if (!demo.IsOn)
        {
            return NotFound();
        }

        var users = (DemoUsersInStore)services.GetService(typeof(DemoUsersInStore))!;
        if (user is null || user == SystemUser || await users.Find(user) is not { } found)
        {
            return await OnGet();
        }

        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, found.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
    }

    // The system has no face: it signs in with a token from the command line only.
    private const string SystemUser = "system";
}

/// <summary>Users who stand together in the list.</summary>
internal sealed record UserGroup(string Title, IReadOnlyList<Access.User> Users);
