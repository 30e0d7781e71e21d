using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Person;

/// <summary>One referral: how it stands, its story, and the steps that the reader may take.</summary>
internal sealed class ReferralModel(PersonRecordReader reader, ReferralService referrals, ReferralTargets targets) : PersonPage(reader)
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Alternative { get; set; }

    [BindProperty]
    public MomentAnswer At { get; set; } = new();

    [BindProperty]
    public string? Target { get; set; }

    [FromQuery(Name = "step")]
    public string? Chosen { get; set; }

    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Referral Referral { get; private set; } = null!;

    public ReferralSide Side { get; private set; }

    public Scores Scores { get; private set; } = new(null, null);

    /// <summary>True where a link worker of the service goes on by talking with the person.</summary>
    public bool IsConversation => Referral is { Kind: ReferralKind.SocialPrescribing, State: ReferralState.Accepted or ReferralState.Waiting or ReferralState.Seen } && Side.HasFlag(ReferralSide.Receiver);

    /// <summary>What goes with the person, in words; empty but for a transfer.</summary>
    public IReadOnlyList<string> Carries { get; private set; } = [];

    public IReadOnlyList<ReferralTarget> Targets { get; private set; } = [];

    /// <summary>The step whose form is open; null for none.</summary>
    public ReferralStep? Step => Enum.TryParse<ReferralStep>(Chosen, ignoreCase: true, out var step) && Steps.Contains(step) ? step : null;

    public IReadOnlyList<ReferralStep> Steps => ReferralMove.Open(Referral, Side);

    public string Here => $"{Href}/referrals/{Id}";

    public async Task<IActionResult> OnGet() => await Begin("look at a referral") ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Begin("take a step with a referral") is { } instead)
        {
            return instead;
        }

        if (!Enum.TryParse<ReferralStep>(Chosen, ignoreCase: true, out var step))
        {
            return NotFound();
        }

        var sight = (await AccessDecision.ForRecord(HttpContext)).Value;
        if (step == ReferralStep.Redirect)
        {
            return await Redirect(sight);
        }

        DateTimeOffset? at = null;
        if (step == ReferralStep.See || (step == ReferralStep.Wait && !At.IsEmpty))
        {
            var read = At.Read(step == ReferralStep.See ? "First contact" : "Planned contact");
            if (!read.Succeeded)
            {
                return Refused(read.Fault with { Path = $"{nameof(At)}.{read.Fault.Path}" });
            }

            at = read.Value;
        }

        var done = await referrals.Take(Reading, sight, Id, Seen, step, new ReferralAnswer(Words ?? "", at, Alternative ?? ""));
        return done.Succeeded ? Redirect($"{Here}?done={step.ToString().ToLowerInvariant()}") : Refused(done.Fault);
    }

    private async Task<IActionResult> Redirect(Fhir.Storage.Sight sight)
    {
        if (await targets.Read(Target ?? "") is not { } target)
        {
            return Refused(new Fault(FaultKind.Invalid, "Choose where it goes", nameof(Target)));
        }

        var done = await referrals.Redirect(Reading, sight, Id, Seen, target, Words ?? "");
        return done.Succeeded ? Redirect($"{Href}/referrals/{done.Value}?done=redirect") : Refused(done.Fault);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        var all = ReferralsModel.In(Opened.Input);
        if (all.FirstOrDefault(r => r.Id == Id) is not { } referral)
        {
            return NotFound();
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        (Referral, Side) = (referral, ReferralMove.SideOf(referral, Reading.Organisation));
        Scores = Scores.Of(Opened.Input, referral.Request);
        if (Step == ReferralStep.Redirect)
        {
            Targets = await targets.Find(Find ?? "", Opened.Members);
        }

        var entries = new Dictionary<string, RecordEntry>(StringComparer.Ordinal);
        foreach (var entry in Opened.Input.Entries)
        {
            entries.TryAdd($"{entry.Type}/{entry.Id}", entry);
        }

        Carries = entries.TryGetValue("Task/" + Id, out var task)
            ? [.. task.Resource.Items("input").Select(i => i.Child("valueReference").Text("reference")).OfType<string>().Select(r => Title(entries.GetValueOrDefault(r)))]
            : [];
        return null;
    }

    // What the reader may not see is counted, not named.
    private static string Title(RecordEntry? entry) => entry is null ? "Something that your role does not show" : entry.Type switch
    {
        "CarePlan" => "Plan: " + (entry.Resource.Text("title") ?? "care plan"),
        "MedicationRequest" or "MedicationStatement" => "Medicine: " + (entry.Resource.Child("medicationCodeableConcept").Text("text") ?? entry.Resource.Child("medicationCodeableConcept").First("coding").Text("display") ?? entry.Resource.Child("medicationReference").Text("display") ?? "a medicine"),
        "RelatedPerson" => "Contact: " + (entry.Resource.First("name").Text("text") ?? string.Join(' ', entry.Resource.First("name").Items("given").Select(g => g.Text()).Append(entry.Resource.First("name").Text("family")))),
        "Task" => "Task: " + (entry.Resource.Text("description") ?? "a task"),
        "CareTeam" => "Care team: " + (entry.Resource.Text("name") ?? "care team"),
        var type => type,
    };
}
