using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Record.Own;

/// <summary>Whose record somebody looks at, and with which sight.</summary>
/// <param name="User">Who looks.</param>
/// <param name="Members">The person's records.</param>
/// <param name="Sight">What is seen of them.</param>
/// <param name="Proxy">By whose leave; null for one's own record.</param>
public sealed record OwnView(User User, IReadOnlyList<Identity> Members, Sight Sight, Proxy? Proxy)
{
    /// <summary>The key of the person's record.</summary>
    public string Key => Members[0].Key.ToString();

    /// <summary>True for one's own record.</summary>
    public bool IsOwn => Proxy is null;
}

/// <summary>
/// Decides what a person sees of their own record, and what somebody sees whom they chose. Asked at every request, so that what is taken away is gone at
/// the next.
/// </summary>
public sealed class OwnAccess(AccessRules rules, PersonDirectory directory, Proxies proxies)
{
    /// <summary>The view that a user asks for.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="proxy">The id of the proxy by which they look at somebody else's record; null for their own, or the only one there is.</param>
    /// <returns>Forbidden for other roles; NotFound when there is no record, or no longer.</returns>
    public async Task<Outcome<OwnView>> Open(User user, string? proxy)
    {
        var sight = await rules.Of(user, "pages", Activities.OwnRecord, "see your own record");
        if (!sight.Succeeded)
        {
            return sight.Faults.ToArray();
        }

        if (proxy is null && user.Person is { } number && await directory.OfNhsNumber(number) is { Count: > 0 } own)
        {
            return new OwnView(user, own, sight.Value, null);
        }

        if (proxy is null && user.RoleCode == "person")
        {
            return new Fault(FaultKind.NotFound, "We do not hold a record for you yet.");
        }

        var allowed = await proxies.For(user);
        var chosen = allowed.FirstOrDefault(p => proxy is null || p.Id == proxy);
        var members = chosen is null ? [] : await directory.OfNhsNumber(chosen.Owner);
        if (chosen is null || members.Count == 0)
        {
            return new Fault(FaultKind.NotFound, "You cannot see this record, or not any more.");
        }

        var types = ProxyScope.Of(chosen.Scope)!.Types;
        return new OwnView(user, members, sight.Value with
        {
            Who = sight.Value.Who with { OnBehalfOf = "nhs:" + chosen.Owner },
            Viewers = ["user:" + user.Id],
            Readable = types is null ? null : types.Contains,
            Words = $"{sight.Value.Words}; {chosen.Scope}",
        }, chosen);
    }
}
