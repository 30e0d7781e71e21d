using Goldthread.Kernel.Values;

namespace Goldthread.Population.Extracts.CommunityServices;

/// <summary>
/// Whether the tables hang together: mandatory identifiers are there, no identifier stands twice, a row's parent stands in the table above, and dates follow each other. Rows are handed
/// over table by table, from people down; what is kept is the identifiers. Every fault names the table, the row's identifier and the field.
/// </summary>
public sealed class CsdsCheck
{
    private readonly Action<Fault> _refuse;
    private readonly Dictionary<string, CsdsPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CsdsReferral> _referrals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _contacts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);

    /// <summary>A check of one set of tables.</summary>
    /// <param name="refuse">Takes each fault.</param>
    public CsdsCheck(Action<Fault> refuse) => _refuse = refuse;

    public void Add(CsdsPerson person)
    {
        Need(CsdsLayouts.People.Name, person.LocalPatientId, "LOCAL PATIENT IDENTIFIER (EXTENDED)", person.LocalPatientId);
        Need(CsdsLayouts.People.Name, person.LocalPatientId, "ORGANISATION IDENTIFIER (LOCAL PATIENT IDENTIFIER)", person.LocalIdOrganisation);
        Need(CsdsLayouts.Practices.Name, person.LocalPatientId, "GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)", person.PracticeCode);
        if (person.NhsNumber is { Length: > 0 } number && !NhsNumber.TryParse(number, out _)) Tell(CsdsLayouts.People.Name, person.LocalPatientId, "NHS NUMBER", "is no NHS number");
        if (person.DeathDate < person.BirthDate) Tell(CsdsLayouts.People.Name, person.LocalPatientId, "PERSON DEATH DATE", "is before the birth");
        if (!_people.TryAdd(person.LocalPatientId, person)) Twice(CsdsLayouts.People.Name, person.LocalPatientId);
    }

    public void Add(CsdsReferral referral)
    {
        var table = CsdsLayouts.Referrals.Name;
        Need(table, referral.ServiceRequestId, "SERVICE REQUEST IDENTIFIER", referral.ServiceRequestId);
        if (!_people.TryGetValue(referral.LocalPatientId, out var person)) Tell(table, referral.ServiceRequestId, "LOCAL PATIENT IDENTIFIER (EXTENDED)", "is of nobody in CYP001MPI");
        else if (referral.Received < person.BirthDate) Tell(table, referral.ServiceRequestId, "REFERRAL REQUEST RECEIVED DATE", "is before the birth");
        if (referral.Discharged < referral.Received) Tell(table, referral.ServiceRequestId, "SERVICE DISCHARGE DATE", "is before the referral came");
        if (!_referrals.TryAdd(referral.ServiceRequestId, referral)) Twice(table, referral.ServiceRequestId);
    }

    public void Add(CsdsServiceType service)
    {
        var table = CsdsLayouts.ServiceTypes.Name;
        Need(table, service.ServiceRequestId, "SERVICE OR TEAM TYPE REFERRED TO (COMMUNITY CARE)", service.TeamType);
        if (!_referrals.ContainsKey(service.ServiceRequestId)) Tell(table, service.ServiceRequestId, "SERVICE REQUEST IDENTIFIER", "is of no referral in CYP101Referral");
        if (service.Closed is not null && service.Rejected is not null) Tell(table, service.ServiceRequestId, "REFERRAL REJECTION DATE", "stands beside a closure date: a referral is closed or rejected");
    }

    public void Add(CsdsContact contact)
    {
        var table = CsdsLayouts.Contacts.Name;
        Need(table, contact.CareContactId, "CARE CONTACT IDENTIFIER", contact.CareContactId);
        if (!_referrals.TryGetValue(contact.ServiceRequestId, out var referral)) Tell(table, contact.CareContactId, "SERVICE REQUEST IDENTIFIER", "is of no referral in CYP101Referral");
        else if (contact.Date < referral.Received) Tell(table, contact.CareContactId, "CARE CONTACT DATE", "is before the referral came");
        if (contact.Minutes < 0) Tell(table, contact.CareContactId, "CLINICAL CONTACT DURATION OF CARE CONTACT", "is below nought");
        if (!_contacts.Add(contact.CareContactId)) Twice(table, contact.CareContactId);
    }

    public void Add(CsdsActivity activity)
    {
        var table = CsdsLayouts.Activities.Name;
        Need(table, activity.CareActivityId, "CARE ACTIVITY IDENTIFIER", activity.CareActivityId);
        if (!_contacts.Contains(activity.CareContactId)) Tell(table, activity.CareActivityId, "CARE CONTACT IDENTIFIER", "is of no contact in CYP201CareContact");
        if (!_activities.Add(activity.CareActivityId)) Twice(table, activity.CareActivityId);
    }

    private void Need(string table, string row, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) Tell(table, row, field, "is blank");
    }

    private void Twice(string table, string row) => Tell(table, row, "", "stands twice");

    private void Tell(string table, string row, string field, string what) => _refuse(new Fault(FaultKind.Invalid, $"{(field.Length > 0 ? field : "The row")} {what}", $"{table} {row}"));
}
