using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.People;

/// <summary>Says that a record is closed to this reader: the same words for everyone, whoever the person is.</summary>
internal sealed class NoRelationshipModel : PageModel
{
    public async Task<IActionResult> OnGet() => (await AccessDecision.ForRecord(HttpContext)).Succeeded ? Page() : Forbid();
}
