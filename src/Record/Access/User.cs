using System.Security.Claims;
using Goldthread.Kernel.Acts;

namespace Goldthread.Record.Access;

/// <summary>Someone who can sign in.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">As shown.</param>
/// <param name="JobTitle">In plain words.</param>
/// <param name="RoleCode">Code of a <see cref="Role"/>.</param>
/// <param name="Organisation">Code of the organisation they work for.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Person">For a person or a carer: the NHS number of the record that is theirs to see.</param>
public sealed record User(string Id, string Name, string JobTitle, string RoleCode, string Organisation, string OrganisationName, string? Person = null)
{
    private const string IdClaim = ClaimTypes.NameIdentifier;
    private const string JobClaim = "goldthread:job";
    private const string OrganisationClaim = "goldthread:organisation";
    private const string OrganisationNameClaim = "goldthread:organisation-name";
    private const string PersonClaim = "goldthread:person";
    private const string TeamClaim = "goldthread:team";

    /// <summary>Sees and writes everything, through the same access kernel and journal: for loads and tests.</summary>
    public static User System { get; } = new("system", "The system itself", "System", "system", "SYSTEM", "This system");

    /// <summary>Ids of the teams they are in at this moment. A team is a viewer of people, as an organisation is: <see cref="TeamViewers"/>.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>The teams as relationships name them: "team:ID".</summary>
    public IEnumerable<string> TeamViewers => Teams.Select(t => "team:" + t);

    /// <summary>What the role lets them do.</summary>
    public Role Role => Role.Of(RoleCode);

    /// <summary>The name under which relationships are with this user alone.</summary>
    public string Viewer => "user:" + Id;

    /// <summary>The user who is signed in, or null.</summary>
    public static User? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(IdClaim) is not { } id
            ? null
            : new User(
                id,
                principal.FindFirstValue(ClaimTypes.Name) ?? id,
                principal.FindFirstValue(JobClaim) ?? "",
                principal.FindFirstValue(ClaimTypes.Role) ?? "",
                principal.FindFirstValue(OrganisationClaim) ?? "",
                principal.FindFirstValue(OrganisationNameClaim) ?? "",
                principal.FindFirstValue(PersonClaim))
            {
                Teams = [.. principal.FindAll(TeamClaim).Select(c => c.Value)],
            };

    /// <summary>This user as the framework's principal.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(IdClaim, Id));
        identity.AddClaim(new Claim(ClaimTypes.Name, Name));
        identity.AddClaim(new Claim(ClaimTypes.Role, RoleCode));
        identity.AddClaim(new Claim(JobClaim, JobTitle));
        identity.AddClaim(new Claim(OrganisationClaim, Organisation));
        identity.AddClaim(new Claim(OrganisationNameClaim, OrganisationName));
        if (Person is not null)
        {
            identity.AddClaim(new Claim(PersonClaim, Person));
        }

        foreach (var team in Teams)
        {
            identity.AddClaim(new Claim(TeamClaim, team));
        }

        return new ClaimsPrincipal(identity);
    }

    /// <summary>This user as the one who acts, through an application.</summary>
    public Actor Acting(string application) => new(Id, Name, Organisation, RoleCode, application);
}
