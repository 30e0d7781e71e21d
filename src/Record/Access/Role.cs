namespace Goldthread.Record.Access;

/// <summary>What somebody can do here. A role allows some of them; whom it may be done to is asked apart (domain rule B6).</summary>
[Flags]
public enum Activities
{
    None = 0,

    /// <summary>Look for a person, and see enough to be sure that it is the right one.</summary>
    FindPeople = 1,

    /// <summary>Open the record of a person with whom there is a relationship.</summary>
    OpenRecords = 1 << 1,

    /// <summary>Use the FHIR interface.</summary>
    UseFhir = 1 << 2,

    /// <summary>Add to and change records.</summary>
    Write = 1 << 3,

    /// <summary>Say, with a reason, that one works with a person; the privacy officer is told.</summary>
    ClaimRelationship = 1 << 4,

    /// <summary>Open a record in an emergency without a relationship; the privacy officer is told.</summary>
    BreakGlass = 1 << 5,

    /// <summary>Keep parts of a record from the person, from those they chose, or from others; and take that back.</summary>
    Withhold = 1 << 6,

    /// <summary>See what is kept back for safeguarding.</summary>
    SeeSafeguarding = 1 << 7,

    /// <summary>Open what is sealed, by consent, for a legal requirement, or in the public interest; the privacy officer is told.</summary>
    OpenSeals = 1 << 13,

    /// <summary>Decide whose records are one person's.</summary>
    MatchPeople = 1 << 8,

    /// <summary>Review who has looked at records and why.</summary>
    ReviewAccess = 1 << 9,

    /// <summary>Give people roles and teams, and take them away.</summary>
    ManageUsers = 1 << 10,

    /// <summary>Enter and end agreements to share information.</summary>
    ManageAgreements = 1 << 11,

    /// <summary>See and add to one's own record, or that of somebody who allowed it.</summary>
    OwnRecord = 1 << 12,

    /// <summary>Write listings of the directory, and publish those of one's own organisation.</summary>
    KeepDirectory = 1 << 20,

    /// <summary>Read what people searched for in the directory and did not find.</summary>
    SeeUnmetNeed = 1 << 21,

    /// <summary>Say which practice leads for a care home.</summary>
    KeepCareHomes = 1 << 22,

    /// <summary>Decide which other directories are taken over, and who keeps a listing that nobody keeps.</summary>
    ManageDirectory = 1 << 24,

    /// <summary>Read counts of the work of all providers; never of a person.</summary>
    SeeCounts = 1 << 25,

    /// <summary>Look at an extract that somebody else asked for, and let it leave or not.</summary>
    CheckOutputs = 1 << 18,

    /// <summary>Make the statutory returns of one's own organisation from what it sent: rows about people.</summary>
    MakeReturns = 1 << 19,

    /// <summary>Take part in what partners do to work better together: write for the toolkit, answer a self-assessment, come to an event, ask for help that is offered, write in a group.</summary>
    TakePart = 1 << 14,

    /// <summary>In the name of one's own organisation: open a self-assessment, ask for a peer challenge, bid in a programme.</summary>
    LeadImprovement = 1 << 15,

    /// <summary>Publish what is in the toolkit, and keep its events, offers, newsletters, groups and reports.</summary>
    EditToolkit = 1 << 16,

    /// <summary>Open a programme's call, screen bids, name the panel, send the letters.</summary>
    RunProgrammes = 1 << 17,

    /// <summary>Score bids, where named as a member of the panel.</summary>
    ScoreBids = 1 << 23,

    /// <summary>See the areas of the place and where their figures come from, and write down what partners agreed about a place.</summary>
    KeepGeography = 1 << 28,

    /// <summary>Open the list of a cohort for people's care, under pseudonyms; show who one of them is where there is a relationship; send people of it to a team.</summary>
    WorkCareLists = 1 << 29,
}

/// <summary>What a role lets its holder do.</summary>
/// <param name="Code">The role's code.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Allows">What it allows.</param>
/// <param name="Purpose">Why this role uses records: a code of <see cref="Kernel.Acts.Purpose"/>.</param>
/// <param name="View">Which parts of a record it sees: a code of <see cref="RoleView"/>.</param>
public sealed record Role(string Code, string Title, Activities Allows, string Purpose, string View)
{
    private const Activities Clinical =
        Activities.FindPeople | Activities.OpenRecords | Activities.UseFhir | Activities.Write | Activities.ClaimRelationship | Activities.BreakGlass;

    // The system does not look after people.
    private const Activities Caring = Clinical | Activities.WorkCareLists | Activities.TakePart;

    private const Activities Supporting = Activities.FindPeople | Activities.OpenRecords | Activities.ClaimRelationship | Activities.TakePart;

