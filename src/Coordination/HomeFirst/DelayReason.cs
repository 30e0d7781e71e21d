using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>
/// Who must act so that somebody can leave. The three of the monthly return on delayed transfers of care (to February 2020), in which England counted
/// days by responsible organisation: https://www.england.nhs.uk/statistics/statistical-work-areas/delayed-transfers-of-care/
/// </summary>
internal enum Responsible
{
    Nhs = 1,
    SocialCare = 2,
    Both = 3,
}

/// <summary>One reason why somebody who is ready has not left.</summary>
/// <param name="Code">Our code; the national return gives names only.</param>
/// <param name="Group">The five groups of the national list.</param>
/// <param name="Words">Its name.</param>
/// <param name="Pathways">The pathways for which it is in the list; empty for any.</param>
/// <param name="Usual">Who is usually responsible: offered first, never decided here.</param>
internal sealed record DelayReason(string Code, string Group, string Words, IReadOnlyList<Pathway> Pathways, Responsible Usual)
{
    private const string Hospital = "Hospital process";
    private const string Concerns = "Wellbeing concerns";
    private const string Hub = "Care transfer hub process";
    private const string Interface = "Interface process";
    private const string Capacity = "Capacity";

    public const string System = "urn:goldthread:delay-reason";

    /// <summary>
    /// The reasons of the national monthly return on discharge delays of acute trusts, as published since June 2024: five groups, 37 reasons.
    /// https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/
    /// </summary>
    public static IReadOnlyList<DelayReason> All { get; } =
    [
        Of("h-therapy", Hospital, "Awaiting therapy review of need for supported discharge"),
        Of("h-medical", Hospital, "Awaiting medical review of need for supported discharge"),
        Of("h-referral", Hospital, "Awaiting referral to care transfer hub for supported discharge"),
        Of("h-transport", Hospital, "Awaiting patient transport services"),
        Of("h-medicines", Hospital, "Awaiting medicines to take home, discharge letter or other discharge documentation"),
        Of("h-infection", Hospital, "Remaining in hospital due to infection prevention and control restrictions"),
        Of("h-decision", Hospital, "Awaiting formal decision to discharge (inc diagnostic test results)"),
        Of("w-choice", Concerns, "Patient/family/carer concerns over discharge readiness"),
        Of("w-safeguarding", Concerns, "Ongoing safeguarding concern", Responsible.SocialCare),
        Of("w-capacity", Concerns, "Awaiting determination of mental capacity"),
        Of("w-destination", Concerns, "Issues with discharge destination readiness"),
        Of("t-needs", Hub, "Waiting for confirmation of immediate care needs and pathway", Responsible.Both),
        Of("t-referrals", Hub, "Awaiting necessary referrals by care transfer hub", Responsible.Both),
        Of("t-funding", Hub, "Awaiting confirmation of funding eligibility", Responsible.Both),
        Of("i-home-recovery", Interface, "Home based rehabilitation, reablement or recovery service arrangements still underway", Responsible.Both, Pathway.HomeWithHelp),
        Of("i-home-social", Interface, "Other home-based social care service arrangements still underway", Responsible.SocialCare, Pathway.HomeWithHelp),
        Of("i-home-health", Interface, "Other home-based community health service arrangements still underway", Responsible.Nhs, Pathway.HomeWithHelp),
        Of("i-homeless", Interface, "Housing provision arrangement for homelessness still underway", Responsible.SocialCare, Pathway.Home, Pathway.HomeWithHelp),
        Of("i-bed", Interface, "Bed-based rehabilitation, reablement or recovery service arrangements still underway", Responsible.Both, Pathway.RecoveryBed),
        Of("i-care-home", Interface, "Residential/nursing home care arrangements still underway", Responsible.SocialCare, Pathway.CareHome),
        Of("i-end-of-life", Interface, "End of life care inc Fast-Track CHC arrangement still underway", Responsible.Nhs, Pathway.HomeWithHelp, Pathway.CareHome),
        Of("i-provider", Interface, "Further action requested by agreed provider", Responsible.Both),
        Of("i-no-recourse", Interface, "Homeless with no recourse to public funds", Responsible.SocialCare),
        Of("i-self-funded", Interface, "Self-funded care package arrangements still underway", Responsible.SocialCare),
        Of("i-choice", Interface, "Patient/family/carer choice discussions on package still underway", Responsible.Both),
        Of("i-out-of-area", Interface, "Out of area discharge arrangements requested but not completed", Responsible.Both),
        Of("c-home-recovery", Capacity, "Home-based rehabilitation, reablement or recovery services not yet available", Responsible.Both, Pathway.HomeWithHelp),
        Of("c-home-social", Capacity, "Other home-based social care service not yet available", Responsible.SocialCare, Pathway.HomeWithHelp),
        Of("c-home-health", Capacity, "Other home-based community health services not yet available", Responsible.Nhs, Pathway.HomeWithHelp),
        Of("c-housing", Capacity, "Housing provision not yet available", Responsible.SocialCare, Pathway.Home, Pathway.HomeWithHelp),
        Of("c-bed", Capacity, "Bed-based rehabilitation, reablement or recovery services not yet available", Responsible.Both, Pathway.RecoveryBed),
        Of("c-mental-health", Capacity, "Mental health admitted patient care not yet available", Responsible.Nhs, Pathway.RecoveryBed),
        Of("c-care-home", Capacity, "Residential/nursing home care not yet available", Responsible.SocialCare, Pathway.CareHome),
        Of("c-end-of-life", Capacity, "End of life care inc Fast-Track CHC not yet available", Responsible.Nhs, Pathway.HomeWithHelp, Pathway.CareHome),
        Of("c-adaptations", Capacity, "Housing adaptations not yet completed", Responsible.SocialCare, Pathway.HomeWithHelp, Pathway.CareHome),
        Of("c-equipment", Capacity, "Equipment and associated training not yet delivered", Responsible.Both, Pathway.HomeWithHelp, Pathway.RecoveryBed, Pathway.CareHome),
        Of("c-restart", Capacity, "Awaiting restart of existing social care arrangements", Responsible.SocialCare, Pathway.Home),
    ];

