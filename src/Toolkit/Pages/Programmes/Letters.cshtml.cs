using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>The log of letters, with counts that add up, and those that are ready to be read and sent.</summary>
internal sealed class LettersModel(CallDesk calls, LetterDesk letters, TimeProvider clock) : RunPage(calls, clock)
{
    public IReadOnlyList<Letter> Ready { get; private set; } = [];

    /// <summary>Bids about which nothing final is decided.</summary>
    public int Waiting => All.Received.Count - All.Letters.Count - Ready.Count;

    public async Task<IActionResult> OnGet() => await Begin() ?? Show();

    public async Task<IActionResult> OnPost() => await Begin() ?? After(await letters.Send(Id, Me), $"{Href}/letters?done=sent") ?? Show();

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show()
    {
        Ready = letters.Ready(All, Me);
        return Page();
    }
}
