using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Privacy;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>Everyone who has looked at one person's record or added to it, for the officer who answers for it.</summary>
internal sealed class PersonModel(AccessLog log, PersonDirectory directory, ReadJournal journal, TimeProvider clock) : OfficePage(journal, clock)
{
    private const int Most = 2_000;

    public static readonly IReadOnlyList<(int Days, string Words)> Spans = [(7, "The last 7 days"), (31, "The last month"), (366, "The last year"), (3_660, "The last 10 years")];

    [FromRoute]
    public string Key { get; set; } = "";

    [FromQuery(Name = "days")]
    public int Days { get; set; } = 31;

    public Identity Who { get; private set; } = null!;

    public IReadOnlyList<AccessLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        var members = await directory.Members(Key);
        if (members.Count == 0)
        {
            return NotFound();
        }

        Days = Spans.Any(s => s.Days == Days) ? Days : 31;
        foreach (var member in members)
        {
            await Looked("see who has looked", member.Key);
        }

        Who = members.OrderBy(m => m.Status.MayAutoLink() ? 0 : 1).First();
        // How many things were written and when is no content; who wrote them is what an officer asks.
        Lines = await log.Of(members, AccessDecision.OfSystem(Reading, "pages"), Clock.GetUtcNow().AddDays(-Days), Most, toThePerson: false);
        return Page();
    }
}