    /// <summary>
    /// Every role, in one table that anyone can read. A role that is not here may do nothing. Which parts of a record each role sees
    /// is narrowed further by its <see cref="RoleView"/>. Role and right to open records stand apart, so that whoever manages users or
    /// reviews access has no clinical view (domain rule B6).
    /// </summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Care("gp", "GP", Activities.Withhold | Activities.SeeSafeguarding | Activities.OpenSeals | Activities.KeepCareHomes),
        Care("practice-nurse", "Practice nurse"),
        Care("district-nurse", "District nurse"),
        Care("community-nurse", "Community nurse"),
        Care("hospital-doctor", "Hospital doctor", Activities.Withhold | Activities.SeeSafeguarding | Activities.OpenSeals),
        Care("hospital-nurse", "Hospital nurse"),
        Care("therapist", "Therapist"),
        Care("pharmacist", "Pharmacist"),
        Care("social-worker", "Social worker", Activities.Withhold | Activities.SeeSafeguarding | Activities.KeepDirectory),
        Care("care-coordinator", "Care coordinator", Activities.KeepDirectory | Activities.KeepCareHomes),
        Support("home-care-manager", "Home care manager", "support", Activities.KeepDirectory),
        Support("care-home-nurse", "Care home nurse", "care-home"),
        Support("link-worker", "Social prescribing link worker", "support", Activities.KeepDirectory | Activities.SeeUnmetNeed),
        Support("housing-officer", "Housing officer", "housing", Activities.KeepDirectory),
        Office("records-officer", "Records officer", Activities.FindPeople | Activities.MatchPeople | Activities.KeepCareHomes | Activities.MakeReturns),
        Office("privacy-officer", "Privacy officer", Activities.ReviewAccess | Activities.ManageAgreements | Activities.CheckOutputs),
        Office("administrator", "Administrator", Activities.ManageUsers | Activities.ManageDirectory | Activities.KeepGeography),
        Office("analyst", "Analyst", Activities.SeeUnmetNeed | Activities.SeeCounts | Activities.KeepGeography | Activities.TakePart),
        Office("finance-lead", "Finance lead", Activities.SeeUnmetNeed | Activities.SeeCounts | Activities.TakePart),
        Office("councillor", "Councillor", Activities.SeeUnmetNeed | Activities.TakePart | Activities.LeadImprovement),
        Office("integration-lead", "Integration lead", Activities.TakePart | Activities.LeadImprovement | Activities.SeeUnmetNeed),
        Office("toolkit-editor", "Toolkit editor", Activities.TakePart | Activities.EditToolkit),
        Office("programme-secretary", "Programme secretary", Activities.TakePart | Activities.RunProgrammes),
        Office("panel-member", "Panel member", Activities.TakePart | Activities.ScoreBids),
        new("planning-extract", "Planning extract", Activities.UseFhir, Kernel.Acts.Purpose.Planning, "none"),
        new("research-extract", "Research extract", Activities.UseFhir, Kernel.Acts.Purpose.Research, "none"),
        Own("person", "Person"),
        Own("carer", "Unpaid carer"),
        new("system", "System", Clinical, Kernel.Acts.Purpose.SystemAdministration, "care"),
    ];

    /// <summary>May search for a person and see enough to be sure it is the right one.</summary>
    public bool MayFindPeople => May(Activities.FindPeople);

    /// <summary>May open the record of a person with whom there is a relationship.</summary>
    public bool MayOpenRecords => May(Activities.OpenRecords);

    /// <summary>May use the FHIR interface.</summary>
    public bool MayUseFhir => May(Activities.UseFhir);

    /// <summary>May add to and change records.</summary>
    public bool MayWrite => May(Activities.Write);

    /// <summary>The role of a code; one that may do nothing when the code is not known.</summary>
    public static Role Of(string code) => All.FirstOrDefault(r => r.Code == code) ?? Office(code, code, Activities.None);

    /// <summary>True when the role allows all of these.</summary>
    public bool May(Activities activities) => (Allows & activities) == activities;

    private static Role Care(string code, string title, Activities also = Activities.None) => new(code, title, Caring | also, Kernel.Acts.Purpose.Treatment, "care");

    private static Role Support(string code, string title, string view, Activities also = Activities.None) => new(code, title, Supporting | also, Kernel.Acts.Purpose.CareManagement, view);

    private static Role Office(string code, string title, Activities allows) => new(code, title, allows, Kernel.Acts.Purpose.CareManagement, "none");

    private static Role Own(string code, string title) => new(code, title, Activities.OwnRecord, Kernel.Acts.Purpose.PatientRequest, "care");
}
