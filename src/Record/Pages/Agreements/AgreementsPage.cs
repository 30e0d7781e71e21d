using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Record.Reading;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Agreements;

/// <summary>What every page about agreements to share does first: asks for the right, and reads the agreements.</summary>
internal abstract class AgreementsPage(AgreementBook book, Database database, TimeProvider clock) : PageModel
{
    protected Sight Sight { get; private set; } = null!;

    protected AgreementBook Book => book;

    protected Database Database => database;

    public DateTimeOffset Now { get; private set; }

    public IReadOnlyList<Agreement> All { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Asks for the right; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Enter()
    {
        var sight = OfficeSight.Of(HttpContext, Activities.ManageAgreements);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        Sight = sight.Value;
        Now = clock.GetUtcNow();
        All = await book.All();
        Names = await database.Read(SourceTable.All);
        return null;
    }

    protected Act Act(string activity) => Sight.Act(clock, activity);
}
