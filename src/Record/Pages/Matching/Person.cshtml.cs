using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Matching;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Matching;

/// <summary>Which records are one person's and why: what joined them, what was decided, who else they could be.</summary>
internal sealed class PersonModel(MatchReader reader, ReadJournal journal, TimeProvider clock) : MatchingPage(reader, journal, clock)
{
    [FromRoute]
    public string Key { get; set; } = "";

    public PersonOfRecords Person { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (PersonKeys.Parse(Key) is not { } key || await Reader.Person(key) is not { } person)
        {
            return NotFound();
        }

        await Looked("look at which records are one person's", person.Members.Select(m => m.Key));
        Person = person;
        return Page();
    }

    /// <summary>Where the sources say different things about a death.</summary>
    public bool DeathsDiffer => Person.Members.Select(Died).Distinct(StringComparer.Ordinal).Count() > 1;
}
