using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Initiatives;

/// <summary>Something that places do to join up care.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Said">Other words in which people ask for it.</param>
public sealed record Intervention(string Code, string Title, IReadOnlyList<string> Said);

/// <summary>What places do, and the words for it: written by us. A row here is all that a new one takes.</summary>
public static class Interventions
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<Intervention> All { get; } =
    [
        new("proactive-care", "Finding and helping people early", ["risk stratification", "proactive care", "case finding", "anticipatory care", "case management", "population health management"]),
        new("multidisciplinary-team", "Teams of several professions", ["multidisciplinary team", "mdt", "integrated team", "neighbourhood team", "joint team", "co-located", "co-location"]),
        new("care-coordination", "A named coordinator and one plan", ["care coordinator", "care coordination", "care plan", "single assessment", "named professional", "key worker", "personalised care plan"]),
        new("urgent-response", "Urgent response at home", ["rapid response", "crisis response", "two hour response", "hospital at home", "admission avoidance", "single point of access"]),
        new("home-first", "Home first from hospital", ["home first", "hospital discharge", "discharge", "delayed discharge", "delayed transfer", "delayed transfers of care", "dtoc", "discharge to assess", "leaving hospital", "transfer of care", "home from hospital", "bed days lost"]),
        new("reablement", "Reablement and therapy at home", ["intermediate care", "rehabilitation", "rehab", "step down", "home therapy"]),
        new("social-prescribing", "Social prescribing", ["link worker", "loneliness", "isolation", "social isolation", "community connector"]),
        new("community-assets", "Building on the strengths of communities", ["asset-based", "assets", "community development", "vcse", "voluntary sector", "charity", "charities", "wellbeing hub", "prevention"]),
        new("falls", "Preventing falls", ["falls prevention", "fracture liaison", "strength and balance"]),
        new("telehealth", "Care at a distance", ["telehealth", "telecare", "remote monitoring", "telemedicine", "virtual ward", "digital", "technology"]),
        new("shared-records", "Shared records", ["electronic record", "electronic health record", "shared care record", "information sharing", "interoperability", "data sharing"]),
        new("data-insight", "Joined-up data and insight", ["intelligence unit", "analytics", "linked data", "joined-up data", "data analytics"]),
        new("care-homes", "Support to care homes", ["care home", "nursing home", "enhanced health in care homes", "residential care"]),
        new("housing", "Housing with care and support", ["housing", "supported housing", "extra care", "supported living", "adaptations"]),
        new("mental-health", "Mental health in the community", ["mental health", "mental illness", "personality disorder", "anxiety", "depression"]),
        new("pathway-redesign", "Specialist care closer to home", ["musculoskeletal", "msk", "rheumatology", "orthopaedics", "outpatient", "outpatients", "closer to home", "community clinic"]),
        new("carers", "Support to unpaid carers", ["carer", "unpaid carer", "respite"]),
        new("seven-day", "Seven-day working", ["seven day", "7 day", "weekend working"]),
        new("pooled-budget", "Pooled or aligned budgets", ["pooled budget", "section 75", "pooled fund", "aligned budget", "better care fund", "single purse", "one purse", "joint commissioning", "integrated commissioning", "integrated fund"]),
        new("integrated-provider", "One organisation that provides", ["integrated provider", "care trust", "merger", "accountable care", "capitation", "integrated health system"]),
        new("partnership-agreement", "An agreement between partners", ["strategic partnering agreement", "alliance", "concordat", "governance", "partnership board", "executive team", "integrated care partnership"]),
        new("workforce", "One workforce", ["academy", "joint training", "training", "workforce development", "workforce strategy", "better conversations"]),
        new("engagement", "Listening to people and communities", ["co-production", "engagement", "appreciative enquiry", "community conversations", "consultation", "lived experience"]),
    ];

    /// <summary>Faults of a list of codes; each has the path of the code at fault.</summary>
    internal static IEnumerable<Fault> Check(IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) yield return new Fault(FaultKind.Invalid, "Choose what was done", "interventions");
        for (var i = 0; i < codes.Count; i++)
        {
            if (All.All(known => known.Code != codes[i])) yield return new Fault(FaultKind.Invalid, $"\"{codes[i]}\" is not known. Choose one of: {string.Join(", ", All.Select(k => k.Code))}", $"interventions[{i}]");
        }
    }

    /// <summary>What one is called; its code where it is not known.</summary>
    public static string TitleOf(string code) => All.FirstOrDefault(i => i.Code == code)?.Title ?? code;
}
