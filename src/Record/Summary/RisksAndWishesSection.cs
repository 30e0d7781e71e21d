using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>What sort of risk or wish.</summary>
public enum RiskKind
{
    Warning,
    ReasonableAdjustment,
    Risk,
    Resuscitation,
    AdvanceDecision,
    EscalationPlan,
    Consent,
}

/// <summary>One risk, warning, adjustment or wish.</summary>
public sealed record RiskOrWish : RecordItem
{
    internal RiskOrWish(RecordItem item)
        : base(item)
    {
    }

    public required RiskKind Kind { get; init; }

    /// <summary>When it is to be looked at again, or ends; null when not given.</summary>
    public FhirMoment? Review { get; init; }

    /// <summary>True when the review date has passed: still shown, and said to be late.</summary>
    public bool ReviewIsLate { get; init; }

    /// <summary>How likely, what lowers the risk, or what the wish allows; null when not given.</summary>
    public string? Detail { get; init; }

    /// <summary>For <see cref="RiskKind.Resuscitation"/>: true for attempt, false for do not attempt; null otherwise.</summary>
    public bool? AttemptResuscitation { get; init; }
}

/// <summary>Risks and wishes.</summary>
/// <param name="Warnings">What a worker should know before they visit.</param>
/// <param name="ReasonableAdjustments">What makes care possible for the person.</param>
/// <param name="Risks">Assessed risks.</param>
/// <param name="Wishes">Resuscitation, advance decisions, escalation plans and consents.</param>
public sealed record RisksAndWishes(
    IReadOnlyList<RiskOrWish> Warnings,
    IReadOnlyList<RiskOrWish> ReasonableAdjustments,
    IReadOnlyList<RiskOrWish> Risks,
    IReadOnlyList<RiskOrWish> Wishes);

internal static class RisksAndWishesSection
{
    public static RisksAndWishes Read(EntrySet entries)
    {
        var found = entries.Once(ReadEach).OrderByDescending(r => r.When).ThenBy(r => r.Reference, StringComparer.Ordinal);
        var kinds = Agreement.Join(found, r => r.Kind + "|" + Agreement.Key(r.Code, r.Text), (a, b) => a.Text == b.Text && a.AttemptResuscitation == b.AttemptResuscitation)
            .ToLookup(r => r.Kind);
        return new RisksAndWishes(
            [.. kinds[RiskKind.Warning]], [.. kinds[RiskKind.ReasonableAdjustment]], [.. kinds[RiskKind.Risk]],
            [.. kinds[RiskKind.Resuscitation], .. kinds[RiskKind.AdvanceDecision], .. kinds[RiskKind.EscalationPlan], .. kinds[RiskKind.Consent]]);
    }

    /// <summary>Every one as each source has it, nothing joined: what the conflict rules compare.</summary>
    public static List<RiskOrWish> ReadEach(EntrySet entries) =>
        [.. Flags(entries), .. Assessments(entries), .. Consents(entries), .. Plans(entries), .. Stances(entries)];

    private static IEnumerable<RiskOrWish> Flags(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Flag"))
        {
            var flag = entry.Resource;
            if (flag.Text("status") is not (null or "active")) continue;
            var code = CodeText.Read(flag.Child("code"));
            var words = (code?.Text ?? "") + " " + CodeText.WordsOfAll(flag, "category");
            var stance = ResuscitationStance.Of(entry);
            var kind = stance is not null ? RiskKind.Resuscitation : IsAdjustment(flag, words) ? RiskKind.ReasonableAdjustment
                : EscalationWords.Match(words) ? RiskKind.EscalationPlan : RiskKind.Warning;
            yield return Make(entry, entries, kind, stance is null ? code?.Text ?? "Warning" : ResuscitationStance.Words(stance.Value),
                code, flag.Child("period").Moment("end"), null, stance);
        }
    }

    private static IEnumerable<RiskOrWish> Assessments(EntrySet entries)
    {
        foreach (var entry in entries.Facts("RiskAssessment"))
        {
            var assessment = entry.Resource;
            if (assessment.Text("status") is "cancelled") continue;
            foreach (var prediction in assessment.Items("prediction"))
            {
                var likely = CodeText.Words(prediction.Child("qualitativeRisk")) ?? Chance(prediction);
                var outcome = CodeText.Words(prediction.Child("outcome")) ?? CodeText.Words(assessment.Child("code")) ?? "Risk";
                yield return Make(entry, entries, RiskKind.Risk, likely is null ? outcome : $"{outcome}: {likely}", CodeText.Read(prediction.Child("outcome")),
                    prediction.Child("whenPeriod").Moment("end"), assessment.Text("mitigation") ?? prediction.Text("rationale"), null);
            }

            if (!assessment.Items("prediction").Any() && (CodeText.Words(assessment.Child("code")) ?? assessment.Text("mitigation")) is { } title)
            {
                yield return Make(entry, entries, RiskKind.Risk, title, CodeText.Read(assessment.Child("code")), null, assessment.Text("mitigation"), null);
            }
        }
    }

    private static IEnumerable<RiskOrWish> Consents(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Consent"))
        {
            var consent = entry.Resource;
            if (consent.Text("status") is not (null or "active")) continue;
            var (text, kind) = (ConsentTitle(consent), KindOf(entry));
            var review = consent.Child("provision").Child("period").Moment("end");
            var stance = ResuscitationStance.Of(entry);
            yield return Make(entry, entries, kind, stance is null ? text : ResuscitationStance.Words(stance.Value), CodeText.Read(consent.First("category")),
                review, consent.Child("provision").Text("type") switch { "deny" => "Refuses", "permit" => "Agrees", _ => null }, stance);
        }
    }

