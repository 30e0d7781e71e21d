namespace Goldthread.Record.Summary;

/// <summary>What an entry is, as a care worker sorts things.</summary>
public enum TimelineKind
{
    PersonalDetails,
    PeopleInvolved,
    Problem,
    Allergy,
    Medicine,
    Measurement,
    TestResult,
    Scan,
    HomeAndSocialLife,
    Assessment,
    HospitalStay,
    EmergencyAttendance,
    HomeVisit,
    Contact,
    Appointment,
    Procedure,
    Vaccination,
    PlanOrGoal,
    Referral,
    Action,
    RiskOrWarning,
    WishOrConsent,
    Document,
    Message,
    FamilyHistory,
    Equipment,
    CareEpisode,
    Funding,
    Other,

    /// <summary>Provenance, audit and the like: about the record, not the person. Shown only when asked for.</summary>
    RecordKeeping,
}

/// <summary>Which kind an entry is, and what the kind is called.</summary>
public static class TimelineKinds
{
    private static readonly Dictionary<string, TimelineKind> ByType = new(StringComparer.Ordinal)
    {
        ["Patient"] = TimelineKind.PersonalDetails, ["Person"] = TimelineKind.PersonalDetails,
        ["RelatedPerson"] = TimelineKind.PeopleInvolved, ["CareTeam"] = TimelineKind.PeopleInvolved,
        ["Condition"] = TimelineKind.Problem, ["AllergyIntolerance"] = TimelineKind.Allergy, ["AdverseEvent"] = TimelineKind.RiskOrWarning,
        ["MedicationRequest"] = TimelineKind.Medicine, ["MedicationStatement"] = TimelineKind.Medicine, ["MedicationAdministration"] = TimelineKind.Medicine,
        ["MedicationDispense"] = TimelineKind.Medicine, ["DiagnosticReport"] = TimelineKind.TestResult, ["Specimen"] = TimelineKind.TestResult,
        ["MolecularSequence"] = TimelineKind.TestResult, ["ImagingStudy"] = TimelineKind.Scan, ["Media"] = TimelineKind.Document,
        ["QuestionnaireResponse"] = TimelineKind.Assessment, ["ClinicalImpression"] = TimelineKind.Assessment,
        ["Appointment"] = TimelineKind.Appointment, ["AppointmentResponse"] = TimelineKind.Appointment, ["Procedure"] = TimelineKind.Procedure,
        ["Immunization"] = TimelineKind.Vaccination, ["ImmunizationRecommendation"] = TimelineKind.Vaccination, ["ImmunizationEvaluation"] = TimelineKind.Vaccination,
        ["CarePlan"] = TimelineKind.PlanOrGoal, ["Goal"] = TimelineKind.PlanOrGoal, ["RequestGroup"] = TimelineKind.PlanOrGoal, ["NutritionOrder"] = TimelineKind.PlanOrGoal,
        ["ServiceRequest"] = TimelineKind.Referral, ["Task"] = TimelineKind.Action,
        ["Flag"] = TimelineKind.RiskOrWarning, ["RiskAssessment"] = TimelineKind.RiskOrWarning, ["DetectedIssue"] = TimelineKind.RiskOrWarning,
        ["Consent"] = TimelineKind.WishOrConsent, ["DocumentReference"] = TimelineKind.Document, ["Composition"] = TimelineKind.Document,
        ["DocumentManifest"] = TimelineKind.Document, ["Communication"] = TimelineKind.Message, ["CommunicationRequest"] = TimelineKind.Message,
        ["FamilyMemberHistory"] = TimelineKind.FamilyHistory, ["Device"] = TimelineKind.Equipment, ["DeviceRequest"] = TimelineKind.Equipment,
        ["DeviceUseStatement"] = TimelineKind.Equipment, ["SupplyRequest"] = TimelineKind.Equipment, ["SupplyDelivery"] = TimelineKind.Equipment,
        ["VisionPrescription"] = TimelineKind.Equipment, ["EpisodeOfCare"] = TimelineKind.CareEpisode, ["Coverage"] = TimelineKind.Funding,
        ["Claim"] = TimelineKind.Funding, ["ClaimResponse"] = TimelineKind.Funding, ["ExplanationOfBenefit"] = TimelineKind.Funding, ["Account"] = TimelineKind.Funding,
        ["ChargeItem"] = TimelineKind.Funding, ["Invoice"] = TimelineKind.Funding, ["Contract"] = TimelineKind.Funding, ["Provenance"] = TimelineKind.RecordKeeping,
        ["AuditEvent"] = TimelineKind.RecordKeeping, ["Binary"] = TimelineKind.RecordKeeping, ["MessageHeader"] = TimelineKind.RecordKeeping,
        ["Bundle"] = TimelineKind.RecordKeeping, ["Linkage"] = TimelineKind.RecordKeeping, ["List"] = TimelineKind.Other, ["Basic"] = TimelineKind.Other,
    };

