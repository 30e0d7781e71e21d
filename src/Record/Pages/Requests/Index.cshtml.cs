using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Requests;

/// <summary>Who of the people in sight waits for an answer or for a check.</summary>
internal sealed class IndexModel(Corrections corrections, Proxies proxies, PersonDirectory directory, RecordReader reader, ReadJournal journal, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WaitingPerson> Corrections { get; private set; } = [];

    public IReadOnlyList<WaitingPerson> Proxies { get; private set; } = [];

    public string Organisation { get; private set; } = "";

    public bool MayReviewProxies { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        var user = Access.User.Of(HttpContext.User)!;
        (Organisation, MayReviewProxies) = (user.OrganisationName, user.Role.May(Activities.SeeSafeguarding));
        Corrections = await corrections.Waiting(user, sight.Value);
        Proxies = MayReviewProxies ? await Waiting(sight.Value) : [];
        foreach (var key in Corrections.Concat(Proxies).Select(p => PersonKeys.Parse(p.Key)!.Value).Distinct())
        {
            await journal.Record(new ReadAct(sight.Value.Act(clock, "see who asked for something"), key.Part, key.Number, sight.Value.Words));
        }

        return Page();
    }

    private async Task<List<WaitingPerson>> Waiting(Sight sight)
    {
        var waiting = new List<WaitingPerson>();
        foreach (var proxy in (await proxies.Waiting()).DistinctBy(p => p.Owner))
        {
            var members = await directory.OfNhsNumber(proxy.Owner);
            if (members.Count > 0 && await reader.PersonOf(members[0].PatientId, sight) is not null)
            {
                waiting.Add(new WaitingPerson(members[0].Key.ToString(), members[0].Name, proxy.AskedAt));
            }
        }

        return waiting;
    }
}
