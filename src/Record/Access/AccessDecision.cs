using Goldthread.Fhir.Storage;
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

    private static Outcome<Sight> Of(HttpContext context, string application, Func<Role, bool> allows, string activity)
    {
        if (User.Of(context.User) is not { } user)
        {
            return new Fault(FaultKind.Forbidden, "Sign in first.");
        }

        if (allows(user.Role))
        {
            var sight = Of(user, application);
            var demo = context.RequestServices.GetRequiredService<DemoMode>().IsOn;
            return demo ? sight with { Viewers = [.. sight.Viewers, UnnamedSource] } : sight;
        }

        return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you {activity}.");
    }
}
