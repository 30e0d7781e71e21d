using Goldthread.Kernel.Data;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>Ends an agreement at once, after saying what stops.</summary>
internal sealed class EndModel(AgreementBook book, Database database, TimeProvider clock) : AgreementsPage(book, database, clock)
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Agreement Ending { get; private set; } = null!;

    /// <summary>Others in force that bind one of the same organisations.</summary>
    public IReadOnlyList<Agreement> Remaining => [.. All.Where(a => a.Id != Id && a.IsLive(Now) && (Ending.Parties.Contains(Agreement.Everyone) || Ending.Parties.Any(a.Binds)))];

    public async Task<IActionResult> OnGet() => await Find() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } instead)
        {
            return instead;
        }

        await Book.Put(Ending with { Ends = Now }, Act($"end agreement {Id}"));
        return Redirect("/work/agreements?done=ended");
    }

    private async Task<IActionResult?> Find()
    {
        if (await Enter() is { } instead)
        {
            return instead;
        }

        if (All.FirstOrDefault(a => a.Id == Id && a.IsLive(Now)) is not { } ending)
        {
            return NotFound();
        }

        Ending = ending;
        return null;
    }
}
