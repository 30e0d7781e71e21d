using System.Text.Json;
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

/// <summary>What is current about a person.</summary>
/// <param name="Resources">The Patient first.</param>
/// <param name="Abridged">The types of which older resources were left out.</param>
public sealed record PersonOverview(IReadOnlyList<StoredResource> Resources, IReadOnlySet<string> Abridged);

/// <summary>Reads resources by id, their history, and everything about a person. What is out of sight is not found.</summary>
public sealed class RecordReader(Database database, IndexExtractor extractor)
{
    /// <summary>The current version; NotFound when there is none in sight, Gone when it was deleted.</summary>
    public async Task<Outcome<StoredResource>> Read(string type, string id, Sight sight) =>
        (await History(type, id, sight, most: 1)).Then<StoredResource>(h => h[0].Body is null
            ? new Fault(FaultKind.Gone, $"{type}/{id} was deleted on {ResourceTemplate.Instant(h[0].At)}.")
            : h[0]);

    /// <summary>Several at once, as a list across people needs them: each as it is current, null where it is gone or out of sight.</summary>
    /// <param name="asked">Types of R4 and ids.</param>
    /// <param name="sight">Who asks.</param>
    public async Task<IReadOnlyList<StoredResource?>> Some(IReadOnlyList<(string Type, string Id)> asked, Sight sight) => await database.Read(session =>
    {
        var seen = new SightIn(session, sight, extractor);
        return asked.Select(a => Locator.Find(session, extractor.References.Number(a.Type), a.Id) is { } found && seen.Sees(a.Type, found.Person, found.Key.Row)
            && VersionTable.Find(session, found.Person, found.Key.Row) is { Body: not null } row ? Stored(row) : null).ToList();
    });

    /// <summary>
    /// What lies nearest to a moment by clinical date: of each person and type at most <paramref name="most"/> that began before it and as many that begin after. What has no date
    /// counts as long before. The newest of each first; nothing of those out of sight.
    /// </summary>
    /// <param name="people">Records of people.</param>
    /// <param name="types">Types of R4.</param>
    /// <param name="at">The moment.</param>
    /// <param name="most">1 or more.</param>
    /// <param name="sight">Who asks.</param>
    public async Task<ILookup<PersonKey, StoredResource>> Nearest(IReadOnlyList<PersonKey> people, IReadOnlyList<string> types, DateTimeOffset at, int most, Sight sight) => await database.Read(session =>
    {
        var seen = new SightIn(session, sight, extractor);
        var read = types.Where(sight.Reads).Select(extractor.References.Number).ToList();
        return people.Where(seen.Sees).SelectMany(person => read.SelectMany(type =>
        {
            var shown = seen.Of(person);
            var (before, after) = IndexTable.Around(session, person, type, -at.ToUnixTimeSeconds(), most + shown.Hidden);
            return VersionTable.Some(session, person, [.. after.Where(shown.Shows).Take(most).Reverse(), .. before.Where(shown.Shows).Take(most)]);
        })).Where(v => v.Body is not null).ToLookup(v => v.Person, Stored);
    });

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

        if (!FhirId.TryParse(id, null, out _))
        {
            return NotFound($"{type}/{id}");
        }

