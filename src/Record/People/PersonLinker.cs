using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>
/// Keeps the directory of people when a source writes a Patient: a verified NHS number makes it part of one person, and those
/// who have a relationship with one of that person's records then have it with all of them. What people decided stays, unless a verified
/// number speaks against it. When a number turns out to be another person's, what was given for its sake is taken back. No row of a record moves.
/// </summary>
internal static class PersonLinker
{
    /// <summary>Who speaks when nobody decided: a number did.</summary>
    public static Actor Speaker { get; } = new("system", "The system itself", "SYSTEM", "system", "matching");

    public static OutboxSubscriber Subscriber(TimeProvider clock) =>
        new(PatientWritten.Name, (session, e) => Handle(session, PatientWritten.Read(e.Body), clock.GetUtcNow()));

    public static void Handle(Session session, PatientWritten written, DateTimeOffset now)
    {
        var key = new PersonKey(written.Part, written.Person);
        var touched = new List<PersonKey> { key };
        var before = IdentityTable.Find(session, key);
        if (before is not null)
        {
            touched.AddRange(IdentityTable.Whole(session, before.Whole).Select(m => m.Key));
        }

        FindTable.Clear(session, key);
        if (PatientRows.Current(session, key, written.Id) is { } patient)
        {
            using var json = JsonDocument.Parse(patient.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
            Put(session, Identity.Read(key, written.Id, patient.Source, json.RootElement), touched);
        }
        else
        {
            IdentityTable.Remove(session, key);
            Wholes.Share(session, [key]);
        }

        Own(session, key, before, IdentityTable.Find(session, key));
        FollowOptOut(session, key, before, IdentityTable.Find(session, key));
        foreach (var parted in Wholes.BreakContradictions(session, key))
        {
            touched.Add(parted);
            var about = Decision.Pair(key, parted);
            DecisionTable.Add(session, new Decision(
                about, DecisionTable.Last(session, about) + 1, DecisionKind.Contradicted,
                "A verified NHS number came for one of the two records, and the other's person has a different one.", now, Speaker), key, parted);
        }

        Wholes.Settle(session, [.. touched.Distinct()]);
        MatchWorkTable.Add(session, key);
    }

    /// <summary>Whoever signs in as the person with a verified number sees what the source holds under it, and no longer when it turns out to be another's.</summary>
    private static void Own(Session session, PersonKey key, Identity? before, Identity? now)
    {
        var (was, @is) = (Number(before), Number(now));
        if (was is not null && was != @is)
        {
            RelationshipTable.TakeBack(session, key, "nhs:" + was, SightGround.Own);
        }

        if (@is is not null && was != @is)
        {
            RelationshipTable.Give(session, key, "nhs:" + @is, SightGround.Own);
        }

        static string? Number(Identity? identity) => identity?.Status.MayAutoLink() == true ? identity.NhsNumber : null;
    }

    /// <summary>The number says that the record is for care alone, whoever verified it or nobody: what is left out by mistake does less harm.</summary>
    private static void FollowOptOut(Session session, PersonKey key, Identity? before, Identity? now)
    {
        if (before?.NhsNumber == now?.NhsNumber)
        {
            return;
        }

        if (now is { NhsNumber.Length: > 0 } && OptOutTable.Holds(session, now.NhsNumber))
        {
            RelationshipTable.Give(session, key, Relationship.Everyone, SightGround.OptedOut);
        }
        else if (before is { NhsNumber.Length: > 0 })
        {
            RelationshipTable.TakeBack(session, key, Relationship.Everyone, SightGround.OptedOut);
        }
    }

    /// <summary>Gives the records of one person what each of them has; who sees one sees all.</summary>
    internal static void Share(Session session, PersonKey written, IReadOnlyList<PersonKey> members) => Wholes.Share(session, [written, .. members.Where(m => m != written)]);

    private static void Put(Session session, Identity read, List<PersonKey> touched)
    {
        var identity = Believed(session, read) with { Sensitive = IdentityTable.Find(session, read.Key)?.Sensitive == true };
        IdentityTable.Put(session, identity);
        foreach (var (kind, value) in FindKeys.Of(identity))
        {
            FindTable.Add(session, kind, value, identity.Key);
        }

        FollowFormerNumbers(session, identity, touched);
        FollowSource(session, identity);
    }

    /// <summary>What is believed of a record: its source's verified number, else the one that was traced and confirmed; the number that is used now in place of either.</summary>
    public static Identity Believed(Session session, Identity read)
    {
        var identity = read;
        if (!read.Status.MayAutoLink() && TracedTable.Find(session, read.Key) is { } traced)
        {
            identity = traced.Number.Length > 0 ? read with { NhsNumber = traced.Number, Status = traced.Status } : read with { Status = traced.Status };
        }

        var own = identity.Status.MayAutoLink() ? "n" + SupersededTable.Current(session, identity.NhsNumber) : "p" + identity.Key;
        return identity with { Own = own, Whole = own };
    }

    // A source that says its person had another number before joins the two; not where that must never be known.
    private static void FollowFormerNumbers(Session session, Identity identity, List<PersonKey> touched)
    {
        if (identity.Own[0] != 'n')
        {
            return;
        }

        foreach (var old in identity.OldNumbers.Where(n => "n" + n != identity.Own && SupersededTable.Find(session, n) is null && SupersededTable.Current(session, identity.NhsNumber) != n))
        {
            SupersededTable.Put(session, new Superseded(old, identity.NhsNumber, SupersededGround.Source));
            Reown(session, "n" + old, identity.Own, touched);
        }
    }

    /// <summary>Gives the records of one number to another's person.</summary>
    public static void Reown(Session session, string from, string to, List<PersonKey> touched)
    {
        foreach (var record in IdentityTable.Own(session, from))
        {
            IdentityTable.PutOwn(session, record.Key, to);
            touched.Add(record.Key);
        }
    }

    // https://hl7.org/fhir/R4/patient.html#links: a source that found two of its records to be one person's links the one to the other.
    private static void FollowSource(Session session, Identity identity)
    {
        var said = identity.SameAs.SelectMany(id => IdentityTable.ById(session, identity.Source, id)).Select(i => i.Key)
            .Where(k => k != identity.Key && MayJoin(identity.Own, Wholes.Verified(Wholes.Together(session, k)))).ToHashSet();
        foreach (var verdict in VerdictTable.Of(session, identity.Key).Where(v => v.Ground == VerdictGround.SourceSays && !said.Contains(v.Other)))
        {
            VerdictTable.Remove(session, identity.Key, verdict.Other, VerdictGround.SourceSays);
        }

        foreach (var other in said)
        {
            VerdictTable.Put(session, identity.Key, other, VerdictGround.SourceSays);
        }
    }

    private static bool MayJoin(string own, string? theirs) => own[0] != 'n' || theirs is null || theirs == own;
}
