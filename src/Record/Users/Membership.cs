using Goldthread.Record.Access;

namespace Goldthread.Record.Users;

/// <summary>A role that somebody holds at an organisation for a time.</summary>
/// <param name="Id">Its id; empty for the role that stands with the user.</param>
/// <param name="User">Who holds it.</param>
/// <param name="Role">Code of the <see cref="Access.Role"/>.</param>
/// <param name="JobTitle">In plain words.</param>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when; <see cref="Always"/> for no end.</param>
public sealed record Membership(string Id, string User, string Role, string JobTitle, string Organisation, string OrganisationName, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>No end.</summary>
    public static DateTimeOffset Always { get; } = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when it counts at a moment.</summary>
    public bool IsOn(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>
    /// The user in the role that counts: the one they chose, if they still hold it, else the first. Where an issuer says at which organisations they work,
    /// roles elsewhere do not count. A user without a role may do nothing.
    /// </summary>
    public static User ActAs(User user, IEnumerable<Membership> others, string chosen, IReadOnlyList<string> organisations, DateTimeOffset now)
    {
        var held = Of(user, others, organisations, now);
        var acting = held.FirstOrDefault(m => m.Id == chosen) ?? (held.Count > 0 ? held[0] : null);
        return acting is null
            ? user with { RoleCode = "", Organisation = "", OrganisationName = "" }
            : user with { RoleCode = acting.Role, JobTitle = acting.JobTitle, Organisation = acting.Organisation, OrganisationName = acting.OrganisationName };
    }

    /// <summary>All roles that a user may act in now, the one that stands with the user first.</summary>
    public static IReadOnlyList<Membership> Of(User user, IEnumerable<Membership> others, IReadOnlyList<string> organisations, DateTimeOffset now)
    {
        var main = new Membership("", user.Id, user.RoleCode, user.JobTitle, user.Organisation, user.OrganisationName, DateTimeOffset.MinValue, Always);
        return
        [
            .. others.Where(m => m.IsOn(now)).Prepend(main)
                .Where(m => m.Role.Length > 0 && (organisations.Count == 0 || organisations.Contains(m.Organisation, StringComparer.Ordinal))),
        ];
    }
}
