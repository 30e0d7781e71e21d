using System.Globalization;
using Goldthread.Coordination.Work;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Work;

/// <summary>My moves today: the first page of whoever coordinates.</summary>
internal sealed class IndexModel(WorkList list, WorkDesk desk, SavedLists saved, Database database, TimeProvider clock) : PageModel
{
    private Sight _sight = null!;

    [FromQuery(Name = "whose")]
    public string? AskedWhose { get; set; }

    [FromQuery(Name = "kind")]
    public string? AskedKind { get; set; }

    [FromQuery(Name = "late")]
    public bool Late { get; set; }

    [FromQuery(Name = "show")]
    public string? AskedShow { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Type { get; set; }

    [BindProperty]
    public int Days { get; set; } = 1;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? How { get; set; }

    /// <summary>What came of something to do: a code.</summary>
    [BindProperty]
    public string? CameOfIt { get; set; }

    /// <summary>More about what came of it.</summary>
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? ListName { get; set; }

    /// <summary>Which of a row's small forms was sent, so that its error leads back to it.</summary>
    public bool IsDealing { get; private set; }

    /// <summary>The same of the form that ends something to do.</summary>
    public bool IsFinishing { get; private set; }

    /// <summary>True where a row's form for later was sent.</summary>
    public bool IsPuttingOff(string id) => Id == id && !IsDealing && !IsFinishing;

    public string Whose => AskedWhose ?? (Showing == "answers" ? "all" : "me");

    public string Kind => AskedKind ?? "";

    public string Showing => AskedShow ?? "";

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    public WorkPage List { get; private set; } = new([], null);

    public IReadOnlyList<User> Colleagues { get; private set; } = [];

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public IReadOnlyList<SavedList> Saved { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>How the list stood when it was drawn: the page asks whether there is more since.</summary>
    public string Mark { get; private set; } = "";

    public WorkSide Side => Showing switch { "sent" => WorkSide.Watch, "answers" => WorkSide.Answer, _ => WorkSide.Do };

    public string Heading => Showing switch
    {
        "sent" => "What you wait for",
        "answers" => "News and answers",
        "snoozed" => "Put off",
        _ => "My work",
    };

    public string DoneWords => Done switch
    {
        "given" => "Given. It is on their list now.",
        "snoozed" => "Put off. It comes back by itself.",
        "dealt" => "The alert is dealt with; what was done stands in the record.",
        "finished" => "Done. What came of it stands in the record, and with whoever asked.",
        "noted" => "Taken off your list.",
        "saved" => "The list is saved under its name.",
        "removed" => "The saved list is gone.",
        _ => "",
    };

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    /// <summary>How many rows are newer than the page that asks: a number and no more, so nothing moves under the reader's hand.</summary>
    public async Task<IActionResult> OnGetNewer(string mark)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var since = long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        return Content(List.Items.Count(i => i.Row.SinceAt > since).ToString(CultureInfo.InvariantCulture), "text/plain");
    }

    public async Task<IActionResult> OnPostAssign()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        (string, string)? to = Colleagues.FirstOrDefault(c => c.Id == To) is { } colleague ? (colleague.Id, colleague.Name) : null;
        if (Chosen.Count == 0 || (to is null && To != "nobody"))
        {
            ModelState.AddModelError(Chosen.Count == 0 ? nameof(Chosen) : nameof(To), Chosen.Count == 0 ? "Choose at least one row" : "Choose who gets it");
            return Again();
        }

        var refused = new List<string>();
        foreach (var chosen in Chosen.Distinct())
        {
            var slash = Math.Max(0, chosen.IndexOf('/', StringComparison.Ordinal));
            var done = await desk.Assign(Reader, _sight, chosen[..slash], chosen[(slash + 1)..], to);
            if (!done.Succeeded)
            {
                refused.Add($"{List.Items.FirstOrDefault(i => Pick(i) == chosen)?.Person.Name ?? "One row"}: {done.Fault.Message}");
            }
        }

        if (refused.Count > 0)
        {
            refused.ForEach(words => ModelState.AddModelError(nameof(Chosen), words));
            await Fill();
            return Again();
        }

        return Redirect(Href("given"));
    }

