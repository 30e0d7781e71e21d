using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Reading;

/// <summary>What a reader sees of a person, before it is laid out.</summary>
/// <param name="Key">The key of the person's page.</param>
/// <param name="Members">The sources' Patients that are this person.</param>
/// <param name="Input">Everything in sight, for the section readers.</param>
/// <param name="Limits">What a page says when the role does not see all; null when it does.</param>
/// <param name="Abridged">What a page says when it does not hold all of a very long record; null when it does.</param>
/// <param name="Whole">The person, for marking as read.</param>
/// <param name="OwnWord">What the reader sees the record by, where it is their own word alone; null when it is not.</param>
public sealed record OpenedRecord(
    string Key, IReadOnlyList<Identity> Members, PersonRecordInput Input, string? Limits, string? Abridged, string Whole, OwnWord? OwnWord);

/// <summary>Opens a person's record: asks the access kernel, reads all the person's sources, and writes the act of reading.</summary>
public sealed class PersonRecordReader(Database database, RecordReader reader, PersonDirectory directory, ReadJournal journal, TimeProvider clock, Relationships relationships)
{
    /// <summary>
    /// The record behind the key of a person's page. NotFound when there is no such person, Forbidden when the reader has no
    /// relationship with them: one of the two things that may be said of a hidden record. Of the types in <paramref name="abundant"/>
    /// the older ones of a very long record are left out.
    /// </summary>
    public async Task<Outcome<OpenedRecord>> Open(string key, User user, Sight sight, string activity, IReadOnlySet<string> abundant)
    {
        var members = await directory.Members(key);
        if (members.Count == 0)
        {
            return new Fault(FaultKind.NotFound, "There is no person with this address.");
        }

        var now = clock.GetUtcNow();
        var found = new List<StoredResource>();
        var abridged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var (entries, shortened) = await reader.Overview(member.Key, sight, abundant, LongRecord.Newest);
            found.AddRange(entries);
            abridged.UnionWith(shortened);
            await journal.Record(new ReadAct(sight.Act(clock, entries.Count > 0 ? activity : "refused: no relationship"), member.Key.Part, member.Key.Number, sight.Words));
        }

        if (found.Count == 0)
        {
            return new Fault(FaultKind.Forbidden, "You have no relationship with this person.");
        }

        var shared = new SharedNames(reader, sight, await database.Read(SourceTable.All));
        await shared.Gather(found);
        var view = RoleView.Of(user.Role.View);
        var documents = found.Select(f => (f, Json: JsonDocument.Parse(f.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth }).RootElement));
        var entriesInSight = documents.Select(d => new RecordEntry
        {
            Type = d.f.Type,
            Id = d.f.Id,
            Version = d.f.Version,
            Received = d.f.At,
            SourceCode = d.f.Source,
            SourceName = shared.OrganisationName(d.f.Source),
            Resource = d.Json,
        }).Where(e => view.Shows(user, e, shared.Resource)).ToList();
        var whole = members[0].Whole;
        var looked = await database.Read(session => LookedTable.Find(session, user.Id, whole));
        var input = new PersonRecordInput { Entries = entriesInSight, Now = now, LastLooked = looked, NameOf = shared.NameOf, Shared = shared.Resource };
        return new OpenedRecord(members[0].Key.ToString(), members, input, view.Says, LongRecord.Says(abridged), whole, OwnWord.Of(user, sight, await relationships.Of(members)));
    }

    /// <summary>Marks the record as read up to now: what changes after this is new.</summary>
    public Task MarkRead(string whole, User user, DateTimeOffset upTo) => database.Write(session =>
    {
        LookedTable.Put(session, user.Id, whole, upTo);
        return true;
    });
}
