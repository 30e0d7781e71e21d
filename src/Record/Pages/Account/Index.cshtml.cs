using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Account;

/// <summary>Who is signed in, and which of their roles they work in.</summary>
internal sealed class AccountModel(Database database, Sessions sessions, TimeProvider clock) : PageModel
{
    // An empty value is no answer of a form.
    private const string Main = "main";

    public User Who { get; private set; } = null!;

    public IReadOnlyList<Membership> Roles { get; private set; } = [];

    public string Acting { get; private set; } = Main;

    public static string Value(Membership membership) => membership.Id.Length == 0 ? Main : membership.Id;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : Forbid();

    public async Task<IActionResult> OnPost(string? role)
    {
        if (!await Load())
        {
            return Forbid();
        }

        if (Roles.FirstOrDefault(r => Value(r) == role) is { } chosen)
        {
            await sessions.ActAs(HttpContext, chosen.Id);
        }

        return RedirectToPage();
    }

    private async Task<bool> Load()
    {
        if (HttpContext.Features.Get<OpenSession>() is not { } open)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        Who = open.User;
        Acting = open.Row.Acting.Length == 0 ? Main : open.Row.Acting;
        Roles = await database.Read(session => UserTable.Find(session, Who.Id, now) is { } user
            ? Membership.Of(user, MembershipTable.OfUser(session, user.Id), open.Row.Proof.Organisations, now)
            : []);
        return true;
    }
}
