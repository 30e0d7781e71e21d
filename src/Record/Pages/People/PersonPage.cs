using Goldthread.DesignSystem.People;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.People;

/// <summary>What every page about one person does first: asks for sight, opens the record, and shows who it is about.</summary>
public abstract class PersonPage(PersonRecordReader reader) : PageModel
{
    [FromRoute]
    public string Key { get; set; } = "";

    public OpenedRecord Opened { get; private set; } = null!;

    public PersonBanner Banner { get; private set; } = null!;

    public string Href => "/work/people/" + Opened.Key;

    /// <summary>When a record that was opened by the reader's own word closes: "6:15pm today, Friday 3 October 2025".</summary>
    public string OwnWordEnds => EndOf(Opened.OwnWord!.Until, Opened.Input.Now);

    /// <summary>True for a reader who may keep something from somebody.</summary>
    public bool MayWithhold => Reading.Role.May(Activities.Withhold);

    /// <summary>True for a reader who looks after people, and so may see what scores say of one.</summary>
    public bool MaySeeScores => Reading.Role.May(Activities.WorkCareLists);

    protected PersonRecordReader Reader => reader;

    protected User Reading => Access.User.Of(HttpContext.User)!;

    /// <summary>Of which types the page does without the older entries of a very long record.</summary>
    protected virtual IReadOnlySet<string> Abundant => LongRecord.Whole;

    /// <summary>Opens the record; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Open(string activity)
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        var opened = await reader.Open(Key, Reading, sight.Value, activity, Abundant);
        if (!opened.Succeeded)
        {
            return opened.Fault.Kind == FaultKind.NotFound ? NotFound() : NoRelationship();
        }

        Opened = opened.Value;
        if (Opened.Key != Key)
        {
            // A person has one address, however many sources know them; what stands after it stays. A form that was open while two records became one is sent again there, with all
            // that was typed.
            var asked = new PathString("/work/people/" + Key);
            var there = Href + (Request.Path.StartsWithSegments(asked, out var after) ? after.ToUriComponent() : "") + Request.QueryString;
            return HttpMethods.IsPost(Request.Method) ? LocalRedirectPreserveMethod(there) : LocalRedirect(there);
        }

        return null;
    }

    /// <summary>The banner of the record's own summary.</summary>
    protected void Show(Banner banner)
    {
        var shown = BannerView.Of(banner, Href);
        // "No information about allergies" would be said of what the role may not see.
        Banner = RoleView.Of(Reading.Role.View).LeavesOut.Contains("allergies") ? shown with { Allergies = null } : shown;
    }

    /// <summary>The page again with what is wrong at its fields, and the status that says what sort of fault it is; nothing that was typed is lost.</summary>
    /// <param name="faults">At least one; the first decides the status.</param>
    protected PageResult Refused(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Path ?? "", fault.Message);
        }

        Response.StatusCode = faults[0].Kind switch
        {
            FaultKind.Forbidden => StatusCodes.Status403Forbidden,
            FaultKind.Conflict => StatusCodes.Status409Conflict,
            FaultKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status400BadRequest,
        };
        return Page();
    }

    /// <summary>A moment to come, with the day beside it.</summary>
    public static string EndOf(DateTimeOffset until, DateTimeOffset now) =>
        $"{Dates.Time(until)} {(Dates.DayInLondon(until) == Dates.DayInLondon(now) ? "today" : Dates.Near(Dates.DayInLondon(until), Dates.DayInLondon(now)))}";

    private RedirectResult NoRelationship() => Redirect($"/work/people/{Uri.EscapeDataString(Key)}/no-relationship");
}
