using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>One version as it was found.</summary>
/// <param name="Person">Where it lies.</param>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When it was written.</param>
/// <param name="Source">The organisation that wrote it.</param>
/// <param name="Body">Its bytes; null when this version deleted it.</param>
public sealed record StoredResource(PersonKey Person, string Type, string Id, int Version, DateTimeOffset At, string Source, byte[]? Body);

/// <summary>Reads resources by id, their history, and everything about a person. What is out of sight is not found.</summary>
public sealed class RecordReader(Database database, IndexExtractor extractor)
{
    /// <summary>The current version; NotFound when there is none in sight, Gone when it was deleted.</summary>
    public async Task<Outcome<StoredResource>> Read(string type, string id, Sight sight) =>
        (await History(type, id, sight, most: 1)).Then<StoredResource>(h => h[0].Body is null
            ? new Fault(FaultKind.Gone, $"{type}/{id} was deleted on {ResourceTemplate.Instant(h[0].At)}.")
            : h[0]);

    /// <summary>One version by number.</summary>
    public async Task<Outcome<StoredResource>> ReadVersion(string type, string id, int version, Sight sight) =>
        (await History(type, id, sight, int.MaxValue)).Then<StoredResource>(h => h.FirstOrDefault(v => v.Version == version) switch
        {
            null => NotFound($"{type}/{id}/_history/{version}"),
            { Body: null } => new Fault(FaultKind.Gone, $"Version {version} of {type}/{id} is its deletion."),
            var found => found,
        });

    /// <summary>Its versions, newest first, a deletion with no body; NotFound when there never was one in sight.</summary>
    public async Task<Outcome<IReadOnlyList<StoredResource>>> History(string type, string id, Sight sight, int most = int.MaxValue)
    {
        if (!extractor.References.IsType(type))
        {
            return new Fault(FaultKind.NotFound, $"\"{type}\" is not a resource type of FHIR R4.");
        }

        var versions = await database.Read(session =>
        {
            var list = new List<StoredResource>();
            if (Locator.Find(session, extractor.References.Number(type), id) is { } found
                && Visibility.Of(session, sight, extractor, type, found.Person, found.Key.Row))
            {
                for (var row = found.Key.Row; row != 0 && list.Count < most;)
                {
                    var version = VersionTable.Find(session, found.Person, row)!;
                    list.Add(Stored(version));
                    row = version.Prior;
                }
            }

            return list;
        });
        return versions.Count == 0 ? NotFound($"{type}/{id}") : versions;
    }

    /// <summary>Everything current about a person, from one source's Patient: the Patient first. Empty when out of sight.</summary>
    public async Task<IReadOnlyList<StoredResource>> Everything(PersonKey person, Sight sight)
    {
        var rows = await database.Read(session =>
        {
            if (!sight.Everything && !sight.Sees(SightTable.Viewers(session, person)))
            {
                return [];
            }

            var own = VersionTable.Current(session, person);
            foreach (var (type, id) in AboutTable.Of(session, person))
            {
                if (KeyTable.Find(session, PersonKey.Place, type, id) is { Deleted: false } key
                    && Visibility.OfPlaceRow(session, sight, extractor, extractor.References.Name(type), PersonKey.Place, key.Row))
                {
                    own.Add(VersionTable.Find(session, PersonKey.Place, key.Row)!);
                }
            }

            return own;
        });
        return [.. rows.Select(Stored).OrderBy(r => r.Type == "Patient" ? 0 : 1)];
    }

    /// <summary>One page of <see cref="Everything"/>; pages after the first show the moment of the first.</summary>
    internal async Task<(IReadOnlyList<StoredResource> Page, int Total, PageToken? Next)> EverythingPage(PersonKey person, Sight sight, PageToken? token, int count)
    {
        if (token?.Commits.GetValueOrDefault(person.Part) is not { } commit || commit == 0)
        {
            // The position is read first: what is written in between is on this page and repeated on none.
            commit = await database.Read(session => Positions.Of(session, person.Part));
        }

        var rows = await database.Read(session => !sight.Everything && !sight.Sees(SightTable.Viewers(session, person))
            ? []
            : IndexTable.OfPerson(session, person, commit).OrderBy(r => extractor.References.Name(r.Type) == "Patient" ? 0 : 1).ThenBy(r => r.Row).ToList());
        var offset = token?.Offset ?? 0;
        var page = await database.Read(session => rows.Skip(offset).Take(count).Select(r => Stored(VersionTable.Find(session, person, r.Row)!)).ToList());
        if (offset + page.Count >= rows.Count)
        {
            // What is about several people comes last; it is few, and read as it is now.
            var shared = (await Everything(person, sight)).Where(r => r.Person.IsPlace).ToList();
            return ([.. page, .. shared], rows.Count + shared.Count, null);
        }

        return (page, rows.Count, new PageToken(offset + page.Count, new Dictionary<int, long> { [person.Part] = commit }));
    }

    /// <summary>The person whom a Patient's id names, if in sight.</summary>
    public async Task<PersonKey?> PersonOf(string patientId, Sight sight) => await database.Read(session =>
        Locator.Person(session, extractor.References.Number("Patient"), patientId) is { } person
        && (sight.Everything || sight.Sees(SightTable.Viewers(session, person)))
            ? person
            : (PersonKey?)null);

    /// <summary>
    /// What was written after a position, part by part and in order, at most <paramref name="most"/> of each part; and the position to go
    /// on from. Commit numbers have no gaps and a part's number moves only with its commit, so nothing in flight is skipped.
    /// </summary>
    public ValueTask<(IReadOnlyList<StoredResource> Changes, FeedPosition Next)> ChangesAfter(FeedPosition after, int most = 1000) => database.Read(session =>
    {
        var changes = new List<StoredResource>();
        var next = new Dictionary<int, long>(after.Commits);
        foreach (var (part, head) in Positions.All(session))
        {
            var from = after.Commits.GetValueOrDefault(part);
            if (from >= head)
            {
                continue;
            }

            var rows = VersionTable.Between(session, part, from, head, most);
            if (rows.Count == most)
            {
                // The last commit may be cut in two: leave it for the next turn, unless it alone fills this one.
                var last = rows[^1].Commit;
                rows = rows[0].Commit == last ? VersionTable.Between(session, part, from, last, int.MaxValue) : [.. rows.Where(r => r.Commit < last)];
                next[part] = rows[^1].Commit;
            }
            else
            {
                next[part] = head;
            }

            changes.AddRange(rows.Select(Stored));
        }

        return ((IReadOnlyList<StoredResource>)changes, new FeedPosition(next));
    });

    internal StoredResource Stored(VersionRow row) =>
        new(row.Person, extractor.References.Name(row.Type), row.Id, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Source, row.Body);

    private static Fault NotFound(string what) => new(FaultKind.NotFound, $"There is no {what}.");
}

/// <summary>How far a follower of the change feed has read: a commit number for each part.</summary>
public sealed record FeedPosition(IReadOnlyDictionary<int, long> Commits)
{
    /// <summary>Before everything.</summary>
    public static FeedPosition Start { get; } = new(new Dictionary<int, long>());
}
