using Goldthread.Record.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages;

/// <summary>The front door: those who look after people go straight to finding one.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel
{
    public User? SignedIn => Access.User.Of(HttpContext.User);

    public IActionResult OnGet() => SignedIn?.Role switch
    {
        { MayFindPeople: true } => Redirect("/work/people"),
        { } role when role.May(Activities.OwnRecord) => Redirect("/me"),
        _ => Page(),
    };
}
