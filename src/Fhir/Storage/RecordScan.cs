using System.Runtime.CompilerServices;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>What to walk over.</summary>
/// <param name="Types">The types of resource wanted; null for all.</param>
/// <param name="People">The people wanted, and what is about them; null for everyone and the place.</param>
/// <param name="Since">Only what was written after this; null for all.</param>
/// <param name="PeopleOnly">True to leave out what is about nobody.</param>
/// <param name="WithDeleted">True to hand out what was deleted since, too.</param>
internal sealed record ScanRequest(IReadOnlyList<string>? Types, IReadOnlyCollection<PersonKey>? People, DateTimeOffset? Since, bool PeopleOnly = false, bool WithDeleted = false);

/// <summary>One resource of a walk; with an empty body where it was deleted.</summary>
internal readonly record struct Scanned(PersonKey Person, string Type, string Id, DateTimeOffset At, byte[] Body);

/// <summary>How far a walk has come.</summary>
/// <param name="People">Whose resources were handed out since the step before; they are to be named in the read journal before anything leaves.</param>
/// <param name="Done">The share of the store that has been walked, 0 to 1.</param>
internal sealed record ScanStep(IReadOnlyCollection<PersonKey> People, double Done);

/// <summary>
/// Walks over what is in sight, part by part and some people at a time, as it stood when the walk began: what is written meanwhile does
/// not show, and nothing is held open between two steps.
/// </summary>
internal sealed class RecordScan(Database database, IndexExtractor extractor)
{
    private const int PeopleAtOnce = 100;
    private const int RowsAtOnce = 500;

    /// <summary>
    /// Hands every resource wanted to <paramref name="each"/>, until it answers false. It runs while the store is being read, so it must
    /// not ask the store itself.
    /// </summary>
    public async IAsyncEnumerable<ScanStep> Walk(ScanRequest request, Sight sight, Func<Scanned, bool> each, [EnumeratorCancellation] CancellationToken cancel)
    {
        var heads = await database.Read(Positions.All, cancel);
        var types = request.Types?.Select(extractor.References.Number).ToArray();
        var ofPeople = types is null ? null : types.Where(t => !Links.IsShared(extractor.References.Name(t))).ToArray();
        var step = new Step(request, extractor, heads, each) { Sight = sight };
        if (request.People is { } people)
        {
            foreach (var (person, i) in people.Select((p, i) => (p, i)))
            {
                step.Sight = await Now(step.Sight);
                yield return await database.Read(session => step.OfOne(session, person, ofPeople, (i + 1.0) / people.Count), cancel);
                if (step.IsStopped)
                {
                    yield break;
                }
            }

            yield break;
        }

        for (var part = 0; part < Part.Count && ofPeople is not []; part++)
        {
            for (var after = heads.ContainsKey(part) ? -1L : long.MaxValue; after != long.MaxValue && !step.IsStopped;)
            {
                cancel.ThrowIfCancellationRequested();
                step.Sight = await Now(step.Sight);
                var here = part;
                var from = after;
                var (done, last) = await database.Read(session => step.OfSome(session, here, from, ofPeople, PeopleAtOnce), cancel);
                after = last;
                yield return done;
            }
        }

        foreach (var type in (types ?? [.. AllTypes()]).Where(t => !request.PeopleOnly || !Links.IsShared(extractor.References.Name(t))))
        {
            for (var after = ""; after is not null && !step.IsStopped;)
            {
                cancel.ThrowIfCancellationRequested();
                step.Sight = await Now(step.Sight);
                var from = after;
                var (done, last) = await database.Read(session => step.OfPlace(session, type, from, RowsAtOnce), cancel);
                after = last;
                yield return done;
            }
        }
    }

    /// <summary>The same sight as it is by now. What ended since the walk began ends it.</summary>
    private static async ValueTask<Sight> Now(Sight sight)
    {
        if (sight.Again is not { } again)
        {
            return sight;
        }

        var now = await again();
        return now.Succeeded ? now.Value : throw new SightEndedException(now.Fault.Message);
    }

    private IEnumerable<short> AllTypes() => Enumerable.Range(0, extractor.References.Count).Select(n => (short)n);

    /// <summary>The steps of one walk.</summary>
    private sealed class Step(ScanRequest request, IndexExtractor extractor, IReadOnlyDictionary<int, long> heads, Func<Scanned, bool> each)
    {
        private readonly long _since = request.Since?.ToUnixTimeMilliseconds() ?? long.MinValue;

        public bool IsStopped { get; private set; }

        public required Sight Sight { get; set; }

        /// <summary>The next people of a part; the number to go on from, or the largest there is at the end.</summary>
        public (ScanStep Step, long Last) OfSome(Session session, int part, long after, short[]? types, int most)
        {
            var people = ScanTable.People(session, part, after, most);
            if (people.Count == 0)
            {
                return (new ScanStep([], (part + 1.0) / Part.Count), long.MaxValue);
            }

            var seen = new SightIn(session, Sight, extractor);
            seen.Prepare(part, after, people[^1], people);
            var found = new HashSet<PersonKey>();
            Rows(seen, part, after, people[^1], types, found);
            return (new ScanStep(found, part / (double)Part.Count), people.Count < most ? long.MaxValue : people[^1]);
        }

