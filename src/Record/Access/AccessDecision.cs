using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Access;

/// <summary>
/// Decides who may see what: signed in, and the role allows the activity, and there is a relationship. A relationship stands
/// between an organisation and the people whom it has sent a record of. Everything else is refused.
/// </summary>
public static class AccessDecision
{
    /// <summary>
    /// The source of records that were loaded without naming one. In a demo place, where everyone is made up, whoever may open
    /// records has a relationship with the people it sent; elsewhere nobody has, until an organisation is named.
    /// </summary>
    public const string UnnamedSource = "import";

    /// <summary>The sight of whoever uses the FHIR interface.</summary>
    public static ValueTask<Outcome<Sight>> ForFhir(HttpContext context) => ValueTask.FromResult(Of(context, "fhir", r => r.MayUseFhir, "use the FHIR interface"));

    /// <summary>The sight of somebody who asked to be sent what happens, as it is now: whoever may no longer ask is sent nothing.</summary>
    public static async ValueTask<Outcome<Sight>> ForUser(string id, Database database, DemoMode demo) =>
        id == User.System.Id ? Of(User.System, "subscriptions", r => r.MayUseFhir, "use the FHIR interface", demo)
        : await database.Read(session => UserTable.Find(session, id)) is { } user ? Of(user, "subscriptions", r => r.MayUseFhir, "use the FHIR interface", demo)
        : new Fault(FaultKind.Forbidden, "There is no such user.");

    /// <summary>The sight of whoever opens a record on a page.</summary>
    public static Outcome<Sight> ForRecord(HttpContext context) => Of(context, "pages", r => r.MayOpenRecords, "open records");

    /// <summary>The sight of whoever looks for a person on a page.</summary>
    public static Outcome<Sight> ForFinding(HttpContext context) => Of(context, "pages", r => r.MayFindPeople, "look for people");

    /// <summary>The sight of a user through an application.</summary>
    public static Sight Of(User user, string application)
    {
        var role = user.Role;
        return new Sight(user.Acting(application), role.Purpose, role.Code == User.System.RoleCode, user.Organisation.Length > 0 ? [user.Organisation] : [], role.MayWrite);
    }

    private static Outcome<Sight> Of(HttpContext context, string application, Func<Role, bool> allows, string activity) => User.Of(context.User) is { } user
        ? Of(user, application, allows, activity, context.RequestServices.GetRequiredService<DemoMode>())
        : new Fault(FaultKind.Forbidden, "Sign in first.");

    private static Outcome<Sight> Of(User user, string application, Func<Role, bool> allows, string activity, DemoMode demo)
    {
        if (allows(user.Role))
        {
            var sight = Of(user, application);
            return demo.IsOn ? sight with { Viewers = [.. sight.Viewers, UnnamedSource] } : sight;
        }

        return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you {activity}.");
    }
}
