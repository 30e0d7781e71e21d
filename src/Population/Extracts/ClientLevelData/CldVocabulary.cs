using System.Collections.Frozen;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>The words that a field may have, where public sources give the whole list. Compared by letters and digits alone, as the Department cleans them.</summary>
/// <remarks>
/// Sources: domain rule B10; the Department of Health and Social Care's public code for Client Level Data (event outcomes of release 1 and 2, service types, accommodation status, client types);
/// CLD guidance, release 1, February 2023, as the public adult social care glossary quotes it (route of access, review reason, method of assessment and review, delivery mechanism, assessment
/// type); Interweave's public code system for support reasons. Either release's words are taken. Not found whole, and so not checked by word: gender, ethnicity, has unpaid carer, employment
/// status, service component, client funding status, cost frequency, eligible needs, review outcomes, hours of caring.
/// </remarks>
internal static class CldVocabulary
{
    private static readonly FrozenDictionary<CldField, FrozenSet<string>> _words = new Dictionary<CldField, FrozenSet<string>>
    {
        [CldField.ClientType] = Of("Service User", "Carer", "Carer known by association", "Unpaid carer", "Unpaid carer known by association"),
        [CldField.EventType] = Of("Request", "Assessment", "Service", "Review"),
        [CldField.PrimarySupportReason] = Of(
            "Physical Support: Access & mobility only", "Physical Support: Personal care support", "Sensory Support: Support for visual impairment",
            "Sensory Support: Support for hearing impairment", "Sensory Support: Support for dual impairment", "Support with Memory & Cognition", "Support with Memory and Cognition",
            "Learning Disability Support", "Mental Health Support", "Social Support: Substance misuse support", "Social Support: Asylum seeker support",
            "Social Support: Support for Social Isolation/Other", "Social Support: Support to carer", "Unknown"),
        [CldField.AccommodationStatus] = Of(
            "Owner occupier or shared ownership scheme", "Tenant", "Tenant - private landlord", "Settled mainstream housing with family / friends",
            "Supported accommodation / supported lodgings / supported group home", "Shared Lives scheme",
            "Approved premises for offenders released from prison or under probation supervision", "Sheltered housing / extra care housing / other sheltered housing",
            "Mobile accommodation for Gypsy / Roma and Traveller communities", "Rough sleeper / squatting", "Night shelter / emergency hostel / direct access hostel", "Refuge",
            "Placed in temporary accommodation by the council (inc. homelessness resettlement)", "Staying with family / friends as a short-term guest",
            "Acute / long-term healthcare residential facility or hospital", "Registered care home", "Registered nursing home", "Prison / Young offenders institution / detention centre",
            "Other temporary accommodation", "Unknown"),
        [CldField.EventOutcome] = Of(
            "Progress to reablement/ST-Max", "Progress to assessment", "Progress to re-assessment / unplanned review", "Progress to financial assessment",
            "Progress to support planning / services", "No change in package", "Provision of service", "Progress to end of life care", "Admitted to hospital", "NFA - Moved to another LA",
            "NFA - 100% NHS funded care", "NFA - Self-funded client (inc. 12wk disregard)", "NFA - Information & advice / signposting only", "NFA - Support declined", "NFA - Deceased",
            "Service ended as planned", "NFA - Support ended: other reason", "NFA - No services offered: other reason", "NFA - Other",
            "Progress to assessment, review or reassessment", "Continuation of support or services", "NFA: Responsibility moved to another local authority",
            "NFA: Referral to NHS services or NHS funded social care", "NFA: Self-funded client or under 12wk disregard", "NFA: Information and advice or signposting",
            "NFA: Support ended as planned", "NFA: Support ended for other reason", "NFA: No services offered for other reason"),
        [CldField.RouteOfAccess] = Of(
            "Planned Entry (Transition)", "Discharge from Hospital", "Diversion from Hospital Services", "Community / Other route", "Prison", "Self-Funder", "Discharge from Reablement", "Transfer from Other LA"),
        [CldField.AssessmentType] = Of("Short Term Assessment", "Long Term Assessment", "Financial Assessment"),
        [CldField.MethodOfAssessment] = Of("Carer only", "Service user only", "Service user and carer"),
        [CldField.MethodOfReview] = Of("Carer only", "Service user only", "Service user and carer"),
        [CldField.ServiceType] = Of(
            "Long Term Support: Nursing Care", "Long Term Support: Residential Care", "Long Term Support: Community", "Long Term Support: Prison", "Short Term Support: ST-Max",
            "Short Term Support: Ongoing Low Level", "Short Term Support: Other Short Term", "Carer Support: Direct to Carer", "Carer Support: Support involving the person cared-for"),
        [CldField.DeliveryMechanism] = Of("Direct Payment", "CASSR Managed Personal Budget", "CASSR Commissioned Support", "Self-Funder Metering Only"),
        [CldField.ReviewReason] = Of(
            "Planned", "Unplanned - Hospital (Planned and unplanned episodes)", "Unplanned - Carer related", "Unplanned - Safeguarding concern", "Unplanned - Other Reason",
            "Unplanned - Provider Failure", "Unplanned - Change in Commissioning arrangements"),
    }.ToFrozenDictionary();

    /// <summary>Whether a field has a list to be held to.</summary>
    public static bool Has(CldField field) => _words.ContainsKey(field);

    public static bool Knows(CldField field, string text) => _words[field].Contains(PlainText.Of(text));

    private static FrozenSet<string> Of(params ReadOnlySpan<string> words)
    {
        var plain = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words) plain.Add(PlainText.Of(word));
        return plain.ToFrozenSet(StringComparer.Ordinal);
    }
}