    public static DelayReason? Find(string code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>The reason of a name as it is published, in which dashes, spaces and pathways are written in many ways; null for another.</summary>
    public static DelayReason? OfNational(string name)
    {
        var pathway = name.IndexOf("(Pathway", StringComparison.OrdinalIgnoreCase);
        return ByLetters.GetValueOrDefault(Letters(pathway < 0 ? name : name[..pathway]));
    }

    private static readonly Dictionary<string, DelayReason> ByLetters = All.ToDictionary(r => Letters(r.Group + r.Words), StringComparer.Ordinal);

    private static string Letters(string text) => new([.. text.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>The reason in words; for none that nobody has said yet.</summary>
    public static string WordsOf(string code) => code.Length == 0 ? "No reason given yet" : Find(code)?.Words ?? code;

    public static string BodyWords(Responsible responsible) => responsible switch { Responsible.Nhs => "NHS", Responsible.SocialCare => "Social care", _ => "NHS and social care" };

    /// <summary>The reason, or why it cannot be the one for this pathway.</summary>
    public static Outcome<DelayReason> For(string? code, Pathway? pathway)
    {
        if (Find(code ?? "") is not { } reason)
        {
            return new Fault(FaultKind.Invalid, "Choose what they are waiting for", "Reason");
        }

        return reason.Pathways.Count > 0 && pathway is { } chosen && !reason.Pathways.Contains(chosen)
            ? new Fault(FaultKind.Invalid, $"This reason is for {string.Join(" or ", reason.Pathways.Select(p => $"pathway {(int)p}"))}; the person is on pathway {(int)chosen}", "Reason")
            : reason;
    }

    private static DelayReason Of(string code, string group, string words, Responsible usual = Responsible.Nhs, params Pathway[] pathways) => new(code, group, words, pathways, usual);
}
