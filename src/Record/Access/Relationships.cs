using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.People;

namespace Goldthread.Record.Access;

/// <summary>On which lawful ground a seal may be opened (domain rule B6).</summary>
public enum SealBasis
{
    Consent,
    LegalRequirement,
    PublicInterest,
}

/// <summary>
/// Makes and ends relationships between a person and those who see their record. Each verb is one transaction and one act in the person's
/// journal; what must be looked at is told to the privacy officer in the same transaction. It holds for all records of the person, at the next request.
/// </summary>
public sealed class Relationships(Database database, PersonDirectory directory, TimeProvider clock)
{
    /// <summary>How long an emergency lasts.</summary>
    public static readonly TimeSpan EmergencyLasts = TimeSpan.FromHours(4);

    /// <summary>How long what somebody said of themselves holds, unless a team or a referral takes its place.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromDays(28);

    /// <summary>After so many reviews that found no good reason, a user may no longer open records by their own word.</summary>
    public const int MostFailedReviews = 2;

    private const int LeastReason = 10;
    private const int MostReason = 500;

    /// <summary>A professional says that they work with a person; the privacy officer is told.</summary>
    /// <param name="key">The key of the person's page.</param>
    /// <param name="user">Who says so.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="reason">Why, 10 to 500 characters; the person can read it.</param>
    public Task<Outcome<DateTimeOffset>> Claim(string key, User user, Sight sight, string reason) =>
        Open(key, user, sight, reason, Activities.ClaimRelationship, (SightGround.Claimed, ClaimLasts), AlertKinds.Claimed, "said that they work with you: " + reason);

    /// <summary>
    /// A professional opens a record in an emergency: for <see cref="EmergencyLasts"/>, this person only, and nothing that is withheld. The
    /// privacy officer is told, and the person sees it. Asked twice at once it is given once.
    /// </summary>
    /// <inheritdoc cref="Claim" path="/param" />
    public Task<Outcome<DateTimeOffset>> BreakGlass(string key, User user, Sight sight, string reason) =>
        Open(key, user, sight, reason, Activities.BreakGlass, (SightGround.Emergency, EmergencyLasts), AlertKinds.Emergency, "opened your record in an emergency: " + reason);

    /// <summary>Opens what is sealed or restricted in the record of a person, for a lawful reason that is checked later.</summary>
    /// <param name="key">The key of the person's page.</param>
    /// <param name="user">Who.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="basis">On which ground.</param>
    /// <param name="reason">Why, 10 to 500 characters.</param>
    public Task<Outcome<DateTimeOffset>> OpenSeals(string key, User user, Sight sight, SealBasis basis, string reason) =>
        Open(key, user, sight, reason, Activities.OpenSeals, (SightGround.SealOpened, EmergencyLasts), AlertKinds.SealOpened, $"opened what is sealed in your record ({Words(basis)}): {reason}");

    /// <summary>Makes a relationship that nobody needs to look at: a registration, a referral, a team, or what the person themself allows or refuses.</summary>
    /// <param name="members">All records of the person.</param>
    /// <param name="viewer">An organisation's code, "team:ID" or "user:ID".</param>
    /// <param name="ground">Why.</param>
    /// <param name="until">When it ends; null when it does not end by itself.</param>
    /// <param name="act">Who does it, and why.</param>
    public Task Give(IReadOnlyList<Identity> members, string viewer, SightGround ground, DateTimeOffset? until, Act act) =>
        Change(members, act, (session, first, _) =>
        {
            RelationshipTable.Give(session, first, viewer, ground, until?.ToUnixTimeMilliseconds() ?? RelationshipTable.Always);
            return true;
        });

    /// <summary>Ends one at once.</summary>
    public Task End(IReadOnlyList<Identity> members, string viewer, SightGround ground, Act act) => Change(members, act, (session, _, _) =>
    {
        foreach (var member in members)
        {
            RelationshipTable.TakeBack(session, member.Key, viewer, ground);
        }

        return true;
    });

