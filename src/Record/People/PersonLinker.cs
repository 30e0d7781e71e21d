using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>
/// Keeps the directory of people when a source writes a Patient: a verified NHS number makes it part of one person, and those
/// who have a relationship with one of that person's records then have it with all of them. When a number turns out to be another
/// person's, what was given for its sake is taken back. No row of a record moves.
/// </summary>
internal static class PersonLinker
{
    public static OutboxSubscriber Subscriber { get; } = new(PatientWritten.Name, (session, e) => Handle(session, PatientWritten.Read(e.Body)));

    private static void Handle(Session session, PatientWritten written)
    {
        var key = new PersonKey(written.Part, written.Person);
        var known = IdentityTable.Find(session, key);
        var before = known?.Whole;
        FindTable.Clear(session, key);
        Identity? identity = null;
        if (PatientRows.Current(session, key, written.Id) is { } patient)
        {
            using var json = JsonDocument.Parse(patient.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
            identity = Identity.Read(key, written.Id, patient.Source, json.RootElement);
            IdentityTable.Put(session, identity);
            foreach (var (kind, value) in FindKeys.Of(identity))
            {
                FindTable.Add(session, kind, value, key);
            }
        }
        else
        {
            IdentityTable.Remove(session, key);
            Share(session, key, [key]);
        }

        Own(session, key, known, identity);
        foreach (var whole in new[] { before, identity?.Whole }.OfType<string>().Distinct())
        {
            Share(session, key, [.. IdentityTable.Whole(session, whole).Select(m => m.Key)]);
        }
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

    /// <summary>Whoever has a relationship of their own with one of these records sees them all for its sake, and nobody else does.</summary>
    internal static void Share(Session session, PersonKey written, IReadOnlyList<PersonKey> members)
    {
        if (members.Any(m => m.Part != written.Part))
        {
            session.AcceptTwoPhase("Linking people: whoever has a relationship with one of a person's records has it with all of them from the same moment, in whatever part they lie.");
        }

        var held = members.ToDictionary(m => m, m => RelationshipTable.Of(session, m));
        foreach (var member in members)
        {
            var given = held[member].Where(r => r.IsDerived).ToHashSet();
            var due = held.Where(h => h.Key != member).SelectMany(h => h.Value).Where(r => !r.IsDerived)
                .GroupBy(r => (r.Viewer, Ground: r.ForSame))
                .Select(g => new Relationship(g.Key.Viewer, g.Key.Ground, g.Max(r => r.Until)))
                .ToHashSet();
            foreach (var old in given.Except(due))
            {
                RelationshipTable.TakeBack(session, member, old.Viewer, old.Ground);
            }

            foreach (var now in due.Except(given))
            {
                RelationshipTable.Give(session, member, now.Viewer, now.Ground, now.Until);
            }
        }
    }
}
