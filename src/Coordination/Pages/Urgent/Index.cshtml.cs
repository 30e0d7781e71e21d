using Goldthread.Coordination.Urgent;
using Goldthread.Coordination.Work;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Urgent;

/// <summary>The dispatch board: who needs somebody within two hours, and whom to send.</summary>
internal sealed class IndexModel(UrgentBoard board, WorkDesk desk, Database database, TimeProvider clock) : PageModel
{
    private Sight _sight = null!;

    [BindProperty]
    public string? Id { get; set; }

    /// <summary>"team:ID" or "user:ID".</summary>
    [BindProperty]
    public string? To { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public WorkPage List { get; private set; } = new([], null);

    public IReadOnlyList<UrgentTeam> Teams { get; private set; } = [];

    public IReadOnlyList<User> Colleagues { get; private set; } = [];

    public UrgentCount Today { get; private set; } = UrgentCount.Of("", []);

    public UrgentHours Hours => board.Hours;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var team = Teams.FirstOrDefault(t => "team:" + t.Team.Id == To)?.Team;
        var colleague = Colleagues.FirstOrDefault(c => "user:" + c.Id == To);
        if (team is null && colleague is null)
        {
            ModelState.AddModelError(nameof(To), "Choose whom to send");
        }
        else if (await desk.Send(Reader, _sight, Id ?? "", team is null ? null : (team.Id, team.Name), colleague is null ? null : (colleague.Id, colleague.Name)) is { Succeeded: false } refused)
        {
            ModelState.AddModelError("", refused.Fault.Message);
        }

        if (ModelState.IsValid)
        {
            return Redirect("/work/urgent?done=sent");
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> Begin()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        _sight = sight.Value;
        List = await board.Open(Reader, _sight);
        Teams = await board.Teams(Reader);
        Colleagues = [.. (await database.Read(session => UserTable.Of(session, Reader.Organisation))).Where(u => u.Role.MayOpenRecords)];
        Today = (await board.Counts(Reader.Organisation, Goldthread.Record.Summary.UkTime.StartOf(DesignSystem.Text.Dates.DayInLondon(Now)), Now.AddDays(1))).All;
        return null;
    }
}
