using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Record.Privacy;

/// <summary>
/// The sight of an office that keeps order among those who use records: none of any record. It asks no agreement to share, for nothing
/// is shared with it; else whoever must enter an agreement could not when the last one has ended.
/// </summary>
internal static class OfficeSight
{
    /// <summary>The sight, or why there is none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="activity">What the role must allow.</param>
    public static Outcome<Sight> Of(HttpContext context, Activities activity) =>
        User.Of(context.User) is not { } user ? new Fault(FaultKind.Forbidden, "Sign in first.")
        : !user.Role.May(activity) ? new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you do this.")
        : new Sight(user.Acting("pages"), user.Role.Purpose, Everything: false, [], MayWrite: false) { Words = $"no records: {user.Role.Title.ToLowerInvariant()}" };
}