        /// <summary>One person's own, and what is about them and others.</summary>
        public ScanStep OfOne(Session session, PersonKey person, short[]? types, double done)
        {
            var found = new HashSet<PersonKey>();
            var seen = new SightIn(session, Sight, extractor);
            if (seen.Sees(person))
            {
                Rows(seen, person.Part, person.Number - 1, person.Number, types, found);
                foreach (var (type, id) in AboutTable.Of(session, person).Where(a => types is null || types.Contains(a.Type)))
                {
                    if (VersionTable.At(session, PersonKey.Place, type, id, Head(Part.Place)) is { } row && (row.Body is not null || request.WithDeleted) && VisibleInPlace(seen, row))
                    {
                        Hand(person, type, id, row.At, row.Body ?? [], found);
                    }
                }
            }

            return new ScanStep(found, done);
        }

        /// <summary>Some resources of the place of one type; the id to go on from, or null at the end.</summary>
        public (ScanStep Step, string? Last) OfPlace(Session session, short type, string after, int most)
        {
            var seen = new SightIn(session, Sight, extractor);
            var found = new HashSet<PersonKey>();
            if (after.Length == 0)
            {
                Gone(seen, Part.Place, PersonKey.Place.Number - 1, PersonKey.Place.Number, [type], row =>
                    VersionTable.At(session, PersonKey.Place, type, row.Id, Head(Part.Place)) is { Body: null } then && VisibleInPlace(seen, then), found);
            }

            var rows = ScanTable.Page(session, PersonKey.Place, type, after, Head(Part.Place), most);
            foreach (var row in rows)
            {
                if (VersionTable.At(session, PersonKey.Place, type, row.Id, Head(Part.Place)) is { Body: { } body } then && VisibleInPlace(seen, then))
                {
                    var people = PeopleOf(session, type, body, then.At).ToList();
                    if ((people.Count > 0 || !request.PeopleOnly) && Hand(PersonKey.Place, type, row.Id, then.At, body, found))
                    {
                        found.UnionWith(people);
                    }
                }
            }

            found.Remove(PersonKey.Place);
            return (new ScanStep(found, 1), rows.Count < most || IsStopped ? null : rows[^1].Id);
        }

        private void Rows(SightIn seen, int part, long after, long until, short[]? types, HashSet<PersonKey> found)
        {
            var session = seen.Session;
            // Written since the walk began: the version of then is asked for when the rows have been read, as PostgreSQL answers one question at a time.
            var younger = new List<ScanRow>();
            foreach (var type in types is null ? [null] : types.Select(t => (short?)t))
            {
                ScanTable.Each(session, part, after, until, type, Head(part), row =>
                {
                    if (row.Commit > Head(part))
                    {
                        younger.Add(row);
                    }
                    else if (row.Body is { } body && Shows(seen, row.Person, row.Type, row.Row))
                    {
                        Hand(row.Person, row.Type, row.Id, row.At, body, found);
                    }

                    return !IsStopped;
                });
            }

            foreach (var row in younger.TakeWhile(_ => !IsStopped))
            {
                if (VersionTable.At(session, row.Person, row.Type, row.Id, Head(part)) is { } then && (then.Body is not null || request.WithDeleted) && Shows(seen, row.Person, row.Type, then.Row))
                {
                    Hand(row.Person, row.Type, row.Id, then.At, then.Body ?? [], found);
                }
            }

            Gone(seen, part, after, until, types, row => Shows(seen, row.Person, row.Type, row.Row), found);
        }

        /// <summary>What was deleted since; what went on under another person was not.</summary>
        private void Gone(SightIn seen, int part, long after, long until, short[]? types, Func<ScanRow, bool> sees, HashSet<PersonKey> found)
        {
            if (!request.WithDeleted)
            {
                return;
            }

            foreach (var row in ScanTable.Deleted(seen.Session, part, after, until, _since, Head(part)).Where(r => types is null || types.Contains(r.Type)))
            {
                if (sees(row) && Locator.Find(seen.Session, row.Type, row.Id) is { } now && now.Person == row.Person)
                {
                    Hand(row.Person, row.Type, row.Id, row.At, [], found);
                }
            }
        }

        private bool Hand(PersonKey person, short type, string id, long at, byte[] body, HashSet<PersonKey> found)
        {
            if (IsStopped || at <= _since)
            {
                return false;
            }

            found.Add(person);
            IsStopped = !each(new Scanned(person, extractor.References.Name(type), id, DateTimeOffset.FromUnixTimeMilliseconds(at), body));
            return true;
        }

        private long Head(int part) => heads.GetValueOrDefault(part);

        // On PostgreSQL a connection answers one question at a time: who is seen was learnt before the rows are read.
        private bool Shows(SightIn seen, PersonKey person, short type, long row) => Sight.Reads(extractor.References.Name(type)) && seen.Known(person).Shows(row);

        private bool VisibleInPlace(SightIn seen, VersionRow row) => seen.Sees(extractor.References.Name(row.Type), PersonKey.Place, row.Row);

        /// <summary>Whom a resource of the place is about; nobody for organisations and the like.</summary>
        private IEnumerable<PersonKey> PeopleOf(Session session, short type, byte[] body, long at)
        {
            var name = extractor.References.Name(type);
            if (Links.IsShared(name))
            {
                return [];
            }

            using var json = System.Text.Json.JsonDocument.Parse(body, new System.Text.Json.JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
            var patient = extractor.References.Number("Patient");
            return [.. extractor.Extract(json.RootElement, name, DateTimeOffset.FromUnixTimeMilliseconds(at)).People
                .Select(id => Locator.Person(session, patient, id)).OfType<PersonKey>()];
        }
    }
}

/// <summary>Whoever asked may no longer see what they asked for.</summary>
internal sealed class SightEndedException(string message) : Exception(message);