    public async Task<IActionResult> OnPostSnooze()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        if (Days is < 1 or > 28)
        {
            ModelState.AddModelError(nameof(Days), "Choose until when, at most four weeks");
            return Again();
        }

        var until = UkTime.StartOf(Dates.DayInLondon(Now).AddDays(Days)).AddHours(8);
        return Answered(await desk.Snooze(Reader, _sight, Side, Type ?? "", Id ?? "", until, Reason ?? ""), "snoozed");
    }

    public async Task<IActionResult> OnPostNoted() => await Begin() ?? Answered(await desk.Noted(Reader, _sight, Type ?? "", Id ?? ""), "noted");

    public async Task<IActionResult> OnPostDeal()
    {
        IsDealing = true;
        return await Begin() ?? Answered(await desk.Deal(Reader, _sight, Id ?? "", How ?? ""), "dealt");
    }

    public async Task<IActionResult> OnPostFinish()
    {
        IsFinishing = true;
        return await Begin() ?? Answered(await desk.Finish(Reader, _sight, Id ?? "", CameOfIt ?? "", Words ?? ""), "finished");
    }

    public async Task<IActionResult> OnPostSave() => await Begin() ?? Answered(await saved.Save(Reader, ListName ?? "", Query()), "saved");

    public async Task<IActionResult> OnPostForget() => await Begin() ?? Answered(await saved.Forget(Reader, Id ?? ""), "removed");

    /// <summary>This page with another choice; what is not named stays.</summary>
    public string With(string? whose = null, string? kind = null, bool? late = null, string? show = null) => "/work" + Query(whose ?? AskedWhose ?? (show ?? Showing) switch { "answers" => "all", _ => "me" }, kind ?? Kind, late ?? Late, show ?? Showing);

    /// <summary>What ticking a row sends.</summary>
    public static string Pick(WorkItem item) => $"{item.Row.Type}/{item.Row.Id}";

    public string NextHref => With() + (With().Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"after={List.Next!.Value.DueAt.ToString(CultureInfo.InvariantCulture)}.{Uri.EscapeDataString(List.Next.Value.Id)}";

    private string Query() => Query(Whose, Kind, Late, Showing);

    private static string Query(string whose, string kind, bool late, string show)
    {
        var parts = new List<string>();
        if (whose != (show == "answers" ? "all" : "me")) parts.Add("whose=" + Uri.EscapeDataString(whose));
        if (kind.Length > 0) parts.Add("kind=" + Uri.EscapeDataString(kind));
        if (late) parts.Add("late=true");
        if (show.Length > 0) parts.Add("show=" + Uri.EscapeDataString(show));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private string Href(string done) => With() + (With().Contains('?', StringComparison.Ordinal) ? "&" : "?") + "done=" + done;

    private async Task<IActionResult?> Begin()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        _sight = sight.Value;
        await Fill();
        return null;
    }

    private async Task Fill()
    {
        var here = await database.Read(session => (Users: UserTable.Of(session, Reader.Organisation), Teams: Team.Of(session, Reader.Organisation)));
        Colleagues = [.. here.Users.Where(u => u.Role.MayOpenRecords)];
        Teams = here.Teams;
        Saved = await saved.Of(Reader);
        List = await list.Read(Reader, _sight, new WorkFilter(Side, Whose, Kind, Late, Showing == "snoozed"), Place());
        Mark = Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }

    private WorkPlace Place()
    {
        var dot = After?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && long.TryParse(After.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var due) ? new WorkPlace(due, After![(dot + 1)..]) : WorkPlace.Start;
    }

    private IActionResult Answered(Outcome<bool> done, string words)
    {
        if (done.Succeeded)
        {
            return Redirect(Href(words));
        }

        ModelState.AddModelError(done.Fault.Path ?? "", done.Fault.Message);
        return Again(done.Fault.Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private PageResult Again(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return Page();
    }
}
