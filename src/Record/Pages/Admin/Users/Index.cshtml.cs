using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Admin.Users;

/// <summary>Everybody who has access, and the way to add somebody.</summary>
[StepUp]
internal sealed class UsersModel(Database database, UserChanges changes) : AdminPage
{
    private const int MostWaiting = 100;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? JobTitle { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<User> All { get; private set; } = [];

    public int Waiting { get; private set; }

    public async Task OnGet() => (All, Waiting) = await database.Read(session =>
        (UserTable.All(session).Where(u => u.RoleCode is not ("person" or "carer")).ToList(), UserChangeTable.Waiting(session, MostWaiting).Count));

    public async Task<IActionResult> OnPost()
    {
        var asked = await changes.Ask(Who, ChangeKind.AddUser, "", new ChangeDetails(Name, JobTitle), Why ?? "");
        if (asked.Succeeded)
        {
            return Redirect("/admin/users/one/" + asked.Value.User);
        }

        ModelState.AddModelError(asked.Fault.Path ?? "", asked.Fault.Message);
        await OnGet();
        return Page();
    }
}
