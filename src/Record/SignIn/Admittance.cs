using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Users;

namespace Goldthread.Record.SignIn;

/// <summary>
/// Which user somebody is whom a provider knows. By issuer and subject alone: a name or an e-mail address opens nothing. Of NHS login a person whose
/// identity was checked is the person whose verified NHS number it is.
/// </summary>
internal sealed class Admittance(Database database, PersonDirectory people, SignInSettings settings, TimeProvider clock)
{
    private const string PersonRole = "person";

    public async Task<(User? User, Refusal? Refusal)> UserOf(Provider provider, ProviderIdentity identity)
    {
        var now = clock.GetUtcNow();
        var (known, user) = await database.Read(session =>
        {
            var id = IdentityOfUserTable.User(session, identity.Issuer, identity.Subject);
            var found = id is null ? null : UserTable.Find(session, id, now);
            return (id, found is null ? null : Membership.ActAs(found, MembershipTable.OfUser(session, found.Id), "", identity.Organisations, now));
        });
        if (provider.Kind == ProviderKind.NhsLogin)
        {
            return !identity.IsProven || identity.NhsNumber is not { } number ? (null, Refusal.NotProven)
                : known is null ? await Welcome(identity, number)
                : user?.Person == number.ToString() ? (user, null)
                : (null, Refusal.NoAccess(provider, identity, settings.Contact));
        }

        if (known is null && settings.FirstAdministrators.Contains((identity.Issuer, identity.Subject)))
        {
            return (await Found("admin-", identity, new User("", identity.Name.Length > 0 ? identity.Name : identity.Subject, "Administrator", "administrator", "", "")), null);
        }

        return user is { RoleCode.Length: > 0 } ? (user, null) : (null, Refusal.NoAccess(provider, identity, settings.Contact));
    }

    // The first time that a person signs in.
    private async Task<(User? User, Refusal? Refusal)> Welcome(ProviderIdentity identity, NhsNumber number)
    {
        var found = await people.Find(FindText.Read(number.ToString()));
        if (!found.SelectMany(f => f.Members).Any(m => m.NhsNumber == number.ToString() && m.Status.MayAutoLink()))
        {
            return (null, Refusal.NoRecord);
        }

        var name = identity.Name.Length > 0 ? identity.Name : found[0].Identity.Name;
        return (await Found("person-", identity, new User("", name, "Person", PersonRole, "", "", number.ToString())), null);
    }

    // The same id for the same subject, so that two windows at once make one user; and without a number that would stand in every journal.
    private async Task<User> Found(string prefix, ProviderIdentity identity, User user)
    {
        var named = user with { Id = prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.Issuer + "\n" + identity.Subject)))[..20] };
        await database.Write(session =>
        {
            UserTable.Put(session, named);
            return IdentityOfUserTable.Add(session, identity.Issuer, identity.Subject, named.Id, clock.GetUtcNow());
        });
        return named;
    }
}
