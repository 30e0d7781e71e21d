using Goldthread.Toolkit.Learning.Engagement;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Engagement;

/// <summary>Conversations with the public: what they add up to, what people said, and what was done. For everyone.</summary>
[AllowAnonymous]
internal sealed class OpenModel(ConversationLog log) : PageModel
{
    public IReadOnlyList<Conversation> All { get; private set; } = [];

    public ConversationTotals Totals { get; private set; } = null!;

    public async Task OnGet()
    {
        var all = await log.All();
        (All, Totals) = ([.. all.Where(c => c.Counts)], ConversationTotals.Of(all));
    }
}
