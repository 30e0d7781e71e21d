using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Record.Own;

/// <summary>
/// Lets somebody see a person's record, and takes that away at once. Where either of the two is under safeguarding, somebody of the care team looks at it
/// first; both are told the same, so that nobody learns from it that there is a worry.
/// </summary>
public sealed class Proxies(Database database, PersonDirectory directory, TimeProvider clock)
{
    /// <summary>The longest that can be asked for at once.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(730);

    /// <summary>The person asks that somebody may see their record.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="userId">The user whom they choose.</param>
    /// <param name="relation">What they are to the person.</param>
    /// <param name="scope">Code of a <see cref="ProxyScope"/>.</param>
    /// <param name="until">The day on which it ends: after today, at most two years on.</param>
    public async Task<Outcome<Proxy>> Ask(User owner, string userId, string relation, string scope, DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        var chosen = await database.Read(session => UserTable.Find(session, userId.Trim()));
        var faults = new List<Fault>();
        if (chosen is null || !chosen.Role.May(Activities.OwnRecord) || chosen.Id == owner.Id)
        {
            faults.Add(new Fault(FaultKind.Invalid, "We do not know this sign-in name. Ask them for it. It is on their own page.", "who"));
        }

        if (relation.Trim().Length is 0 or > 60)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Say who they are to you, such as daughter or friend", "relation"));
        }

        if (ProxyScope.Of(scope) is null)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Choose what they can see", "scope"));
        }

        if (until <= now || until > now + Longest)
        {
            faults.Add(new Fault(FaultKind.Invalid, "The last day must be after today, and not more than two years from now", "until"));
        }

        if (faults.Count > 0)
        {
            return faults.ToArray();
        }

        var members = await directory.OfNhsNumber(owner.Person!);
        if (members.Count == 0)
        {
            return new Fault(FaultKind.NotFound, "We do not hold a record for you yet.", "who");
        }

        var others = chosen!.Person is { } number ? await directory.OfNhsNumber(number) : [];
        return await database.Write(session =>
        {
            var isWatched = members.Concat(others).Any(m => Withholding.IsUnderSafeguarding(session, m.Key));
            var act = new Act(owner.Acting("pages"), now, Purpose.PatientRequest, $"let {chosen.Name} see your record: {ProxyScope.Of(scope)!.Sees}");
            return Write(session, members, act, commit => new Proxy(
                $"{members[0].Key}-{commit}", owner.Person!, chosen.Id, chosen.Name, relation.Trim(), scope, isWatched ? ProxyStates.Waiting : ProxyStates.Active, now, until, null, ""));
        });
    }

    /// <summary>Ends a proxy at once: the next request of whoever had it finds nothing. Either of the two can do it.</summary>
    public Task<Outcome<Proxy>> End(string id, User by) => Decide(id, by, p => p.Owner == by.Person || p.UserId == by.Id, p => p with { State = ProxyStates.Ended, EndedAt = clock.GetUtcNow() }, "no longer let {0} see your record");

    /// <summary>Somebody of the care team has looked at a request that waits.</summary>
    /// <param name="id">The proxy.</param>
    /// <param name="by">Who looked; their role sees what is kept back for safeguarding.</param>
    /// <param name="isFine">True to let it begin.</param>
    /// <param name="words">What they found.</param>
    public Task<Outcome<Proxy>> Review(string id, User by, bool isFine, string words) => Decide(
        id, by, p => p.State == ProxyStates.Waiting && by.Role.May(Activities.SeeSafeguarding) && words.Trim().Length > 0,
        p => p with { State = isFine ? ProxyStates.Active : ProxyStates.Refused, Words = words.Trim() }, "checked that {0} may see your record");

    /// <summary>Those whom a person has chosen, now and before.</summary>
    public async Task<IReadOnlyList<Proxy>> Of(User owner) => owner.Person is { } number ? await database.Read(s => ProxyTable.OfOwner(s, number)) : [];

    /// <summary>The records that a user may see because somebody chose them.</summary>
    public async Task<IReadOnlyList<Proxy>> For(User user)
    {
        var now = clock.GetUtcNow();
        return (await database.Read(s => ProxyTable.OfUser(s, user.Id))).Where(p => p.Holds(now)).ToList();
    }

    /// <summary>Requests that wait for somebody of the care team.</summary>
    public async Task<IReadOnlyList<Proxy>> Waiting() => await database.Read(s => ProxyTable.In(s, ProxyStates.Waiting));

    private async Task<Outcome<Proxy>> Decide(string id, User by, Func<Proxy, bool> may, Func<Proxy, Proxy> change, string words)
    {
        var found = await database.Read(session => ProxyTable.Find(session, id));
        if (found is null || !may(found))
        {
            return new Fault(FaultKind.NotFound, "There is nothing here that you can change.");
        }

        var members = await directory.OfNhsNumber(found.Owner);
        return await database.Write<Outcome<Proxy>>(session =>
        {
            var now = ProxyTable.Find(session, id)!;
            if (!may(now))
            {
                return new Fault(FaultKind.Conflict, "Somebody else decided this a moment ago.");
            }

            var changed = change(now);
            var activity = string.Format(System.Globalization.CultureInfo.InvariantCulture, words, now.Name);
            return Write(session, members, new Act(by.Acting("pages"), clock.GetUtcNow(), by.Role.Purpose, activity), _ => changed);
        });
    }

    // Where the record has gone since, the act is one of the place.
    private static Proxy Write(Session session, IReadOnlyList<Identity> members, Act act, Func<long, Proxy> make)
    {
        session.AcceptTwoPhase("Who may see a person's record holds for all of their records from the same moment.");
        var keys = members.Select(m => m.Key).ToList();
        var part = PartWriter.Open(session, keys.Count > 0 ? keys[0].Part : Part.Place);
        var proxy = make(part.Commit);
        ProxyTable.Put(session, proxy);
        var viewer = "user:" + proxy.UserId;
        foreach (var key in keys)
        {
            RelationshipTable.TakeBack(session, key, viewer, SightGround.Allowed);
        }

        if (proxy.State == ProxyStates.Active && keys.Count > 0)
        {
            RelationshipTable.Give(session, keys[0], viewer, SightGround.Allowed, proxy.Until.ToUnixTimeMilliseconds());
        }

        if (keys.Count > 0)
        {
            PersonLinker.Share(session, keys[0], keys);
        }

        part.Close(act);
        return proxy;
    }
}
