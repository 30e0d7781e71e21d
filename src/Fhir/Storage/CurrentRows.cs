using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>For floors that keep rows of their own, inside their transaction: what stands now about a person. Never to be shown as it is: whoever shows it asks for sight.</summary>
public static class CurrentRows
{
    private static readonly Search.LocalReferences References = new(Definitions.FhirDefinitions.R4);

    /// <summary>One resource, with the places of a sensitive person left out; null when it was deleted, moved, or never there.</summary>
    public static StoredResource? Find(Session session, PersonKey person, string type, string id) =>
        KeyTable.Find(session, person, References.Number(type), id) is { Deleted: false } key && VersionTable.Find(session, person, key.Row) is { Body: { } body } row
            ? new StoredResource(person, type, id, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Source, body)
            : null;

    /// <summary>All that is current of one type about one record of a person, with the places of a sensitive person left out.</summary>
    public static IReadOnlyList<StoredResource> OfType(Session session, PersonKey person, string type) =>
        [.. VersionTable.Some(session, person, IndexTable.RowsOfType(session, person, References.Number(type), IndexTable.Alive - 1)).Where(v => v.Body is not null)
            .Select(v => new StoredResource(person, type, v.Id, v.Version, DateTimeOffset.FromUnixTimeMilliseconds(v.At), v.Source, v.Body))];

    /// <summary>
    /// For a set of data about everybody: all that is current about one record of a person, less what is withheld from anyone for any reason, with the places of a sensitive person left out. What a
    /// person sealed is thus in no list and no count.
    /// </summary>
    public static IEnumerable<StoredResource> Open(Session session, PersonKey person)
    {
        var withheld = WithheldTable.Of(session, person).Where(w => w.Mark.Reason != WithheldReasons.Elsewhere).Select(w => (w.Mark.Type, w.Mark.Id)).ToHashSet();
        return VersionTable.Current(session, person).Where(v => v.Body is not null && !withheld.Contains((v.Type, v.Id)))
            .Select(v => new StoredResource(person, References.Name(v.Type), v.Id, v.Version, DateTimeOffset.FromUnixTimeMilliseconds(v.At), v.Source, v.Body));
    }

    /// <summary>For the same: true where the person refused uses beyond their own care.</summary>
    public static bool IsOptedOut(Session session, PersonKey person) => RelationshipTable.Of(session, person).Exists(r => r.IsOptOut);

    /// <summary>
    /// For the same, of one part: who refused uses beyond their own care, and what is withheld of whom. Either changes without any resource being written, so whoever follows the feed compares this
    /// with what it was (<see cref="RecordReader.ActsAfter"/>).
    /// </summary>
    public static IReadOnlyList<(PersonKey Person, string Mark)> KeptBack(Session session, int part) =>
    [
        .. RelationshipTable.OptedOut(session, part).Select(person => (new PersonKey(part, person), "opted out")),
        .. WithheldTable.Range(session, part, -1, long.MaxValue).SelectMany(of => of.Where(m => m.Reason != WithheldReasons.Elsewhere).Select(m => (new PersonKey(part, of.Key), $"{m.Type} {m.Id}"))).Distinct(),
    ];
}
