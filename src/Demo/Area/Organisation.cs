using Goldthread.Demo.Writing;

namespace Goldthread.Demo.Area;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    IntegratedCareBoard,
    Council,
    AcuteTrust,
    CommunityTrust,
    PrimaryCareNetwork,
    GpPractice,
    Pharmacy,
    CareHome,
    HomeCareAgency,
    HousingAssociation,
    Charity,
}

/// <summary>An organisation of the place.</summary>
/// <param name="Code">Like an ODS code and plainly not one: "ZZ", two letters for the kind, two digits.</param>
/// <param name="Name">The name in full.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Neighbourhood">Where it is, or null when it serves the whole place.</param>
/// <param name="Street">The first line of its address.</param>
/// <param name="Phone">A number from the ranges Ofcom keeps for drama.</param>
public sealed record Organisation(string Code, string Name, OrganisationKind Kind, Neighbourhood? Neighbourhood, string Street, string Phone)
{
    /// <summary>The id of its Organization resource.</summary>
    public string Id => Code.ToLowerInvariant();

    /// <summary>Where its records say they come from.</summary>
    public string SourceUri { get; } = Codes.Systems.SourceUri(Code);

    internal string LocalIdSystem { get; } = Codes.Systems.LocalId(Code);

    internal Ref Ref => new("Organization", Id, Name);
}

/// <summary>Somebody who works in the place.</summary>
/// <param name="Id">The id of the Practitioner resource; for a demo user the user's id.</param>
/// <param name="Name">As written: "Dr Amara Okafor".</param>
/// <param name="JobTitle">In plain words.</param>
/// <param name="RoleCode">Short role, as in <see cref="DemoUser.RoleCode"/>.</param>
/// <param name="Organisation">The employer.</param>
/// <param name="Phone">Work number, from the ranges Ofcom keeps for drama.</param>
public sealed record StaffMember(string Id, string Name, string JobTitle, string RoleCode, Organisation Organisation, string Phone)
{
    internal Ref Ref { get; } = new("Practitioner", Id, $"{Name}, {JobTitle}");

    internal Ref Role => new("PractitionerRole", Id, $"{Name}, {JobTitle}, {Organisation.Name}");
}
