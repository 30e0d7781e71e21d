using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Person;

/// <summary>A link worker's conversation with the person, and at the end how they are now.</summary>
internal sealed class ConversationModel(PersonRecordReader reader, Prescribing prescribing, ReferralTargets targets, TimeProvider clock) : PersonPage(reader)
{
    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>True on the page that ends it.</summary>
    [FromQuery(Name = "end")]
    public bool Ends { get; set; }

    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public List<string> Reasons { get; set; } = [];

    [BindProperty]
    public string? Matters { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    [BindProperty]
    public List<string> Offers { get; set; } = [];

    [BindProperty]
    public string? Agreed { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public MomentAnswer At { get; set; } = new();

    public Referral Referral { get; private set; } = null!;

    public Scores Scores { get; private set; } = new(null, null);

    public IReadOnlyList<ReferralTarget> Found { get; private set; } = [];

    public string Here => $"{Href}/referrals/{Id}";

    public async Task<IActionResult> OnGet()
    {
        if (await Begin("talk about what would help") is { } instead)
        {
            return instead;
        }

        At = MomentAnswer.From(clock.GetUtcNow());
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin("write down what was agreed") is { } instead)
        {
            return instead;
        }

        var sight = (await AccessDecision.ForRecord(HttpContext)).Value;
        var answers = Answers.ToDictionary(a => a.Key, a => int.TryParse(a.Value, out var number) ? number : (int?)null, StringComparer.Ordinal);
        var referral = Referral with { Version = Seen };
        Outcome<Referral> done;
        if (Ends)
        {
            done = await prescribing.End(Reading, sight, referral, Scores, answers, Outcome ?? "");
        }
        else
        {
            var at = At.Read("Conversation");
            if (!at.Succeeded)
            {
                return Refused([at.Fault with { Path = $"{nameof(At)}.{at.Fault.Path}" }]);
            }

            var offers = new List<ReferralTarget>();
            foreach (var offer in Offers)
            {
                if (await targets.Read(offer) is { } target)
                {
                    offers.Add(target);
                }
            }

            done = await prescribing.Talk(Reading, sight, referral, new Conversation(at.Value, Reasons, Matters ?? "", answers, offers, Agreed ?? ""));
        }

        return done.Succeeded ? Redirect($"{Here}?done=talk") : Refused([.. done.Faults.Select(f => f.Path == "Words" ? f with { Path = null } : f)]);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        if (ReferralsModel.In(Opened.Input).FirstOrDefault(r => r.Id == Id && r.Kind == ReferralKind.SocialPrescribing) is not { } referral)
        {
            return NotFound();
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        (Referral, Scores) = (referral, Scores.Of(Opened.Input, referral.Request));
        if (!ReferralMove.SideOf(referral, Reading.Organisation).HasFlag(ReferralSide.Receiver) || !referral.IsOpen)
        {
            return Redirect(Here);
        }

        Found = Ends || Find is not { Length: > 0 } ? [] : [.. (await targets.Find(Find, Opened.Members)).Where(t => t.Service is not null)];
        return null;
    }
}
