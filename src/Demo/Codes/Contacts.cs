using static Goldthread.Demo.Codes.Concept;

namespace Goldthread.Demo.Codes;

/// <summary>A kind of contact: FHIR encounter class and what it is called.</summary>
/// <param name="Class">Code of https://terminology.hl7.org/CodeSystem-v3-ActCode.html</param>
/// <param name="ClassName">The display of that code.</param>
/// <param name="Type">What kind of contact, in words and where known in SNOMED CT.</param>
public sealed record ContactKind(string Class, string ClassName, Concept Type);

/// <summary>How people and services meet.</summary>
public static class Contacts
{
    public static readonly ContactKind Surgery = new("AMB", "ambulatory", Snomed("308021002", "Seen in clinic"));
    public static readonly ContactKind Telephone = new("VR", "virtual", Snomed("386472008", "Telephone consultation"));
    public static readonly ContactKind HomeVisit = new("HH", "home health", Snomed("439708006", "Home visit"));
    public static readonly ContactKind Outpatient = new("AMB", "ambulatory", Words("Outpatient appointment"));
    public static readonly ContactKind Emergency = new("EMER", "emergency", Snomed("4525004", "Accident and emergency attendance"));
    public static readonly ContactKind EmergencyStay = new("IMP", "inpatient encounter", Words("Emergency hospital stay"));
    public static readonly ContactKind PlannedStay = new("IMP", "inpatient encounter", Words("Planned hospital stay"));
    public static readonly ContactKind DayCase = new("IMP", "inpatient encounter", Words("Day case"));
    public static readonly ContactKind CareVisit = new("HH", "home health", Words("Home care visit"));
    public static readonly ContactKind Pharmacy = new("AMB", "ambulatory", Words("Pharmacy consultation"));
    public static readonly ContactKind Befriending = new("HH", "home health", Words("Befriending visit"));
    public static readonly ContactKind LinkWorker = new("AMB", "ambulatory", Words("Link worker conversation"));
    public static readonly ContactKind CouncilContact = new("VR", "virtual", Words("Contact with adult social care"));
    public static readonly ContactKind CouncilVisit = new("HH", "home health", Words("Social care visit"));
    public static readonly ContactKind HousingVisit = new("HH", "home health", Words("Housing visit"));
    public static readonly ContactKind MultidisciplinaryMeeting = new("VR", "virtual", Words("Multidisciplinary team meeting"));

    /// <summary>UK Core admission methods, https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland</summary>
    public static readonly Concept ThroughEmergency = new(
        Systems.UkCore + "CodeSystem/UKCore-AdmissionMethodEngland", "21", "Emergency Admission: Emergency Care Department or dental casualty department of the Health Care Provider");

    public static readonly Concept FromWaitingList = new(
        Systems.UkCore + "CodeSystem/UKCore-AdmissionMethodEngland", "11", "Elective Admission: Waiting list");

    /// <summary>UK Core discharge destinations, https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeDestinationEngland</summary>
    public static readonly Concept HomeAgain = new(Systems.UkCore + "CodeSystem/UKCore-DischargeDestinationEngland", "19", "Usual place of residence");

    public static readonly Concept ToCareHome = new(Systems.UkCore + "CodeSystem/UKCore-DischargeDestinationEngland", "85", "Care home");

    public static readonly Concept Died = new(Systems.UkCore + "CodeSystem/UKCore-DischargeDestinationEngland", "79", "Not applicable - patient died");
}