    /// <summary>For an event's transaction: a service that a person was referred to sees their record from now on, or no longer.</summary>
    /// <param name="session">The event's transaction, which has accepted two phases.</param>
    /// <param name="person">The record that the referral lies in; it holds for all records of the person.</param>
    /// <param name="viewer">The service's organisation.</param>
    /// <param name="until">When it ends; null ends it now.</param>
    public static void Refer(Session session, PersonKey person, string viewer, DateTimeOffset? until)
    {
        if (until is { } end)
        {
            RelationshipTable.Give(session, person, viewer, SightGround.Referred, end == DateTimeOffset.MaxValue ? RelationshipTable.Always : end.ToUnixTimeMilliseconds());
        }
        else
        {
            RelationshipTable.TakeBack(session, person, viewer, SightGround.Referred);
        }

        PersonLinker.Share(session, person, [.. Wholes.Together(session, person).Select(m => m.Key)]);
    }

    /// <summary>What holds for a person now.</summary>
    public async Task<IReadOnlyList<Relationship>> Of(IReadOnlyList<Identity> members) => await database.Read(session =>
        members.SelectMany(m => RelationshipTable.Of(session, m.Key)).Where(r => r.Until > clock.GetUtcNow().ToUnixTimeMilliseconds()).Distinct().ToList());

    private async Task<Outcome<DateTimeOffset>> Open(
        string key, User user, Sight sight, string reason, Activities activity, (SightGround Ground, TimeSpan Lasts) gives, string alert, string words)
    {
        reason = reason.Trim();
        if (!user.Role.May(activity))
        {
            return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you do this.");
        }

        if (reason.Length is < LeastReason or > MostReason)
        {
            return new Fault(FaultKind.Invalid, reason.Length == 0 ? "Say why you need this record" : $"Say why in {LeastReason} to {MostReason} characters", "reason");
        }

        var members = await directory.Members(key);
        if (members.Count == 0)
        {
            return new Fault(FaultKind.NotFound, "There is no person with this address.");
        }

        var now = clock.GetUtcNow();
        var until = now + gives.Lasts;
        if (await database.Read(session => AlertTable.Failed(session, user.Id)) >= MostFailedReviews)
        {
            return new Fault(FaultKind.Forbidden, "You may not open records by your own word any more: reviews found no good reason. Ask your privacy officer.");
        }

        await Change(members, sight.Act(clock, words), (session, first, part) =>
        {
            var standing = RelationshipTable.Of(session, first).Find(r => r.Viewer == user.Viewer && r.Ground == gives.Ground && r.Until > now.ToUnixTimeMilliseconds());
            if (standing.Until > 0)
            {
                until = DateTimeOffset.FromUnixTimeMilliseconds(standing.Until);
                return false;
            }

            RelationshipTable.Give(session, first, user.Viewer, gives.Ground, until.ToUnixTimeMilliseconds());
            AlertTable.Add(session, new Alert($"{part.Part}-{part.Commit}", alert, now, user.Id, user.Name, user.Organisation, first, reason));
            return true;
        });
        return until;
    }

    private Task<bool> Change(IReadOnlyList<Identity> members, Act act, Func<Session, PersonKey, PartWriter, bool> change) => database.Write(session =>
    {
        session.AcceptTwoPhase("A relationship holds for all records of a person from the same moment, and the privacy officer is told in the same moment.");
        var keys = members.Select(m => m.Key).ToList();
        var part = PartWriter.Open(session, keys[0].Part);
        if (change(session, keys[0], part))
        {
            PersonLinker.Share(session, keys[0], keys);
            part.Close(act);
        }

        return true;
    });

    private static string Words(SealBasis basis) => basis switch
    {
        SealBasis.Consent => "with the person's consent",
        SealBasis.LegalRequirement => "because the law requires it",
        _ => "because the public interest outweighs the wish",
    };
}