        var versions = await database.Read(session =>
        {
            var list = new List<StoredResource>();
            var number = extractor.References.Number(type);
            var seen = new SightIn(session, sight, extractor);
            if (Locator.Find(session, number, id) is { } found && seen.Sees(type, found.Person, found.Key.Row))
            {
                Chain(seen, found.Person, found.Key.Row, list, most);
                if (most > 1)
                {
                    AddEarlier(seen, number, id, found.Person, list);
                }
            }

            return list;
        });
        return versions.Count == 0 ? NotFound($"{type}/{id}") : versions;
    }

    private void Chain(SightIn seen, PersonKey person, long row, List<StoredResource> to, int most)
    {
        while (row != 0 && to.Count < most)
        {
            var version = VersionTable.Find(seen.Session, person, row)!;
            if (person.IsPlace || seen.Of(person).Shows(row))
            {
                to.Add(Stored(version));
            }

            row = version.Prior;
        }
    }

    /// <summary>
    /// The versions from before the subject changed, where that person is in sight too. The mark that each move left is no deletion and
    /// is passed over.
    /// </summary>
    private void AddEarlier(SightIn seen, short type, string id, PersonKey now, List<StoredResource> versions)
    {
        foreach (var before in MovedTable.Of(seen.Session, type, id).Where(p => p != now))
        {
            if (KeyTable.Find(seen.Session, before, type, id) is { } key && seen.Sees(extractor.References.Name(type), before, key.Row))
            {
                Chain(seen, before, key.Row, versions, int.MaxValue);
            }
        }

        var written = versions.OrderByDescending(v => v.Version).ToList();
        versions.Clear();
        versions.AddRange(written.Where((v, i) => i == 0 || v.Body is not null || written[i - 1] is not { Body: not null } later || later.Person == v.Person || later.At != v.At));
    }

    /// <summary>
    /// What is current about a person, from one source's Patient: the Patient first. Nothing when out of sight. Of the types in
    /// <paramref name="abundant"/>, the <paramref name="newest"/> by date of each code: a person may have a hundred thousand of them.
    /// </summary>
    /// <param name="person">Whose.</param>
    /// <param name="sight">Who asks.</param>
    /// <param name="abundant">Types of which older resources may be left out; none when empty.</param>
    /// <param name="newest">How many of each code of these, 1 or more.</param>
    public async Task<PersonOverview> Overview(PersonKey person, Sight sight, IReadOnlySet<string> abundant, int newest)
    {
        var (rows, abridged) = await database.Read(session =>
        {
            var shortened = new HashSet<string>(StringComparer.Ordinal);
            var seen = new SightIn(session, sight, extractor);
            if (!seen.Sees(person))
            {
                return ([], shortened);
            }

            var own = new OverviewRows(session, person, seen.Of(person), new SearchMoment(session, null).Of(person.Part));
            for (var type = IndexTable.NextType(session, person, short.MinValue); type is { } present; type = IndexTable.NextType(session, person, present))
            {
                var name = extractor.References.Name(present);
                if (sight.Reads(name) && !own.Take(present, abundant.Contains(name), newest))
                {
                    shortened.Add(name);
                }
            }

            var found = own.Read();
            found.AddRange(AboutSeveral(person, seen, long.MaxValue));
            return (found, shortened);
        });
        return new PersonOverview([.. rows.Select(Stored).OrderBy(r => r.Type == "Patient" ? 0 : 1)], abridged);
    }

    /// <summary>What is about this person and others, where all of them are in sight, as it stood at a commit of the place.</summary>
    private List<VersionRow> AboutSeveral(PersonKey person, SightIn seen, long commit) =>
        [.. AboutTable.Of(seen.Session, person)
            .Select(a => VersionTable.At(seen.Session, PersonKey.Place, a.Type, a.Id, commit))
            .OfType<VersionRow>()
            .Where(v => v.Body is not null && Names(seen.Session, v, person) && seen.Sees(extractor.References.Name(v.Type), PersonKey.Place, v.Row))];

    // Whom a resource is about may change from version to version.
    private bool Names(Session session, VersionRow row, PersonKey person)
    {
        using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var people = extractor.Extract(json.RootElement, extractor.References.Name(row.Type), DateTimeOffset.FromUnixTimeMilliseconds(row.At)).People;
        return people.Any(id => Locator.Person(session, extractor.References.Number("Patient"), id) == person);
    }

    /// <summary>One page of everything current about a person, or as it stood at the time that the filter names; pages after the first show the moment of the first.</summary>
    internal async Task<(IReadOnlyList<StoredResource> Page, int Total, PageToken? Next)> EverythingPage(
        PersonKey person, Sight sight, PageToken? token, int count, EverythingFilter? filter = null)
    {
        var offset = token?.Offset ?? 0;
        var patient = extractor.References.Number("Patient");
        return await database.Read(session =>
        {
            var seen = new SightIn(session, sight, extractor);
            if (!seen.Sees(person))
            {
                return ([], 0, (PageToken?)null);
            }

            var shown = seen.Of(person);

            var moment = new SearchMoment(session, token, filter?.At);
            var own = IndexTable.OfPerson(session, person, moment.Of(person.Part))
                .Where(r => shown.Shows(r.Row) && sight.Reads(extractor.References.Name(r.Type)))
                .OrderBy(r => r.Type == patient ? 0 : 1).ThenBy(r => r.Row)
                .ToList();
            var shared = AboutSeveral(person, seen, moment.Of(PersonKey.Place.Part));
            if (filter is not null)
            {
                own.RemoveAll(r => !filter.Wants(extractor.References.Name(r.Type), r.Newest) || (filter.Since is { } since && VersionTable.Find(session, person, r.Row)!.At < since));
                shared.RemoveAll(v => !filter.WantsType(extractor.References.Name(v.Type)) || v.At < (filter.Since ?? long.MinValue));
            }

            var total = own.Count + shared.Count;
            var page = VersionTable.Some(session, person, [.. own.Skip(offset).Take(count).Select(r => r.Row)]);
            page.AddRange(shared.Skip(Math.Max(0, offset - own.Count)).Take(count - page.Count));
            var next = page.Count > 0 && offset + page.Count < total ? moment.Next(offset + page.Count) : null;
            return ((IReadOnlyList<StoredResource>)[.. page.Select(Stored)], total, next);
        });
    }

    /// <summary>The person whom a Patient's id names, if in sight.</summary>
    public async Task<PersonKey?> PersonOf(string patientId, Sight sight) => await database.Read(session =>
        Locator.Person(session, extractor.References.Number("Patient"), patientId) is { } person
        && new SightIn(session, sight, extractor).Sees(person)
            ? person
            : (PersonKey?)null);

    /// <summary>
    /// What was written after a position, part by part and in order, at most <paramref name="most"/> of each part; and the position to go
    /// on from. Commit numbers have no gaps and a part's number moves only with its commit, so nothing in flight is skipped.
    /// </summary>
    public ValueTask<(IReadOnlyList<StoredResource> Changes, FeedPosition Next)> ChangesAfter(FeedPosition after, int most = 1000) => database.Read(session =>
    {
        var (rows, next) = RowsAfter(session, after, Positions.All(session), most);
        return ((IReadOnlyList<StoredResource>)[.. rows.Select(Stored)], next);
    });

    /// <summary>The parts in which something was done after a position that wrote no resource: a relationship, an opt-out, something withheld or shown again.</summary>
    /// <param name="after">The position.</param>
    /// <param name="until">Up to where.</param>
    public ValueTask<IReadOnlyList<int>> ActsAfter(FeedPosition after, FeedPosition until) => database.Read(IReadOnlyList<int> (session) =>
        [.. until.Commits.Where(c => c.Key >= 0 && after.Commits.GetValueOrDefault(c.Key) is var from && from < c.Value && VersionTable.CommitsBetween(session, c.Key, from, c.Value) < c.Value - from).Select(c => c.Key)]);

    /// <summary>The same as rows, up to where each part stood at an earlier moment.</summary>
    internal static (List<VersionRow> Rows, FeedPosition Next) RowsAfter(Session session, FeedPosition after, IReadOnlyDictionary<int, long> heads, int most)
    {
        var changes = new List<VersionRow>();
        var next = new Dictionary<int, long>(after.Commits);
        foreach (var (part, head) in heads)
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

            changes.AddRange(rows);
        }

        return (changes, new FeedPosition(next));
    }

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
