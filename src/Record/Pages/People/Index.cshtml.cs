using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.People;

/// <summary>
/// Finding the right person. What it shows of each is the least that tells two people apart: the one thing that a role may see of
/// people with whom it has no relationship.
/// </summary>
internal sealed class FindModel(PersonDirectory directory, FindingLimit limit, ReadJournal journal, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    public FindText Text { get; private set; } = FindText.Read(null);

    public IReadOnlyList<FoundPerson>? Found { get; private set; }

    public string CountWords => Found switch
    {
        { Count: 0 } => "Nobody matches",
        { Count: 1 } => "1 person",
        { Count: PersonDirectory.Most } => $"More than {PersonDirectory.Most - 1} people: add a birth date or another name",
        var found => $"{found?.Count} people",
    };

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForFinding(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        Text = FindText.Read(Typed);
        if (!Text.IsEmpty)
        {
            if (limit.Wait(HttpContext))
            {
                await journal.Record(new ReadAct(sight.Value.Act(clock, "look for a person: refused, too many in a short time"), PersonKey.Place.Part, 0, sight.Value.Words));
                return StatusCode(StatusCodes.Status429TooManyRequests);
            }

            Found = await directory.Find(Text);
            await journal.Record(new ReadAct(sight.Value.Act(clock, $"look for a person: {Found.Count} found"), PersonKey.Place.Part, 0, sight.Value.Words));
        }

        return Page();
    }

    /// <summary>To the record; whoever only matches records has none to open and sees which are one person's.</summary>
    public string Href(FoundPerson person) =>
        Access.User.Of(HttpContext.User)?.Role is { MayOpenRecords: false } role && role.May(Activities.MatchPeople) ? "/work/matching/person/" + person.Key : "/work/people/" + person.Key;

    /// <summary>That the person has died, and when; who says when is believed before who only says that.</summary>
    public static string? Died(FoundPerson person) =>
        person.Members.Select(m => m.Died).FirstOrDefault(d => d.Length > 0) is { } died && PartialDate.TryParse(died, null, out var date) ? "Died " + Dates.Partial(date)
        : person.Members.Any(m => m.Deceased) ? "Has died"
        : null;

    public static string Born(Identity who) =>
        PartialDate.TryParse(who.BirthDate, null, out var date) ? "Born " + Dates.Partial(date) : "Birth date not known";

    public static string Number(Identity who) =>
        NhsNumber.Parse(who.NhsNumber).Format() + (who.Status.MayAutoLink() ? "" : " (not verified)");

    public static string Sources(FoundPerson person) => person.Members.Count switch
    {
        1 => "1 record",
        var count => $"{count} records joined",
    };
}
