using Goldthread.Coordination.Referrals;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Person;

/// <summary>Refers a person: the service first, then why; what is known already is not asked again.</summary>
internal sealed class ReferModel(PersonRecordReader reader, ReferralService referrals, ReferralTargets targets) : PersonPage(reader)
{
    // Plan, medicines, contacts and open tasks: what a transfer carries (P51).
    private static readonly string[] Carried = ["CarePlan", "CareTeam", "MedicationRequest", "MedicationStatement", "RelatedPerson", "Task"];

    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Kind { get; set; } = "service";

    [BindProperty]
    public string? Priority { get; set; } = "routine";

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>"send" or "draft".</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>Set when the writer has seen that there is one already, and sends all the same.</summary>
    [BindProperty]
    public bool Again { get; set; }

    public IReadOnlyList<ReferralTarget> Targets { get; private set; } = [];

    public IReadOnlyList<Referral> Same { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Begin("begin a referral") ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Begin("write a referral") is { } instead)
        {
            return instead;
        }

        var target = await targets.Read(Target ?? "");
        if (target is null)
        {
            ModelState.AddModelError(nameof(Target), "Choose a service");
        }

        if (!Enum.TryParse<ReferralPriority>(Priority, ignoreCase: true, out var priority) || !Enum.IsDefined(priority))
        {
            ModelState.AddModelError(nameof(Priority), "Choose how soon");
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Say why you refer");
        }

        if (!ModelState.IsValid)
        {
            return Refused();
        }

        Same = ReferralService.SameAs(ReferralsModel.In(Opened.Input), target!);
        if (Same.Count > 0 && !Again)
        {
            ModelState.AddModelError(nameof(Again), "There is a referral to this service already. Look at it first, or say that another is needed");
            return Refused();
        }

        var sight = (await AccessDecision.ForRecord(HttpContext)).Value;
        var kind = Kind switch { "transfer" => ReferralKind.Transfer, "social-prescribing" => ReferralKind.SocialPrescribing, _ => ReferralKind.Service };
        var form = new ReferralForm(kind, target!, priority, Reason!, kind == ReferralKind.Transfer ? WhatGoes() : []);
        var done = await referrals.Write(Reading, sight, Opened.Members, form, Then != "draft");
        if (done.Succeeded)
        {
            return Redirect($"{Href}/referrals/{done.Value}?done=sent");
        }

        ModelState.AddModelError(done.Fault.Path ?? "", done.Fault.Message);
        return Refused();
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        Targets = await targets.Find(Find ?? "", Opened.Members);
        return null;
    }

    private List<string> WhatGoes() =>
    [
        .. Opened.Input.Entries.Where(e => Carried.Contains(e.Type) && ReferralFhir.Read(e.Resource, e.Id, e.Version) is null
            && e.Resource.Text("status") is null or "active" or "on-hold" or "requested" or "received" or "accepted" or "in-progress" or "ready").Select(e => $"{e.Type}/{e.Id}"),
    ];

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