    // The plan or paper that says how far treatment should go.
    private static IEnumerable<RiskOrWish> Plans(EntrySet entries)
    {
        foreach (var entry in entries.Facts("CarePlan").Concat(entries.Facts("DocumentReference")).Concat(entries.Facts("Composition")))
        {
            if (entry.Resource.Text("status") is "revoked" or "completed" or "superseded" or "draft") continue;
            var words = $"{entry.Resource.Text("title")} {entry.Resource.Text("description")} {CodeText.Words(entry.Resource.Child("type"))} {CodeText.WordsOfAll(entry.Resource, "category")}";
            if (!EscalationWords.Match(words)) continue;
            yield return Make(entry, entries, RiskKind.EscalationPlan, EntryTitle.Of(entry, entries), null, entry.Resource.Child("period").Moment("end"), null, null);
        }
    }

    private static IEnumerable<RiskOrWish> Stances(EntrySet entries)
    {
        foreach (var entry in entries.Facts("Condition").Concat(entries.Facts("Observation")).Concat(entries.Facts("ServiceRequest")).Concat(entries.Facts("Procedure")))
        {
            if (entry.Resource.Text("status") is "revoked" or "cancelled" or "completed" && entry.Type == "ServiceRequest") continue;
            if (entry.Resource.Child("clinicalStatus").Code() is "inactive" or "resolved") continue;
            if (ResuscitationStance.Of(entry) is not { } attempt) continue;
            yield return Make(entry, entries, RiskKind.Resuscitation, ResuscitationStance.Words(attempt), entry.Code, null, null, attempt);
        }
    }

    internal static string ConsentTitle(JsonElement consent)
    {
        var categories = consent.Items("category").Select(ConsentWords.Of).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return categories.Count > 0 ? string.Join(", ", categories) : CodeText.Words(consent.Child("policyRule")) ?? CodeText.Words(consent.Child("scope")) ?? "Consent";
    }

    private static RiskKind KindOf(Entry entry)
    {
        if (ResuscitationStance.Of(entry) is not null) return RiskKind.Resuscitation;
        var consent = entry.Resource;
        // https://hl7.org/fhir/R4/valueset-consent-scope.html and consent-category
        if (consent.Child("scope").HasCode("adr") || consent.Items("category").Any(c => c.HasCode("acd") || c.HasCode("hcd") || c.HasCode("polst"))) return RiskKind.AdvanceDecision;
        return EscalationWords.Match(ConsentTitle(consent)) ? RiskKind.EscalationPlan : RiskKind.Consent;
    }

    /// <summary>True for a Flag that a worker should know before they visit or ring: no adjustment, and nothing about treatment.</summary>
    internal static bool IsWarning(JsonElement flag)
    {
        var words = CodeText.Words(flag.Child("code")) + " " + CodeText.WordsOfAll(flag, "category");
        return !IsAdjustment(flag, words) && !EscalationWords.Match(words) && !ResuscitationStance.IsAbout(flag);
    }

    // https://digital.nhs.uk/developer/api-catalogue/reasonable-adjustment-flag-fhir
    private static bool IsAdjustment(JsonElement flag, string words) =>
        flag.Child("code").HasCode("national-reasonable-adjustment-flag") || flag.Child("code").HasCode("1326341000000105")
        || words.Contains("reasonable adjustment", StringComparison.OrdinalIgnoreCase)
        || flag.Items("category").Any(c => c.HasCode("NRAF") || c.HasCode("reasonable-adjustment"));

    private static string? Chance(JsonElement prediction)
    {
        if (prediction.Number("probabilityDecimal") is { } chance)
        {
            // Some senders write a share of one, some a percentage; both are legal R4.
            return QuantityText.Rounded(chance <= 1 ? chance * 100 : chance) + "%";
        }

        return QuantityText.Range(prediction.Child("probabilityRange")) ?? (prediction.Number("relativeRisk") is { } times ? $"{QuantityText.Rounded(times)} times as likely" : null);
    }

    private static RiskOrWish Make(
        Entry entry, EntrySet entries, RiskKind kind, string text, CodeText? code, FhirMoment? review, string? detail, bool? stance) =>
        new(entries.Item(entry, text, code))
        {
            Kind = kind,
            Review = review,
            ReviewIsLate = review?.IsOverBy(entries.Now) == true,
            Detail = detail,
            AttemptResuscitation = stance,
        };
}

/// <summary>
/// Kinds of consent that are often sent as a bare code. http://terminology.hl7.org/CodeSystem/consentcategorycodes, v3-ActCode and LOINC
/// </summary>
internal static class ConsentWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["acd"] = "Advance decision", ["information access"] = "Sharing the record with those who give care", ["information disclosure"] = "Sharing the record with others", ["dnr"] = "Do not attempt resuscitation", ["emrgonly"] = "Emergency only", ["hcd"] = "Health care directive", ["npp"] = "Notice of privacy practices",
        ["polst"] = "Orders for life-sustaining treatment", ["research"] = "Research", ["INFA"] = "Sharing the record with those who give care", ["INFAO"] = "Sharing the record with those who give care",
        ["59284-0"] = "Consent document", ["57016-8"] = "Privacy policy acknowledgement", ["64292-6"] = "Release of information consent", ["IDSCL"] = "Sharing of information",
    };

    public static string? Of(JsonElement category) =>
        CodeText.Words(category) is { } words ? Words.GetValueOrDefault(words, words) : null;
}

internal static class EscalationWords
{
    public static bool Match(string words) =>
        words.Contains("escalation", StringComparison.OrdinalIgnoreCase) || words.Contains("ceiling of care", StringComparison.OrdinalIgnoreCase)
        || words.Contains("ReSPECT", StringComparison.Ordinal) || words.Contains("advance care plan", StringComparison.OrdinalIgnoreCase);
}
