using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Sharing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Access;

/// <summary>
/// Decides who may see what: signed in, and the role allows the activity, and an agreement lets information flow for the purpose. What it
/// gives is a <see cref="Sight"/>, by which the store then asks for each person whether there is a relationship, what is withheld and
/// what the person refused. Everything else is refused (domain rule B6).
/// </summary>
public static class AccessDecision
{
    /// <summary>
    /// The source of records that were loaded without naming one. In a demo place, where everyone is made up, whoever may open
    /// records has a relationship with the people it sent; elsewhere nobody has, until an organisation is named.
    /// </summary>
    public const string UnnamedSource = "import";

    private const string Fhir = "use the FHIR interface";

    /// <summary>The sight of whoever uses the FHIR interface.</summary>
    public static ValueTask<Outcome<Sight>> ForFhir(HttpContext context) => User.Of(context.User) is { } user
        ? ForFhir(user, SmartScopes.Of(context.User), context.RequestServices.GetRequiredService<AccessRules>())
        : ValueTask.FromResult<Outcome<Sight>>(new Fault(FaultKind.Forbidden, "Sign in first."));

    // What the application was allowed narrows what its user may see and do.
    private static async ValueTask<Outcome<Sight>> ForFhir(User user, SmartScopes? scopes, AccessRules rules)
    {
        if (scopes is { IsEmpty: true })
        {
            return new Fault(FaultKind.Forbidden, "This token allows nothing here: none of its scopes is about records.");
        }

        // A person uses this interface through an application that they chose, for one patient; nobody else does without the right.
        var isTheirs = scopes?.Patient is not null && user.Role.May(Activities.OwnRecord);
        var sight = await rules.Of(user, "fhir", isTheirs ? Activities.OwnRecord : Activities.UseFhir, Fhir);
        return sight.Then<Sight>(s => (scopes is null ? s : s with
        {
            Everything = false,
            OnlyPatient = scopes.Patient,
            Readable = scopes.Reads,
            Writable = scopes.Writes,
            MayWrite = s.MayWrite && scopes.WritesAnything,
        }) with { Again = () => ForFhir(user, scopes, rules) });
    }

    /// <summary>The sight of somebody who asked to be sent what happens, as it is now: whoever may no longer ask is sent nothing.</summary>
    public static async ValueTask<Outcome<Sight>> ForUser(string id, Database database, TimeProvider clock, AccessRules rules) =>
        id == User.System.Id ? await rules.Of(User.System, "subscriptions", Activities.UseFhir, Fhir)
        : await database.Read(session => UserTable.Find(session, id, clock.GetUtcNow())) is { } user ? await rules.Of(user, "subscriptions", Activities.UseFhir, Fhir)
        : new Fault(FaultKind.Forbidden, "There is no such user.");

    /// <summary>The sight of whoever opens a record on a page.</summary>
    public static ValueTask<Outcome<Sight>> ForRecord(HttpContext context) => Of(context, "pages", Activities.OpenRecords, "open records");

    /// <summary>The sight of whoever looks for a person on a page.</summary>
    public static ValueTask<Outcome<Sight>> ForFinding(HttpContext context) => Of(context, "pages", Activities.FindPeople, "look for people");

    /// <summary>The sight of whoever does something else on a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="activity">What they do.</param>
    /// <param name="words">The same in words: "review who has looked".</param>
    public static ValueTask<Outcome<Sight>> For(HttpContext context, Activities activity, string words) => Of(context, "pages", activity, words);

    /// <summary>The sight of the system itself, or of a sender whose files it loads: everything, in the name of whoever sent them.</summary>
    public static Sight OfSystem(User sender, string application) =>
        new(sender.Acting(application), User.System.Role.Purpose, Everything: true, [], MayWrite: true) { Blind = WithheldReasons.None };

    private static ValueTask<Outcome<Sight>> Of(HttpContext context, string application, Activities activity, string words) => User.Of(context.User) is { } user
        ? context.RequestServices.GetRequiredService<AccessRules>().Of(user, application, activity, words)
        : ValueTask.FromResult<Outcome<Sight>>(new Fault(FaultKind.Forbidden, "Sign in first."));
}

/// <summary>The rules of access with what they need to know: the agreements, the time, and whether this is a demo place.</summary>
public sealed class AccessRules(AgreementBook agreements, DemoMode demo, TimeProvider clock)
{
    /// <summary>The sight of a user through an application, or why there is none.</summary>
    /// <param name="user">Who.</param>
    /// <param name="application">Through which program.</param>
    /// <param name="activity">What they want to do.</param>
    /// <param name="words">The same in words.</param>
    public async ValueTask<Outcome<Sight>> Of(User user, string application, Activities activity, string words)
    {
        var role = user.Role;
        if (!role.May(activity))
        {
            return new Fault(FaultKind.Forbidden, $"The role \"{role.Title}\" does not let you {words}.");
        }

        if (role.Code == User.System.RoleCode)
        {
            return AccessDecision.OfSystem(user, application);
        }

        var flow = await agreements.To(user.Organisation, role.Purpose);
        if (flow.IsShut && !role.May(Activities.OwnRecord))
        {
            var organisation = user.OrganisationName.Length > 0 ? user.OrganisationName : user.Organisation;
            return new Fault(FaultKind.Forbidden, $"No agreement to share information is in force that lets {organisation} use records for this purpose.");
        }

        var blind = WithholdingRules.BlindOf(role);
        return new Sight(user.Acting(application), role.Purpose, Everything: false, Viewers(user), role.MayWrite)
        {
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Blind = blind,
            Closed = flow.IsOpen || role.May(Activities.OwnRecord) ? null : flow.IsClosed,
            Words = Words(user, blind, flow),
        };
    }

    private List<string> Viewers(User user)
    {
        List<string> viewers = [user.Viewer, .. user.TeamViewers];
        if (user.Person is { } number && user.Role.May(Activities.OwnRecord))
        {
            viewers.Add("nhs:" + number);
        }

        if (user.Organisation.Length > 0)
        {
            viewers.Add(user.Organisation);
        }

        if (demo.IsOn && user.Role.May(Activities.FindPeople))
        {
            viewers.Add(AccessDecision.UnnamedSource);
        }

        return viewers;
    }

    // Which kinds of things were out of sight can be read from the journal later, without asking the store again.
    private static string Words(User user, WithheldReasons blind, Flow flow) =>
        $"people of {(user.Organisation.Length > 0 ? user.Organisation : user.Viewer)} but {WithholdingRules.Short(blind)}{(flow.IsOpen ? "" : ", and what no agreement lets through")}";
}
