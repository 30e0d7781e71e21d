using Goldthread.Kernel.Data;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Admin.Changes;

/// <summary>What waits for a second administrator, and what was decided.</summary>
[StepUp]
internal sealed class ChangesModel(Database database, UserChanges changes) : AdminPage
{
    private const int Most = 100;

    public IReadOnlyList<UserChange> Waiting { get; private set; } = [];

    public IReadOnlyList<UserChange> Recent { get; private set; } = [];

    public async Task OnGet() => (Waiting, Recent) = await database.Read(session => (UserChangeTable.Waiting(session, Most), UserChangeTable.Recent(session, Most)));

    public async Task<IActionResult> OnPost(string? change, string? answer)
    {
        var decided = answer == "Approve" ? await changes.Approve(Who, change ?? "") : await changes.Refuse(Who, change ?? "");
        if (decided.Succeeded)
        {
            return RedirectToPage();
        }

        ModelState.AddModelError("", decided.Fault.Message);
        await OnGet();
        return Page();
    }
}
