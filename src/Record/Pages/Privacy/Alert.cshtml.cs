using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Record.Reading;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>One alert, what the user did around it, and what the reviewer finds.</summary>
internal sealed class AlertModel(AccessReview review, Database database, ReadJournal journal, TimeProvider clock) : OfficePage(journal, clock)
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Finding { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    public Alert Alert { get; private set; } = null!;

    public string RoleTitle { get; private set; } = "";

    public string OrganisationName { get; private set; } = "";

    public string ReviewerName { get; private set; } = "";

    public IReadOnlyList<(DateTimeOffset At, string What, string Why)> Acts { get; private set; } = [];

    public long Failed { get; private set; }

    public bool IsSuspended { get; private set; }

    public string? WhyNot => AccessReview.WhyNot(Alert, Reading.Id);

    public string FailedWords => IsSuspended
        ? $"{Alert.UserName} can no longer open records by their own word: {Failed} reviews found no good reason."
        : $"1 review found that {Alert.UserName} had no good reason. After {Relationships.MostFailedReviews} they can no longer open records by their own word.";

    public string NotAppropriateHint => Failed + 1 >= Relationships.MostFailedReviews
        ? "The record closes, and they can no longer open records by their own word"
        : "The record closes, if it is still open to them";

    public async Task<IActionResult> OnGet()
    {
        if ((StepUp.Ask(HttpContext) ?? Enter()) is { } instead)
        {
            return instead;
        }

        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        var finding = Enum.GetValues<Finding>().Where(f => f.ToString() == Finding).Select(f => (Finding?)f).FirstOrDefault();
        if (finding is null)
        {
            ModelState.AddModelError(nameof(Finding), "Choose what you found");
        }

        if (string.IsNullOrWhiteSpace(Notes))
        {
            ModelState.AddModelError(nameof(Notes), "Say what you found");
        }

        if (!StepUp.IsFresh(HttpContext))
        {
            ModelState.AddModelError(nameof(Notes), StepUp.Stale);
        }

        var status = StatusCodes.Status400BadRequest;
        if (ModelState.IsValid)
        {
            var reviewed = await review.Review(Id, Seen ?? "", finding!.Value, Notes!, Sight);
            if (reviewed.Succeeded)
            {
                var suspended = finding == Record.Privacy.Finding.NotAppropriate && (await review.Standing(reviewed.Value.UserId)).Suspended;
                return Redirect("/work/privacy?done=" + (suspended ? "suspended" : finding == Record.Privacy.Finding.Escalate ? AlertStates.Escalated : reviewed.Value.Outcome));
            }

            if (reviewed.Fault.Kind == FaultKind.NotFound)
            {
                return NotFound();
            }

            status = reviewed.Fault.Kind switch { FaultKind.Conflict => StatusCodes.Status409Conflict, FaultKind.Forbidden => StatusCodes.Status403Forbidden, _ => status };
            ModelState.AddModelError(reviewed.Fault.Path is null ? "" : nameof(Notes), reviewed.Fault.Message);
        }

        if (!await Load())
        {
            return NotFound();
        }

        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> Load()
    {
        if (await database.Read(session => AlertTable.Find(session, Id)) is not { } alert)
        {
            return false;
        }

        Alert = alert;
        (RoleTitle, OrganisationName, ReviewerName) = await database.Read(session => (
            UserTable.Find(session, alert.UserId)?.Role.Title ?? "role not known",
            SourceTable.All(session).GetValueOrDefault(alert.Organisation, alert.Organisation),
            UserTable.Find(session, alert.Reviewer)?.Name ?? alert.Reviewer));
        (Failed, IsSuspended) = await review.Standing(alert.UserId);
        Acts = [.. (await review.Done(alert)).Select(d => (d.Act.At, AccessWords.OfRead(d.Act.Activity, "the"), AccessWords.Why(d.Act.Why, "the")))];
        await Looked("review alert " + alert.Id, alert.Person.IsPlace ? null : alert.Person);
        return true;
    }
}
