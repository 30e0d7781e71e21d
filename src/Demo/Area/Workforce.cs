using Goldthread.Demo.Names;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.Area;

/// <summary>Everyone who works in the place: the named cast, and made staff for each organisation.</summary>
public static class Workforce
{
    private static readonly (string Job, string Role)[] PracticeJobs =
    [
        ("GP", "gp"), ("GP", "gp"), ("GP", "gp"), ("Practice nurse", "practice-nurse"), ("Practice nurse", "practice-nurse"), ("Clinical pharmacist", "pharmacist"),
    ];

    private static readonly (string Job, string Role)[] HospitalJobs =
    [
        ("Consultant in emergency medicine", "hospital-doctor"), ("Specialty registrar, emergency medicine", "hospital-doctor"),
        ("Consultant physician", "hospital-doctor"), ("Specialty registrar, medicine", "hospital-doctor"),
        ("Consultant geriatrician", "hospital-doctor"), ("Consultant cardiologist", "hospital-doctor"), ("Consultant surgeon", "hospital-doctor"),
        ("Consultant orthopaedic surgeon", "hospital-doctor"), ("Consultant ophthalmologist", "hospital-doctor"),
        ("Consultant respiratory physician", "hospital-doctor"), ("Consultant oncologist", "hospital-doctor"), ("Consultant paediatrician", "hospital-doctor"),
        ("Consultant nephrologist", "hospital-doctor"), ("Consultant neurologist", "hospital-doctor"), ("Diabetes specialist nurse", "hospital-nurse"), ("Ward sister", "hospital-nurse"),
    ];

    // One team a neighbourhood, in this order.
    private static readonly (string Job, string Role)[] CommunityJobs =
    [
        ("District nurse", "district-nurse"), ("Community staff nurse", "district-nurse"), ("Physiotherapist", "therapist"), ("Care coordinator", "care-coordinator"),
        ("Health visitor", "health-visitor"), ("Community mental health nurse", "community-nurse"), ("Talking therapist", "therapist"),
    ];

    private static readonly (string Job, string Role)[] CouncilJobs =
    [
        ("Social worker", "social-worker"), ("Social care assessor", "social-worker"), ("Occupational therapist", "therapist"), ("Contact officer", "contact-officer"),
    ];

    private static readonly (string Job, string Role)[] OtherJobs = [("Manager", "manager"), ("Worker", "worker"), ("Worker", "worker")];

    private static readonly Dictionary<string, StaffMember[]> ByOrganisation = Organisations.All.ToDictionary(o => o.Code, Make, StringComparer.Ordinal);

    /// <summary>Everyone, the cast first.</summary>
    public static IReadOnlyList<StaffMember> All { get; } = [.. Cast.All, .. ByOrganisation.Values.SelectMany(s => s)];

    /// <summary>The made staff of an organisation, in the order of its jobs above.</summary>
    public static StaffMember[] Of(Organisation organisation) => ByOrganisation[organisation.Code];

    private static readonly Dictionary<string, Organisation> Employers = All.ToDictionary(s => s.Id, s => s.Organisation, StringComparer.Ordinal);

    /// <summary>Whom a practitioner works for; null for anybody else.</summary>
    public static Organisation? EmployerOf(Ref member) => member.Type == "Practitioner" ? Employers.GetValueOrDefault(member.Id) : null;

    public static StaffMember Gp(Organisation practice, int number) => Of(practice)[number % 3];

    public static StaffMember PracticeNurse(Organisation practice, int number) => Of(practice)[3 + (number % 2)];

    public static StaffMember Community(Neighbourhood neighbourhood, string job) =>
        Of(Organisations.Community)[((neighbourhood.Number - 1) * CommunityJobs.Length) + Array.FindIndex(CommunityJobs, j => j.Job == job)];

    public static StaffMember Council(Neighbourhood neighbourhood, string job) =>
        Of(Organisations.Council)[((neighbourhood.Number - 1) * CouncilJobs.Length) + Array.FindIndex(CouncilJobs, j => j.Job == job)];

    public static StaffMember Hospital(string job) => Of(Organisations.Hospital)[Array.FindIndex(HospitalJobs, j => j.Job == job)];

    public static StaffMember Worker(Organisation organisation, int number) => Of(organisation)[1 + (number % 2)];

    private static StaffMember[] Make(Organisation organisation)
    {
        var jobs = organisation.Kind switch
        {
            OrganisationKind.GpPractice => PracticeJobs,
            OrganisationKind.AcuteTrust => HospitalJobs,
            OrganisationKind.CommunityTrust => Repeat(CommunityJobs),
            OrganisationKind.Council => Repeat(CouncilJobs),
            OrganisationKind.Pharmacy => [("Pharmacist", "pharmacist")],
            OrganisationKind.CareHome => [("Care home manager", "care-home-manager"), ("Nurse", "care-home-nurse"), ("Care worker", "care-worker")],
            OrganisationKind.HomeCareAgency => [("Home care manager", "home-care-manager"), ("Home care worker", "home-care-worker"), ("Home care worker", "home-care-worker")],
            OrganisationKind.HousingAssociation => [("Housing manager", "housing-officer"), ("Housing officer", "housing-officer"), ("Housing officer", "housing-officer")],
            OrganisationKind.Charity => [("Project manager", "manager"), ("Link worker", "link-worker"), ("Volunteer", "volunteer")],
            _ => OtherJobs,
        };
        return [.. jobs.Select((job, i) => Member(organisation, i, job.Job, job.Role))];
    }

    private static (string Job, string Role)[] Repeat((string Job, string Role)[] jobs) =>
        [.. Wrenfield.Neighbourhoods.SelectMany(_ => jobs)];

    private static StaffMember Member(Organisation organisation, int number, string job, string role)
    {
        var seed = 0UL;
        foreach (var letter in organisation.Code)
            seed = (seed * 131) + letter;
        var chance = new Chance((seed * 1009) + (ulong)number);
        var list = NameLists.For(chance.Pick(["A", "A", "A", "A", "A", "C", "H", "J", "N", "M", "R", "B"]), 1965 + chance.Between(0, 34));
        var name = $"{chance.Pick(chance.Hit(0.65) ? list.Women : list.Men)} {chance.Pick(list.Families)}";
        var title = role is "gp" or "hospital-doctor" ? "Dr " : "";
        return new($"{organisation.Id}-staff-{number + 1}", title + name, job, role, organisation, $"01632 960{600 + ((seed + (ulong)number) % 400)}");
    }
}
