namespace Goldthread.Record.Access;

/// <summary>What a role lets its holder do with the records of people with whom they have a relationship.</summary>
/// <param name="Code">The role's code.</param>
/// <param name="Title">What people call it.</param>
/// <param name="MayFindPeople">May search for a person and see enough to be sure it is the right one.</param>
/// <param name="MayOpenRecords">May open the record of a person with whom there is a relationship.</param>
/// <param name="MayUseFhir">May use the FHIR interface.</param>
/// <param name="MayWrite">May add to and change records.</param>
/// <param name="Purpose">Why this role uses records.</param>
public sealed record Role(string Code, string Title, bool MayFindPeople, bool MayOpenRecords, bool MayUseFhir, bool MayWrite, string Purpose)
{
    /// <summary>
    /// Every role, in one table that anyone can read. A role that is not here may do nothing. Which parts of a record each role sees
    /// is narrowed further by <see cref="RecordSections"/>.
    /// </summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Care("gp", "GP"),
        Care("practice-nurse", "Practice nurse"),
        Care("district-nurse", "District nurse"),
        Care("community-nurse", "Community nurse"),
        Care("hospital-doctor", "Hospital doctor"),
        Care("hospital-nurse", "Hospital nurse"),
        Care("therapist", "Therapist"),
        Care("pharmacist", "Pharmacist"),
        Care("social-worker", "Social worker"),
        Care("care-coordinator", "Care coordinator"),
        Support("home-care-manager", "Home care manager"),
        Support("link-worker", "Social prescribing link worker"),
        Support("housing-officer", "Housing officer"),
        None("analyst", "Analyst"),
        None("finance-lead", "Finance lead"),
        None("councillor", "Councillor"),
        None("privacy-officer", "Privacy officer"),
        None("administrator", "Administrator"),
        None("person", "Person"),
        None("carer", "Unpaid carer"),
        new("system", "System", true, true, true, true, Kernel.Acts.Purpose.SystemAdministration),
    ];

    /// <summary>The role of a code; one that may do nothing when the code is not known.</summary>
    public static Role Of(string code) => All.FirstOrDefault(r => r.Code == code) ?? None(code, code);

    private static Role Care(string code, string title) => new(code, title, true, true, true, true, Kernel.Acts.Purpose.Treatment);

    private static Role Support(string code, string title) => new(code, title, true, true, false, false, Kernel.Acts.Purpose.CareManagement);

    private static Role None(string code, string title) => new(code, title, false, false, false, false, Kernel.Acts.Purpose.CareManagement);
}