    /// <summary>The kind of an entry.</summary>
    internal static TimelineKind Of(Entry entry) => entry.Type switch
    {
        "Observation" => MeasurementsSection.KindOf(entry.Resource) switch
        {
            MeasureKind.Test => TimelineKind.TestResult,
            MeasureKind.SocialHistory => TimelineKind.HomeAndSocialLife,
            MeasureKind.Survey => TimelineKind.Assessment,
            _ => TimelineKind.Measurement,
        },
        "Encounter" => EncounterText.KindOf(entry.Resource) switch
        {
            ContactKind.Stay => TimelineKind.HospitalStay,
            ContactKind.Emergency => TimelineKind.EmergencyAttendance,
            ContactKind.HomeVisit => TimelineKind.HomeVisit,
            _ => TimelineKind.Contact,
        },
        _ => ByType.GetValueOrDefault(entry.Type, TimelineKind.Other),
    };

    /// <summary>The kind of a type of which every resource is of one kind; Other for the rest.</summary>
    internal static TimelineKind OfType(string type) => ByType.GetValueOrDefault(type, TimelineKind.Other);

    /// <summary>What one of the kind is called.</summary>
    public static string Words(TimelineKind kind) => kind switch
    {
        TimelineKind.PersonalDetails => "Personal details",
        TimelineKind.PeopleInvolved => "Person involved",
        TimelineKind.TestResult => "Test result",
        TimelineKind.HomeAndSocialLife => "Home and social life",
        TimelineKind.HospitalStay => "Hospital stay",
        TimelineKind.EmergencyAttendance => "Emergency attendance",
        TimelineKind.HomeVisit => "Home visit",
        TimelineKind.PlanOrGoal => "Plan or goal",
        TimelineKind.Referral => "Referral or request",
        TimelineKind.RiskOrWarning => "Risk or warning",
        TimelineKind.WishOrConsent => "Wish or consent",
        TimelineKind.Document => "Letter or document",
        TimelineKind.FamilyHistory => "Family history",
        TimelineKind.CareEpisode => "Care episode",
        TimelineKind.RecordKeeping => "Record keeping",
        _ => kind.ToString(),
    };

    /// <summary>The kind's words with a number: "1 test result", "3 test results".</summary>
    internal static string Count(TimelineKind kind, int count)
    {
        var one = char.ToLowerInvariant(Words(kind)[0]) + Words(kind)[1..];
        if (count == 1) return "1 " + one;
        return count + " " + kind switch
        {
            TimelineKind.PersonalDetails => "sets of personal details",
            TimelineKind.PeopleInvolved => "people involved",
            TimelineKind.Allergy => "allergies",
            TimelineKind.HomeAndSocialLife => "facts on home and social life",
            TimelineKind.PlanOrGoal => "plans or goals",
            TimelineKind.Referral => "referrals or requests",
            TimelineKind.RiskOrWarning => "risks or warnings",
            TimelineKind.WishOrConsent => "wishes or consents",
            TimelineKind.Document => "letters or documents",
            TimelineKind.FamilyHistory => "family histories",
            TimelineKind.Equipment or TimelineKind.Funding => one + " entries",
            TimelineKind.Other or TimelineKind.RecordKeeping => one + " entries",
            _ => one + "s",
        };
    }
}
