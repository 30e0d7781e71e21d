using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>
/// Keeps the directory of people when a source writes a Patient: a verified NHS number makes it part of one person, and those
/// who have a relationship with one of that person's records then have it with all of them. No row of a record moves.
/// </summary>
internal static class PersonLinker
{
    public static OutboxSubscriber Subscriber { get; } = new(PatientWritten.Name, (session, e) => Handle(session, PatientWritten.Read(e.Body)));

    private static void Handle(Session session, PatientWritten written)
    {
        var key = new PersonKey(written.Part, written.Person);
        FindTable.Clear(session, key);
        if (PatientRows.Current(session, key, written.Id) is not { } patient)
        {
            IdentityTable.Remove(session, key);
            return;
        }

        using var json = JsonDocument.Parse(patient.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        var identity = Identity.Read(key, written.Id, patient.Source, json.RootElement);
        IdentityTable.Put(session, identity);
        foreach (var (kind, value) in FindKeys.Of(identity))
        {
            FindTable.Add(session, kind, value, key);
        }

        var members = IdentityTable.Whole(session, identity.Whole);
        if (members.Exists(m => m.Key.Part != key.Part))
        {
            session.AcceptTwoPhase("Linking people: whoever has a relationship with one of a person's records has it with all of them from the same moment, in whatever part they lie.");
        }

        var viewers = members.SelectMany(m => SightTable.Viewers(session, m.Key)).Distinct().ToList();
        foreach (var member in members)
        {
            viewers.ForEach(viewer => SightTable.Give(session, member.Key, viewer));
        }
    }
}
