using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>Every newsletter that was published, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenModel(NewsletterDesk desk) : PageModel
{
    public IReadOnlyList<Newsletter> Letters { get; private set; } = [];

    public async Task OnGet() => Letters = await desk.Published();
}
