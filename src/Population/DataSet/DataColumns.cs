using Goldthread.Population.Projection;

namespace Goldthread.Population.DataSet;

/// <summary>A measurement that the data set keeps the latest of.</summary>
/// <param name="Name">Its name in a cohort.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Unit">Its UCUM unit; a result in another unit is passed over.</param>
/// <param name="Codes">LOINC or SNOMED CT codes that mean it.</param>
public sealed record MeasureKind(string Name, string Title, string Unit, params string[] Codes);

/// <summary>Every column of the joined-up data set, in the order they lie in. Each says which element of which resource it comes from.</summary>
public static class DataColumns
{
    public const string Key = "key", Born = "born", Died = "died", Sex = "sex", Ethnicity = "ethnicity", Lsoa = "lsoa", Decile = "decile", Neighbourhood = "neighbourhood", Practice = "practice",
        Funding = "funding", CareHome = "care_home", Carer = "carer", LivesAlone = "lives_alone", OptedOut = "opted_out", LongTermConditions = "long_term_conditions", Medicines = "medicines",
        Contact = "contact", PracticeContact = "practice_contact", HomeVisit = "home_visit", EmergencyDepartment = "emergency_department", EmergencyAdmission = "emergency_admission",
        PlannedAdmission = "planned_admission", HospitalDays = "hospital_days", Prescription = "prescription", Referral = "referral",
        ServiceNursing = "service_nursing", ServiceResidential = "service_residential", ServiceCommunity = "service_community", ServiceReablement = "service_reablement", ServiceShortTerm = "service_short_term",
        ServiceCarer = "service_carer", ServiceTeam = "service_team", BedDays = "bed_days", CareHours = "care_hours", CareCost = "care_cost";

    /// <summary>The words of administrative gender, https://hl7.org/fhir/R4/valueset-administrative-gender.html; the first stands for not known.</summary>
    public static readonly IReadOnlyList<string> SexWords = ["unknown", "female", "male", "other"];

    /// <summary>Codes of https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland; Z (not stated) is not known.</summary>
    public static readonly IReadOnlyList<string> EthnicityWords = ["unknown", "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S"];

    /// <summary>Who pays for long-term care, as Client Level Data says it.</summary>
    public static readonly IReadOnlyList<string> FundingWords = ["none", "council", "self", "nhs"];

    // Practices and areas get their words as they are met: none but "not known" to begin with.
    private static readonly IReadOnlyList<string> Met = [""];

    /// <summary>The latest of each is kept.</summary>
    public static readonly IReadOnlyList<MeasureKind> Measures =
    [
        new("systolic", "Systolic blood pressure", "mm[Hg]", "8480-6"), new("diastolic", "Diastolic blood pressure", "mm[Hg]", "8462-4"), new("body_mass_index", "Body mass index", "kg/m2", "39156-5"),
        new("weight", "Weight", "kg", "29463-7"), new("hba1c", "HbA1c", "mmol/mol", "59261-8"), new("egfr", "eGFR", "mL/min/{1.73_m2}", "62238-1"), new("haemoglobin", "Haemoglobin", "g/L", "718-7"),
        new("cholesterol", "Cholesterol", "mmol/L", "14647-2"), new("clinical_frailty", "Clinical Frailty Scale", "{score}", "445414007"),
    ];

