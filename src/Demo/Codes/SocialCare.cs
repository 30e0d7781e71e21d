namespace Goldthread.Demo.Codes;

/// <summary>
/// Words of adult social care Client Level Data: events, services, delivery, support reasons and outcomes, as they stand in the
/// published quality rules (https://github.com/DHSCDataTeam; domain brief B10). The code system is ours: CLD has words, no codes.
/// </summary>
public static class SocialCare
{
    public static readonly Concept RequestEvent = Cld("event", "request", "Request");
    public static readonly Concept AssessmentEvent = Cld("event", "assessment", "Assessment");
    public static readonly Concept ServiceEvent = Cld("event", "service", "Service");
    public static readonly Concept ReviewEvent = Cld("event", "review", "Review");

    public static readonly Concept LongTermNursing = Cld("service-type", "long-term-nursing", "Long term support: Nursing");
    public static readonly Concept LongTermResidential = Cld("service-type", "long-term-residential", "Long term support: Residential");
    public static readonly Concept LongTermCommunity = Cld("service-type", "long-term-community", "Long term support: Community");
    public static readonly Concept StMax = Cld("service-type", "short-term-max", "Short term: ST-Max");
    public static readonly Concept OngoingLowLevel = Cld("service-type", "short-term-low-level", "Short term: Ongoing low level");
    public static readonly Concept CarerDirect = Cld("service-type", "carer-direct", "Carer support: Direct to carer");

    public static readonly Concept DirectPayment = Cld("delivery", "direct-payment", "Direct payment");
    public static readonly Concept ManagedBudget = Cld("delivery", "managed-personal-budget", "CASSR managed personal budget");
    public static readonly Concept Commissioned = Cld("delivery", "commissioned", "CASSR commissioned support");

    public static readonly Concept PersonalCare = Cld("support-reason", "physical-personal-care", "Physical support: personal care support");
    public static readonly Concept AccessMobility = Cld("support-reason", "physical-access", "Physical support: access and mobility only");
    public static readonly Concept Memory = Cld("support-reason", "memory", "Support with memory and cognition");
    public static readonly Concept Learning = Cld("support-reason", "learning-disability", "Learning disability support");
    public static readonly Concept MentalHealth = Cld("support-reason", "mental-health", "Mental health support");
    public static readonly Concept Isolation = Cld("support-reason", "social-isolation", "Social support: support for social isolation or other");
    public static readonly Concept CarerSupport = Cld("support-reason", "social-carer", "Social support: support to carer");

    public static readonly Concept ToAssessment = Cld("outcome", "progress-assessment", "Progress to assessment");
    public static readonly Concept ToReablement = Cld("outcome", "progress-reablement", "Progress to reablement");
    public static readonly Concept ToSupportPlanning = Cld("outcome", "progress-support-planning", "Progress to support planning");
    public static readonly Concept NoActionSelfFunding = Cld("outcome", "nfa-self-funding", "NFA - self-funding");
    public static readonly Concept NoActionAdvice = Cld("outcome", "nfa-other", "NFA - other: information and advice given");
    public static readonly Concept NoChange = Cld("outcome", "no-change", "No change in package");
    public static readonly Concept EndedAsPlanned = Cld("outcome", "ended-as-planned", "Service ended as planned");

    public static readonly Concept CouncilFunded = Cld("funding", "council-part-or-full", "Council funded, with a contribution from the person");
    public static readonly Concept SelfFunded = Cld("funding", "self-funded", "Pays in full for own care");
    public static readonly Concept NhsFunded = Cld("funding", "nhs-funded", "NHS continuing healthcare");

    public static Concept Component(string words) => Cld("service-component", words.ToLowerInvariant().Replace(' ', '-'), words);

    public static Concept Route(string words) => Cld("route-of-access", words.ToLowerInvariant().Replace(' ', '-'), words);

    private static Concept Cld(string list, string code, string display) => new(Systems.Local + "cld-" + list, code, display);
}
