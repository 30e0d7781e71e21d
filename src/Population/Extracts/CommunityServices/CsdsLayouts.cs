using System.Globalization;

namespace Goldthread.Population.Extracts.CommunityServices;

/// <summary>
/// Tables in the shape of the Community Services Data Set, version 1.6, for analysts: the columns carry the names of the NHS Data Model and Dictionary. It is no submission: that is an
/// intermediate database with about forty tables. Three are mandatory there (header, person, practice), with the local patient identifier and its organisation in the second and the
/// practice in the third (NHS England, CSDS guidance, "The data you need to send").
/// </summary>
/// <remarks>Names were seen in public code over the national tables, except NHS NUMBER, PERSON BIRTH DATE, POSTCODE OF USUAL ADDRESS and the practice's, which are hidden there and are the dictionary's usual ones.</remarks>
public static class CsdsLayouts
{
    private const string Patient = "LOCAL PATIENT IDENTIFIER (EXTENDED)", Request = "SERVICE REQUEST IDENTIFIER", Contact = "CARE CONTACT IDENTIFIER", Team = "CARE PROFESSIONAL TEAM LOCAL IDENTIFIER";

    public static Layout<CsdsPerson> People { get; } = new("CYP001MPI",
    [
        new(Patient, p => p.LocalPatientId), new("ORGANISATION IDENTIFIER (LOCAL PATIENT IDENTIFIER)", p => p.LocalIdOrganisation), new("NHS NUMBER", p => p.NhsNumber),
        new("NHS NUMBER STATUS INDICATOR CODE", p => p.NhsNumberStatus), new("PERSON BIRTH DATE", p => Day(p.BirthDate)), new("POSTCODE OF USUAL ADDRESS", p => p.Postcode),
        new("PERSON STATED GENDER CODE", p => p.GenderCode), new("ETHNIC CATEGORY", p => p.EthnicCategory), new("LANGUAGE CODE (PREFERRED)", p => p.PreferredLanguage), new("PERSON DEATH DATE", p => Day(p.DeathDate)),
    ]);

    public static Layout<CsdsPerson> Practices { get; } = new("CYP002GP", [new(Patient, p => p.LocalPatientId), new("GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)", p => p.PracticeCode)]);

    public static Layout<CsdsReferral> Referrals { get; } = new("CYP101Referral",
    [
        new(Request, r => r.ServiceRequestId), new(Patient, r => r.LocalPatientId), new("ORGANISATION IDENTIFIER (CODE OF COMMISSIONER)", r => r.Commissioner),
        new("REFERRAL REQUEST RECEIVED DATE", r => Day(r.Received)), new("SOURCE OF REFERRAL FOR COMMUNITY", r => r.Source), new("PRIORITY TYPE CODE", r => r.Priority),
        new("PRIMARY REASON FOR REFERRAL (COMMUNITY CARE)", r => r.PrimaryReason), new("SERVICE DISCHARGE DATE", r => Day(r.Discharged)),
    ]);

    public static Layout<CsdsServiceType> ServiceTypes { get; } = new("CYP102ServiceTypeReferredTo",
    [
        new(Request, s => s.ServiceRequestId), new(Team, s => s.TeamId), new("SERVICE OR TEAM TYPE REFERRED TO (COMMUNITY CARE)", s => s.TeamType), new("REFERRAL CLOSURE DATE", s => Day(s.Closed)),
        new("REFERRAL REJECTION DATE", s => Day(s.Rejected)), new("REFERRAL CLOSURE REASON", s => s.ClosureReason), new("REFERRAL REJECTION REASON", s => s.RejectionReason),
    ]);

    public static Layout<CsdsContact> Contacts { get; } = new("CYP201CareContact",
    [
        new(Contact, c => c.CareContactId), new(Request, c => c.ServiceRequestId), new(Team, c => c.TeamId), new("CARE CONTACT DATE", c => Day(c.Date)),
        new("CARE CONTACT TIME", c => c.Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture)), new("CLINICAL CONTACT DURATION OF CARE CONTACT", c => Number(c.Minutes)),
        new("CONSULTATION TYPE", c => c.ConsultationType), new("CONSULTATION MECHANISM (COMMUNITY CARE)", c => c.Mechanism), new("ACTIVITY LOCATION TYPE CODE", c => c.LocationType), new("ATTENDANCE STATUS", c => c.Attendance),
    ]);

    public static Layout<CsdsActivity> Activities { get; } = new("CYP202CareActivity",
    [
        new("CARE ACTIVITY IDENTIFIER", a => a.CareActivityId), new(Contact, a => a.CareContactId), new("COMMUNITY CARE ACTIVITY TYPE", a => a.ActivityType),
        new("CARE PROFESSIONAL LOCAL IDENTIFIER", a => a.CareProfessionalId), new("CLINICAL CONTACT DURATION OF CARE ACTIVITY", a => Number(a.Minutes)),
        new("CODED PROCEDURE (CLINICAL TERMINOLOGY)", a => a.Procedure), new("CODED FINDING (CODED CLINICAL ENTRY)", a => a.Finding), new("CODED OBSERVATION (CLINICAL TERMINOLOGY)", a => a.Observation),
        new("OBSERVATION VALUE", a => a.ObservationValue),
    ]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
