using Goldthread.Kernel.Data;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>Every agreement, those that need somebody first.</summary>
internal sealed class IndexModel(AgreementBook book, Database database, TimeProvider clock) : AgreementsPage(book, database, clock)
{
    private static readonly AgreementState[] Order = [AgreementState.EndsSoon, AgreementState.InForce, AgreementState.NotYet, AgreementState.Ended];

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IEnumerable<Agreement> Sorted => All.OrderBy(a => Array.IndexOf(Order, AgreementWords.State(a, Now))).ThenBy(a => a.Ends);

    public string? DoneWords => Done switch
    {
        "saved" => "The agreement is saved. It counts from its first day, everywhere.",
        "ended" => "The agreement has ended. What flowed by it alone flows no more.",
        _ => null,
    };

    public async Task<IActionResult> OnGet() => await Enter() ?? Page();
}
