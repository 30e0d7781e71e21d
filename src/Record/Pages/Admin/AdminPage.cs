using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Admin;

/// <summary>A page for those who manage users; everybody else is refused before anything is read.</summary>
internal abstract class AdminPage : PageModel
{
    /// <summary>The administrator.</summary>
    public User Who { get; private set; } = null!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Access.User.Of(User) is { } who && who.Role.May(Activities.ManageUsers))
        {
            Who = who;
            return;
        }

        context.Result = Forbid();
    }
}
