namespace Goldthread.Demo.Area;

/// <summary>The named people of the demo: those who sign in, and those who knock on Mrs Smith's door.</summary>
public static class Cast
{
    public static readonly StaffMember Gp = Of("gp-amara-okafor", "Dr Amara Okafor", "GP", "gp", "ZZGP01", 500);
    public static readonly StaffMember PracticeNurse = Of("nurse-bethan-price", "Bethan Price", "Practice nurse", "practice-nurse", "ZZGP01", 501);
    public static readonly StaffMember DistrictNurse = Of("nurse-grace-adeyemi", "Grace Adeyemi", "District nurse", "district-nurse", "ZZCM01", 502);
    public static readonly StaffMember Cardiologist = Of("doctor-rohan-mehta", "Dr Rohan Mehta", "Consultant cardiologist", "hospital-doctor", "ZZAC01", 503);
    public static readonly StaffMember SocialWorker = Of("socialworker-helen-marsh", "Helen Marsh", "Social worker", "social-worker", "ZZLA01", 504);
    public static readonly StaffMember Coordinator = Of("coordinator-tom-whitfield", "Tom Whitfield", "Care coordinator", "care-coordinator", "ZZCM01", 505);
    public static readonly StaffMember CareManager = Of("homecare-denise-clarke", "Denise Clarke", "Home care manager", "home-care-manager", "ZZHC01", 506);
    public static readonly StaffMember HousingOfficer = Of("housing-paul-nowak", "Paul Nowak", "Housing officer", "housing-officer", "ZZHA01", 507);
    public static readonly StaffMember LinkWorker = Of("linkworker-samira-hassan", "Samira Hassan", "Social prescribing link worker", "link-worker", "ZZVS01", 508);
    public static readonly StaffMember Analyst = Of("analyst-wei-chen", "Wei Chen", "Population health analyst", "analyst", "ZZIB01", 509);
    public static readonly StaffMember Finance = Of("finance-joanne-platt", "Joanne Platt", "Head of joint finance", "finance-lead", "ZZIB01", 510);
    public static readonly StaffMember Councillor = Of("councillor-derek-lowe", "Councillor Derek Lowe", "Chair of the health and wellbeing board", "councillor", "ZZLA01", 511);
    public static readonly StaffMember PrivacyOfficer = Of("privacy-ruth-baines", "Ruth Baines", "Privacy officer", "privacy-officer", "ZZIB01", 512);
    public static readonly StaffMember Administrator = Of("admin-lee-carter", "Lee Carter", "System administrator", "administrator", "ZZIB01", 513);
    public static readonly StaffMember SecondAdministrator = Of("admin-yusuf-rahman", "Yusuf Rahman", "Access administrator", "administrator", "ZZLA01", 526);

    public static readonly StaffMember IntegrationLead = Of("lead-marion-tait", "Marion Tait", "Integration lead", "integration-lead", "ZZLA01", 527);
    public static readonly StaffMember HospitalLead = Of("lead-anil-desai", "Anil Desai", "Director of partnerships", "integration-lead", "ZZAC01", 528);
    public static readonly StaffMember Editor = Of("editor-nora-finch", "Nora Finch", "Toolkit editor", "toolkit-editor", "ZZIB01", 529);
    public static readonly StaffMember SecondEditor = Of("editor-sunil-rao", "Sunil Rao", "Toolkit editor, council", "toolkit-editor", "ZZLA01", 533);
    public static readonly StaffMember Secretary = Of("secretary-ben-archer", "Ben Archer", "Programme secretary", "programme-secretary", "ZZIB01", 530);
    public static readonly StaffMember PanelMember = Of("panel-olu-adebayo", "Olu Adebayo", "Panel member, Carers' Hearth", "panel-member", "ZZVS02", 531);
    public static readonly StaffMember SecondPanelMember = Of("panel-jean-harper", "Jean Harper", "Panel member, community trust", "panel-member", "ZZCM01", 532);
    public static readonly StaffMember ThirdPanelMember = Of("panel-mair-evans", "Mair Evans", "Panel member, housing association", "panel-member", "ZZHA01", 534);

    public static readonly StaffMember RecordsOfficer = Of("records-priya-nair", "Priya Nair", "Records officer", "records-officer", "ZZIB01", 525);

    public static readonly StaffMember Pharmacist = Of("pharmacist-imran-qureshi", "Imran Qureshi", "Pharmacist", "pharmacist", "ZZPH01", 514);
    public static readonly StaffMember HeartFailureNurse = Of("nurse-ellen-byrne", "Ellen Byrne", "Heart failure specialist nurse", "community-nurse", "ZZCM01", 515);
    public static readonly StaffMember Physio = Of("physio-marcus-reid", "Marcus Reid", "Physiotherapist", "therapist", "ZZCM01", 516);
    public static readonly StaffMember Therapist = Of("ot-janine-holt", "Janine Holt", "Occupational therapist", "therapist", "ZZLA01", 517);
    public static readonly StaffMember WardDoctor = Of("doctor-sophie-lund", "Dr Sophie Lund", "Specialty registrar, medicine", "hospital-doctor", "ZZAC01", 518);
    public static readonly StaffMember WardNurse = Of("nurse-mateo-silva", "Mateo Silva", "Ward sister, Curlew Ward", "hospital-nurse", "ZZAC01", 519);
    public static readonly StaffMember CareWorkerJoy = Of("carer-joy-mensah", "Joy Mensah", "Home care worker", "home-care-worker", "ZZHC01", 520);
    public static readonly StaffMember CareWorkerKasia = Of("carer-kasia-zielinska", "Kasia Zielinska", "Home care worker", "home-care-worker", "ZZHC01", 521);
    public static readonly StaffMember Befriender = Of("volunteer-alan-pickles", "Alan Pickles", "Volunteer befriender", "volunteer", "ZZVS01", 522);
    public static readonly StaffMember EmergencyDoctor = Of("doctor-tunde-balogun", "Dr Tunde Balogun", "Emergency doctor", "hospital-doctor", "ZZAC01", 524);
    public static readonly StaffMember ContactOfficer = Of("contact-nadia-iqbal", "Nadia Iqbal", "Contact officer", "contact-officer", "ZZLA01", 523);

    /// <summary>Those who can sign in.</summary>
    public static IReadOnlyList<StaffMember> Users { get; } =
    [
        Gp, PracticeNurse, DistrictNurse, Cardiologist, SocialWorker, Coordinator, CareManager, HousingOfficer, LinkWorker,
        Analyst, Finance, Councillor, PrivacyOfficer, RecordsOfficer, Administrator, SecondAdministrator,
        IntegrationLead, HospitalLead, Editor, SecondEditor, Secretary, PanelMember, SecondPanelMember, ThirdPanelMember,
    ];

    /// <summary>Everybody above.</summary>
    public static IReadOnlyList<StaffMember> All { get; } =
    [
        .. Users, Pharmacist, HeartFailureNurse, Physio, Therapist, WardDoctor, WardNurse, CareWorkerJoy, CareWorkerKasia, Befriender, EmergencyDoctor, ContactOfficer,
    ];

    private static StaffMember Of(string id, string name, string job, string role, string organisation, int phone) =>
        new(id, name, job, role, Organisations.Of(organisation), $"01632 960{phone}");
}
