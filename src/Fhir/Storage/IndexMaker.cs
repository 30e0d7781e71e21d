using System.Security.Cryptography;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>How far the index is: a generation is complete when all 257 parts are of it.</summary>
/// <param name="Generation">The generation that is wanted.</param>
/// <param name="Done">How many parts are of it.</param>
/// <param name="Parts">How many parts there are.</param>
public sealed record IndexProgress(long Generation, int Done, int Parts)
{
    /// <summary>True when nothing is left to do.</summary>
    public bool IsComplete => Done == Parts;
}

/// <summary>
/// Makes the index of a store anew while it is read and written (docs/adr/0009): for a search parameter that was added, changed or taken
/// away, or whole when somebody asks for it. Goes part by part and person by person; only rows that are not as they should be are
/// touched, each transaction is short, and what is done stays done when it is cut off.
/// </summary>
public sealed class IndexMaker
{
    // What one transaction changes at most, and from how many people it is gathered.
    private const int ChangesAtOnce = 500;
    private const int PeopleAtOnce = 100;
    private static readonly TimeSpan Turns = TimeSpan.FromSeconds(30);

    private readonly Database _database;
    private readonly IndexExtractor _extractor;
    private readonly IndexKnowledge _knowledge;
    private readonly TimeProvider _clock;
    private readonly string _me = RandomNumberGenerator.GetHexString(16);
    private DateTimeOffset _heldUntil;

    /// <summary>On a store, with what it has in common with those who write.</summary>
    public IndexMaker(Database database, IndexExtractor extractor, TimeProvider clock)
    {
        (_database, _extractor, _clock) = (database, extractor, clock);
        _knowledge = new IndexKnowledge(extractor);
    }

    /// <summary>How far it is.</summary>
    public async Task<IndexProgress> Progress(CancellationToken cancel = default) => Of(await _database.Read(IndexWorkTable.State, cancel));

    /// <summary>Asks for the whole index to be made anew; whoever does such work on this store begins soon.</summary>
    public Task<IndexProgress> Request(CancellationToken cancel = default) => _database.Write(session =>
    {
        var state = IndexWorkTable.Lock(session);
        IndexWorkTable.SetWanted(session, state.Generation + 1, state.Generation + 1);
        return Of(state with { Generation = state.Generation + 1 });
    }, cancel);

    /// <summary>
    /// Does a piece of the work, at most some hundred rows; false when there is none, or when another server does it. Of several servers
    /// one works; another goes on when it falls silent.
    /// </summary>
    public async Task<bool> Turn(CancellationToken cancel = default)
    {
        var (state, current) = await _database.Read(s => (_knowledge.Load(s), Wanted(s)), cancel);
        if ((state.Done(state.Generation) == IndexState.AllParts && IsPlanned(state, current) && state.Parameters.All(p => p.Until == 0)) || !await IsMine(cancel))
        {
            return false;
        }

        state = await Plan(state, current, cancel);
        for (var part = Part.Place; part < Part.Count; part++)
        {
            var at = state.Parts.GetValueOrDefault(part) ?? new IndexPart(0, 0, -1);
            if (at.Generation < state.Generation)
            {
                await Advance(part, at, state, cancel);
                return true;
            }
        }

        return await _database.Write(session =>
        {
            IndexWorkTable.Forget(session, IndexWorkTable.Lock(session).Complete);
            return false;
        }, cancel);
    }

    /// <summary>Leaves the work to whoever wants it.</summary>
    public async Task HandOver()
    {
        if (_heldUntil > _clock.GetUtcNow())
        {
            _heldUntil = default;
            await _database.Write(s => IndexWorkTable.Take(s, _me, Now(), 0, always: false), CancellationToken.None);
        }
    }

    private static IndexProgress Of(IndexState state) => new(state.Generation, state.Done(state.Generation), IndexState.AllParts);

    private HashSet<long> Wanted(Session session) => [.. _knowledge.Current(session).Where(row => _knowledge.Of(session, row).Count > 0)];

    private static bool IsPlanned(IndexState state, HashSet<long> current) => current.SetEquals(state.Parameters.Where(p => p.Until == 0).Select(p => p.Row));

    /// <summary>A parameter more or less is a new generation: from then on whoever writes has to know it.</summary>
    private async Task<IndexState> Plan(IndexState state, HashSet<long> current, CancellationToken cancel) => IsPlanned(state, current) ? state : await _database.Write(session =>
    {
        var now = IndexWorkTable.Lock(session);
        var generation = now.Generation + 1;
        var known = now.Parameters.Where(p => p.Until == 0).Select(p => p.Row).ToHashSet();
        var taken = now.Parameters.Select(p => p.Number).Concat(_extractor.Numbers).ToHashSet();
        foreach (var row in current.Where(r => !known.Contains(r)).Order())
        {
            var number = PackedWriter.Number($"added {row}");
            while (!taken.Add(number))
            {
                number++;
            }

            IndexWorkTable.Add(session, row, number, generation);
        }

        foreach (var row in known.Where(r => !current.Contains(r)))
        {
            IndexWorkTable.End(session, row, generation);
        }

        IndexWorkTable.SetWanted(session, generation, now.Whole);
        return _knowledge.Load(session);
    }, cancel);

