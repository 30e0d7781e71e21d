using Goldthread.Demo.Area;
using Goldthread.Demo.MrsSmith;

namespace Goldthread.Demo;

/// <summary>Somebody who can sign in to the demo place.</summary>
/// <param name="Id">What is typed or picked at demo sign-in; for staff also the id of their Practitioner and PractitionerRole.</param>
/// <param name="Name">As written on a page.</param>
/// <param name="JobTitle">In plain words.</param>
/// <param name="RoleCode">Short name of the role, stable; the host maps it to what the role may do.</param>
/// <param name="OrganisationCode">Code of the organisation they work for; empty for a person or a carer.</param>
/// <param name="OrganisationName">Its name; empty for a person or a carer.</param>
public sealed record DemoUser(string Id, string Name, string JobTitle, string RoleCode, string OrganisationCode, string OrganisationName)
{
    /// <summary>For a person or a carer, the index of the person that they are; otherwise null.</summary>
    public int? PersonIndex { get; init; }
}

/// <summary>The people who can sign in to the demo place. Everyone who cares for Mrs Smith is here, and those who plan, pay, decide and keep watch.</summary>
public static class DemoUsers
{
    /// <summary>All of them, in the order a visitor should meet them.</summary>
    public static IReadOnlyList<DemoUser> All { get; } =
    [
        .. Cast.Users.Select(s => new DemoUser(s.Id, s.Name, s.JobTitle, s.RoleCode, s.Organisation.Code, s.Organisation.Name)),
        new("person-edie-smith", "Edie Smith", "Person", "person", "", "") { PersonIndex = 0 },
        new("carer-karen-fraser", "Karen Fraser", "Unpaid carer, daughter of Edie Smith", "carer", "", "") { PersonIndex = KarenFraser.Index },
    ];
}