    /// <summary>The flag of a condition.</summary>
    public static string Has(string condition) => "has_" + condition;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Column> All { get; } =
    [
        new(Key, ColumnKind.Key, "Record", "Where the person's first record lies; only ever used to reveal one person to somebody who looks after them"),
        new(Born, ColumnKind.Day, "Day of birth", "Patient.birthDate; the first day it can mean"),
        new(Died, ColumnKind.Day, "Day of death", "Patient.deceasedDateTime; where only deceasedBoolean says so, the day of birth"),
        new(Sex, ColumnKind.Small, "Sex", "Patient.gender") { Words = SexWords },
        new(Ethnicity, ColumnKind.Small, "Ethnic category", "Patient.extension UKCore-EthnicCategory") { Words = EthnicityWords },
        new(Lsoa, ColumnKind.Whole, "Small area (LSOA)", "Patient.address.postalCode by the postcode directory; not known of somebody whose address is protected") { Words = Met },
        new(Decile, ColumnKind.Small, "Deprivation decile, 1 the most deprived", "The LSOA, by the newest index of deprivation that is loaded"),
        new(Neighbourhood, ColumnKind.Small, "Neighbourhood", "The LSOA, by the place's own lines") { Words = Met },
        new(Practice, ColumnKind.Whole, "Registered practice", "Patient.generalPractitioner of the newest record that names one") { Words = Met },
        new(Funding, ColumnKind.Small, "Who pays for long-term care", "ServiceRequest (Client Level Data service, now): its funding extension") { Words = FundingWords },
        new(CareHome, ColumnKind.Flag, "Lives in a care home", "EpisodeOfCare.type of living in a care home, now") { Says = "who live in a care home" },
        new(Carer, ColumnKind.Flag, "Is an unpaid carer", "Flag of category contact that says they are an unpaid carer") { Says = "who are unpaid carers" },
        new(LivesAlone, ColumnKind.Flag, "Lives alone", "Observation LOINC 63503-7, the latest") { Says = "who live alone" },
        new(OptedOut, ColumnKind.Flag, "Refused uses beyond their own care", "The national data opt-out; removed from planning and research, kept for their own care") { Says = "who refused uses beyond their own care" },
        new(LongTermConditions, ColumnKind.Small, "Long-term conditions", "How many of the conditions that are marked long-term") { Origin = 1 },
        new(Medicines, ColumnKind.Small, "Medicines now", "MedicationRequest.status active: how many different medicines") { Origin = 1 },
        Service(ServiceNursing, "Nursing home care now", "nursing", "who have nursing home care"), Service(ServiceResidential, "Residential care now", "residential", "who have residential care"),
        Service(ServiceCommunity, "Long-term care at home now", "community", "who have long-term care at home"), Service(ServiceReablement, "Reablement now", "ST-Max", "who have reablement"),
        Service(ServiceShortTerm, "Other short-term care now", "short term", "who have other short-term care"), Service(ServiceCarer, "Support as a carer now", "carer support", "who have support as a carer"),
        new(ServiceTeam, ColumnKind.Flag, "Under a community team now", "EpisodeOfCare, active now, other than living in a care home", Group: "Services") { Says = "who are under a community team" },
        .. Measures.Select(m => new Column(m.Name, ColumnKind.Measure, m.Title, $"Observation {string.Join(" or ", m.Codes)}, final or amended: the latest", m.Unit, "Latest measurements")),
        .. ConditionSets.Own.Kinds.Select(k => new Column(Has(k.Name), ColumnKind.Flag, k.Title, $"Condition.code in the set {k.Name}, unless refuted or entered in error", Group: "Conditions")),
        .. ConditionSets.Own.Kinds.Select(k => new Column(k.Name, ColumnKind.Events, k.Title, "The same, by Condition.onsetDateTime, else recordedDate", Group: "Conditions by date")),
        new(Contact, ColumnKind.Amounts, "Contacts", "Encounter, finished, neither a stay nor emergency care", "minutes", "Contacts and stays") { One = "contact" },
        new(PracticeContact, ColumnKind.Events, "Contacts with their practice", "The same, Encounter.serviceProvider the registered practice", Group: "Contacts and stays") { One = "contact with their practice", Within = Contact },
        new(HomeVisit, ColumnKind.Events, "Visits at home", "The same, Encounter.class HH", Group: "Contacts and stays") { One = "visit at home" },
        new(EmergencyDepartment, ColumnKind.Events, "Attendances at emergency care", "Encounter.class EMER", Group: "Contacts and stays") { One = "attendance at emergency care" },
        new(EmergencyAdmission, ColumnKind.Events, "Emergency admissions", "Encounter.class IMP, ACUTE, NONAC or SS with an admission method of 21 to 2D", Group: "Contacts and stays") { One = "emergency admission", Within = HospitalDays },
        new(PlannedAdmission, ColumnKind.Events, "Planned admissions", "The same, admission method 11 to 13", Group: "Contacts and stays") { One = "planned admission", Within = HospitalDays },
        new(HospitalDays, ColumnKind.Amounts, "Days in hospital", "The same, by the day they came: nights, and one for a stay within a day", "days", "Contacts and stays") { One = "stay in hospital" },
        new(BedDays, ColumnKind.Amounts, "Bed days by month", "The same stays: nights in each of the last 36 months, dated the first of the month; one for a stay within a day", "days", "Care by month") { One = "month with nights in hospital" },
        new(CareHours, ColumnKind.Amounts, "Hours of social care by month", "ServiceRequest (Client Level Data service): planned units a week where the unit is an hour, over its days in each of the last 36 months, dated the first of the month", "hours", "Care by month") { One = "month with hours of social care" },
        new(CareCost, ColumnKind.Amounts, "Cost of social care by month", "The same services: unit cost by planned units, what is paid once in its month", "pounds", "Care by month") { One = "month with social care to be paid" },
        new(Prescription, ColumnKind.Events, "Prescriptions", "MedicationRequest.authoredOn", Group: "Contacts and stays") { One = "prescription" },
        new(Referral, ColumnKind.Events, "Referrals", "ServiceRequest.authoredOn, but for services of social care", Group: "Contacts and stays") { One = "referral" },
        .. ScoreColumns.All,
    ];
    private static Column Service(string name, string title, string kind, string says) =>
        new(name, ColumnKind.Flag, title, $"ServiceRequest (Client Level Data service, now): code of {kind}", Group: "Services") { Says = says };
}