    private async Task Advance(int part, IndexPart at, IndexState state, CancellationToken cancel)
    {
        if (at.Making != state.Generation)
        {
            // From here on nobody writes this part who does not know what is wanted; what is there already follows.
            await _database.Write(session =>
            {
                PartWriter.Open(session, part).Require(state.Generation);
                var isEmpty = IndexRowTable.People(session, part, -1, 1).Count == 0;
                IndexWorkTable.Put(session, part, new IndexPart(isEmpty ? state.Generation : at.Generation, state.Generation, -1));
                return true;
            }, cancel);
            return;
        }

        var found = await _database.Read(session => Look(session, part, at.Reached, isWhole: state.Whole > at.Generation, cancel), cancel);
        StoreMeter.IndexPeople.Add(found.People);
        if (found.People == 0)
        {
            await _database.Write(session => Save(session, part, at with { Generation = state.Generation }, state), cancel);
        }

        var first = 0;
        while (first < found.Changes.Count || (first == 0 && found.People > 0))
        {
            cancel.ThrowIfCancellationRequested();
            var until = Until(found.Changes, first);
            var (from, isLast) = (first, until == found.Changes.Count);
            var isMine = await _database.Write(session =>
                Apply(session, part, found, from, until, state) && (!isLast || Save(session, part, at with { Reached = found.Last }, state)), cancel);
            if (!isMine)
            {
                return;
            }

            first = until;
            if (isLast)
            {
                return;
            }
        }
    }

    private static bool Save(Session session, int part, IndexPart at, IndexState state)
    {
        // Another may have gone on to a later generation meanwhile.
        if (PartWriter.Open(session, part).Requires > state.Generation)
        {
            return false;
        }

        IndexWorkTable.Put(session, part, at);
        return true;
    }

    /// <summary>What is to be done to the rows of the next people. Read without holding anybody up.</summary>
    private PartChanges Look(Session session, int part, long after, bool isWhole, CancellationToken cancel)
    {
        var commit = Positions.Of(session, part);
        var changes = new List<IndexChange>();
        var people = 0;
        foreach (var person in IndexRowTable.People(session, part, after, PeopleAtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            changes.AddRange(PersonIndex.Differences(session, person, _extractor, isWhole));
            (after, people) = (person.Number, people + 1);
            if (changes.Count >= ChangesAtOnce)
            {
                break;
            }
        }

        return new PartChanges(commit, changes, people, after, isWhole);
    }

    /// <summary>Up to where one transaction goes: what belongs to one version is never parted.</summary>
    private static int Until(List<IndexChange> changes, int first)
    {
        var until = Math.Min(first + ChangesAtOnce, changes.Count);
        while (until > first && until < changes.Count && changes[until].Row.Row == changes[until - 1].Row.Row)
        {
            until++;
        }

        return until;
    }

    private bool Apply(Session session, int part, PartChanges found, int first, int until, IndexState state)
    {
        var writer = PartWriter.Open(session, part);
        if (writer.Requires > state.Generation)
        {
            return false;
        }

        var written = writer.Commit - 1 == found.Commit ? [] : IndexRowTable.WrittenSince(session, part, found.Commit);
        foreach (var person in found.Changes.Skip(first).Take(until - first).GroupBy(c => c.Row.Person))
        {
            // Nobody writes now, so what is found out again holds.
            var changes = written.Contains(person.Key) && person.Any(c => c.DependsOnEnd)
                ? PersonIndex.Differences(session, person.Key, _extractor, found.IsWhole)
                : [.. person];
            changes.ForEach(c => c.Apply(session));
        }

        return true;
    }

    // A folder has one server, which need not wait for the one before it that was cut off.
    private async Task<bool> IsMine(CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        if (now + (Turns / 2) < _heldUntil)
        {
            return true;
        }

        var until = now + Turns;
        var isMine = await _database.Write(s => IndexWorkTable.Take(s, _me, Now(), until.ToUnixTimeMilliseconds(), always: !Database.IsPostgres(_database.Location)), cancel);
        _heldUntil = isMine ? until : default;
        return isMine;
    }

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record PartChanges(long Commit, List<IndexChange> Changes, int People, long Last, bool IsWhole);
}
