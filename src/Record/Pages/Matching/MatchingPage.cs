using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Matching;
using Goldthread.Record.People;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Matching;

/// <summary>What every page of matching does first: it is for those whose role is to decide whose records are one person's, and nobody else.</summary>
internal abstract class MatchingPage(MatchReader reader, ReadJournal journal, TimeProvider clock) : PageModel
{
    private Sight _sight = null!;

    public IReadOnlyDictionary<string, string> Sources { get; private set; } = new Dictionary<string, string>();

    protected MatchReader Reader => reader;

    protected DateTimeOffset Now => clock.GetUtcNow();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var sight = await AccessDecision.For(HttpContext, Activities.MatchPeople, "match records");
        if (!sight.Succeeded)
        {
            context.Result = Forbid();
            return;
        }

        _sight = sight.Value;
        Sources = await reader.Sources();
        await next();
    }

    public string Source(Identity record) => Sources.TryGetValue(record.Source, out var name) ? name : record.Source;

    public static string Born(Identity record) => PartialDate.TryParse(record.BirthDate, null, out var date) ? Dates.Partial(date) : "Not known";

    public static string Died(Identity record) =>
        PartialDate.TryParse(record.Died, null, out var date) ? Dates.Partial(date) : record.Deceased ? "Has died, date not known" : "";

    public static string Sex(Identity record) => record.Sex.Length > 0 ? char.ToUpperInvariant(record.Sex[0]) + record.Sex[1..] : "Not known";

    public static string Number(Identity record) => record.NhsNumber.Length == 0
        ? "None"
        : $"{NhsNumber.Parse(record.NhsNumber).Format()}, {(record.Status.Code() is { } code ? $"status {code}: {record.Status.Display()}" : "no verification status")}";

    public static string Place(Identity record) => record.Sensitive ? "Not shown: this person’s address is protected" : record.Place.Length > 0 ? record.Place : "Not known";

    public static string WhyListed(MatchKind kind) => kind switch
    {
        MatchKind.NotVerified => "NHS number not verified",
        MatchKind.Duplicate => "Two records of one organisation",
        MatchKind.TwoNumbers => "Two verified NHS numbers",
        _ => "Taken apart by a verified NHS number",
    };

    protected Act Act(string activity) => _sight.Act(clock, activity);

    /// <summary>Writes down that records were looked at, before the answer leaves.</summary>
    protected async Task Looked(string activity, IEnumerable<PersonKey> people)
    {
        foreach (var key in people)
        {
            await journal.Record(new ReadAct(Act(activity), key.Part, key.Number, _sight.Words));
        }
    }
}
