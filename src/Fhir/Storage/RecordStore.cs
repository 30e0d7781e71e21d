using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Writes resources: each set of changes is one act and one transaction, all of it or none. Where each resource belongs is
/// decided before the transaction; inside it, only rows are written.
/// </summary>
public sealed class RecordStore(Database database, IndexExtractor extractor, RecordNumbers numbers, TimeProvider clock, ResourceCheck? check = null)
{
    private const int Tries = 5;
    private readonly ChangePlanner _planner = new(database, extractor, new PersonNumbers(database), numbers, check);
    private readonly IndexKnowledge _knowledge = new(extractor);
    private readonly ChangeResolver _resolver = new(database, new RecordReader(database, extractor), clock);

    internal TimeProvider Clock => clock;

    /// <summary>
    /// Makes the changes. Each fault's path begins with the path of the change at fault, where it has one.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<Changed>>> Commit(IReadOnlyList<Change> changes, Sight sight, string activity, CancellationToken cancel = default)
    {
        if (!sight.MayWrite)
        {
            return new Fault(FaultKind.Forbidden, "Your role does not allow you to add to or change records.");
        }

        if (sight.Writable is { } may && changes.FirstOrDefault(c => !may(c.Type)) is { } shut)
        {
            return new Fault(FaultKind.Forbidden, $"What this application was allowed does not include adding to or changing {shut.Type}.");
        }

        if (sight.OnlyPatient is not null && changes.FirstOrDefault(c => Links.IsShared(c.Type) || c is { Type: "Patient", Kind: ChangeKind.Create }) is { } beyond)
        {
            return new Fault(FaultKind.Forbidden, $"What this application was allowed is about one patient, and a {beyond.Type} is not part of their record.");
        }

        var act = sight.Act(clock, activity);
        var isConditional = ChangeResolver.IsNeeded(changes);
        for (var attempt = 1; ; attempt++)
        {
            ResolvedChanges? resolved = null;
            if (isConditional)
            {
                var outcome = await _resolver.Resolve(changes, sight);
                if (!outcome.Succeeded)
                {
                    return outcome.Faults.ToArray();
                }

                resolved = outcome.Value;
            }

            var generation = extractor.Generation;
            var plan = await _planner.Plan(resolved?.Changes ?? changes, sight, act, resolved?.Aliases);
            if (!plan.Succeeded)
            {
                return plan.Faults.ToArray();
            }

            try
            {
                return await database.Write(
                    session =>
                    {
                        resolved?.Verify(session);
                        return Write(session, plan.Value, act, generation);
                    },
                    cancel);
            }
            catch (StaleIndexException) when (attempt < Tries)
            {
                await database.Read(_knowledge.Load, cancel);
            }
            catch (RaceLostException) when (attempt < Tries)
            {
                // Somebody registered the same new id, or moved the resource, in between: plan again with what is there now.
            }
            catch (Exception lost) when (lost is RaceLostException or StaleIndexException)
            {
                return new Fault(FaultKind.Conflict, "Others are changing the same resources at this moment; nothing was written. Try again.");
            }
            catch (RefusedException refused)
            {
                return refused.Fault;
            }
        }
    }

    private Outcome<IReadOnlyList<Changed>> Write(Session session, IReadOnlyList<PlannedChange> plan, Act act, long generation)
    {
        if (SpansParts(plan))
        {
            session.AcceptTwoPhase("A FHIR transaction is all or nothing, also when it names several people; so is a resource about several people, and one that moves to another person.");
        }

        var parts = new SortedDictionary<int, PartWriter>();
        foreach (var part in plan.SelectMany(p => p.Parts).Distinct().Order())
        {
            parts[part] = PartWriter.Open(session, part);
            if (parts[part].Requires > generation)
            {
                throw new StaleIndexException();
            }
        }

        var results = new Changed[plan.Count];
        var wrote = new HashSet<int>();
        for (var i = 0; i < plan.Count; i++)
        {
            results[i] = WriteOne(session, plan[i], act, parts, wrote);
        }

        foreach (var (_, writer) in parts.Where(p => wrote.Contains(p.Key)))
        {
            writer.Close(act);
        }

        return results;
    }

    private static bool SpansParts(IReadOnlyList<PlannedChange> plan)
    {
        var part = plan.Count > 0 ? plan[0].Person.Part : 0;
        foreach (var change in plan)
        {
            if (change.Person.Part != part || change.About.Count > 0 || (change.MovedFrom is { } left && left.Part != part))
            {
                return true;
            }
        }

        return false;
    }

    private Changed WriteOne(Session session, PlannedChange change, Act act, SortedDictionary<int, PartWriter> parts, HashSet<int> wrote)
    {
        if (!change.IdIsNew && Locator.Find(session, change.TypeNumber, change.Id)?.Person != change.Current)
        {
            throw new RaceLostException();
        }

        Register(session, change, act);
        var person = change.Person;
        if (change.Keep)
        {
            return Kept(session, change);
        }

        var key = change.IdIsNew ? null : KeyTable.Find(session, person, change.TypeNumber, change.Id);
        var standing = change.MovedFrom is { } before ? KeyTable.Find(session, before, change.TypeNumber, change.Id) : key;
        if (change.IfVersion is { } expected && expected != (standing is { Deleted: false } ? standing.Version : 0))
        {
            throw change.Again ? new RaceLostException() : new RefusedException(HasChanged(change.Type, change.Id, standing?.Version ?? 0, expected) with { Path = change.Path });
        }

        var version = (key?.Version ?? 0) + 1;
        if (change.MovedFrom is { } left)
        {
            version = Math.Max(version, LeaveBehind(session, change, left, act, parts[left.Part]) + 1);
            wrote.Add(left.Part);
        }

        if (change.Template is null)
        {
            return key is null or { Deleted: true }
                ? new Changed(person, change.Type, change.Id, key?.Version ?? 0, act.At, ChangeResult.Unchanged, null)
                : Put(null);
        }

        if (key is { Deleted: false } && VersionTable.Find(session, person, key.Row) is { Whole: { } stored } current)
        {
            if (change.Template.SaysTheSameAs(stored))
            {
                return new Changed(person, change.Type, change.Id, key.Version, DateTimeOffset.FromUnixTimeMilliseconds(current.At), ChangeResult.Unchanged, current.Body);
            }

            if (change.IsRedacted && !ReferenceEquals(stored, current.Body))
            {
                throw new RefusedException(WouldLosePlaces(change));
            }
        }

        return Put(change.Template.Version(version));

        Changed Put(byte[]? body)
        {
            wrote.Add(person.Part);
            var writer = parts[person.Part];
            if (key is { Deleted: false })
            {
                var wasRestricted = Unindex(session, person, change.TypeNumber, key.Row, writer.Commit);
                if (wasRestricted && body is not null && !change.IsRestricted)
                {
                    WithheldTable.Remove(session, person, change.TypeNumber, change.Id, WithheldReasons.Restricted);
                }
            }

            if (body is not null && change.IsRestricted)
            {
                var mark = new WithheldMark(change.TypeNumber, change.Id, WithheldReasons.Restricted, act.Who.Organisation);
                WithheldTable.Put(session, person, mark, act.At.ToUnixTimeMilliseconds(), act.Who.User, "");
            }

            var turned = change.Type == "Patient" && body is not null && (change.IsLabelled || key is not null) && SensitivePeople.SetLabel(session, person, change.IsLabelled);
            var shown = body is not null && change.MayTellWhere && SensitiveTable.Any(session, person) ? Whereabouts.Hide(body) : body;
            var values = ReferenceEquals(shown, body) ? change.Values : Values(change.Type, shown!, act.At);
            AddVersion(session, writer, person, change, version, act, key?.Row ?? 0, body, values);
            if (turned)
            {
                SensitivePeople.Reindex(session, person, extractor);
            }

            var result = body is null ? ChangeResult.Deleted : standing is null or { Deleted: true } ? ChangeResult.Created : ChangeResult.Updated;
            return new Changed(person, change.Type, change.Id, version, act.At, result, shown);
        }
    }

    // The stored resource says where the person is, the one that came was read without it.
    private static Fault WouldLosePlaces(PlannedChange change) => new(
        FaultKind.Conflict,
        $"This copy of {change.Type}/{change.Id} is marked REDACTED: where the person is was left out of it, and would be lost. Nothing was written. Send the whole resource without that label.",
        change.Path is null ? $"{change.Type}.meta.security" : $"{change.Path}.meta.security");

    internal static Fault HasChanged(string type, string id, int now, int named) => new(
        FaultKind.Precondition, $"{type}/{id} has changed since you read it (version {now} now, you named {named}); nothing was written.");

    private static Changed Kept(Session session, PlannedChange change)
    {
        var key = KeyTable.Find(session, change.Person, change.TypeNumber, change.Id);
        return key is { Deleted: false } && VersionTable.Find(session, change.Person, key.Row) is { } version
            ? new Changed(change.Person, change.Type, change.Id, version.Version, DateTimeOffset.FromUnixTimeMilliseconds(version.At), ChangeResult.Unchanged, version.Body)
            : throw new RaceLostException();
    }

    private static void Register(Session session, PlannedChange change, Act act)
    {
        foreach (var (type, id, person) in change.Registrations)
        {
            if (LocationTable.Register(session, type, id, person) != person)
            {
                throw new RaceLostException();
            }
        }

        foreach (var person in change.NewPeople)
        {
            RelationshipTable.Give(session, person, act.Who.Organisation, SightGround.Sends);
        }

        foreach (var person in change.About)
        {
            AboutTable.Add(session, person, change.TypeNumber, change.Id);
        }
    }

    /// <summary>The subject changed: a tombstone stays with the person it was about, and the next version goes to the other.</summary>
    private int LeaveBehind(Session session, PlannedChange change, PersonKey left, Act act, PartWriter writer)
    {
        LocationTable.Register(session, change.TypeNumber, change.Id, change.Person);
        LocationTable.Move(session, change.TypeNumber, change.Id, change.Person);
        MovedTable.Add(session, change.TypeNumber, change.Id, left);
        Withhold(session, change, left, act);
        var key = KeyTable.Find(session, left, change.TypeNumber, change.Id)!;
        if (key.Deleted)
        {
            return key.Version;
        }

        Unindex(session, left, change.TypeNumber, key.Row, writer.Commit);
        AddVersion(session, writer, left, change, key.Version + 1, act, key.Row, null, null);
        return key.Version + 1;
    }

    /// <summary>What is withheld stays so where it goes; and what it said of somebody else is no longer for those who see only the first.</summary>
    private static void Withhold(Session session, PlannedChange change, PersonKey left, Act act)
    {
        foreach (var (mark, at, by, words) in WithheldTable.OfOne(session, left, change.TypeNumber, change.Id).Where(w => w.Mark.Reason != WithheldReasons.Elsewhere))
        {
            WithheldTable.Put(session, change.Person, mark, at, by, words);
        }

        WithheldTable.Remove(session, change.Person, change.TypeNumber, change.Id, WithheldReasons.Elsewhere);
        var elsewhere = new WithheldMark(change.TypeNumber, change.Id, WithheldReasons.Elsewhere, "");
        WithheldTable.Put(session, left, elsewhere, act.At.ToUnixTimeMilliseconds(), act.Who.User, "");
    }

    private static void AddVersion(Session session, PartWriter writer, PersonKey person, PlannedChange change, int version, Act act, long prior, byte[]? body, IndexValues? values)
    {
        var row = new VersionRow(
            person, writer.NextRow(), change.TypeNumber, change.Id, version, writer.Commit, act.At.ToUnixTimeMilliseconds(), act.Who.Organisation, prior, body);
        VersionTable.Add(session, row);
        writer.Covers(VersionTable.Content(row));
        KeyTable.Put(session, person, change.TypeNumber, change.Id, new KeyRow(row.Row, version, body is null));
        if (body is not null && values is not null)
        {
            Index(session, person, change.TypeNumber, row.Row, writer.Commit, values);
        }

        if (change.Type == "Patient")
        {
            writer.Announce(PatientWritten.Name, new PatientWritten(person.Part, person.Number, change.Id, act.Who.Organisation).ToJson());
        }
        else if (change.IsWork || (body is null && WorkWritten.MayBe(change.Type)))
        {
            writer.Announce(WorkWritten.NameOf(change.Type), new WorkWritten(person.Part, person.Number, change.Type, change.Id, version).ToJson());
        }
        else if (change.Type == "Subscription")
        {
            writer.Announce(SubscriptionWritten.Name, new SubscriptionWritten(change.Id, version, act.Who.User, act.Who.Organisation).ToJson());
        }
    }

    /// <summary>Makes a version findable.</summary>
    internal static void Index(Session session, PersonKey person, short type, long row, long commit, IndexValues values)
    {
        IndexTable.Add(session, person, type, row, commit, values);
        foreach (var lookup in values.Lookups)
        {
            LookupTable.Add(session, lookup.Lookup, lookup.Value, person, row, values.Leads[0], values.Newest);
        }
    }

    /// <summary>Makes a version one of the past; true when its source had called it restricted.</summary>
    private bool Unindex(Session session, PersonKey person, short type, long row, long commit)
    {
        var old = VersionTable.Find(session, person, row)!;
        using var json = JsonDocument.Parse(old.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        var values = extractor.Extract(json.RootElement, extractor.References.Name(type), DateTimeOffset.FromUnixTimeMilliseconds(old.At)).Values;
        IndexTable.Die(session, person, type, row, commit, values);
        return Confidentiality.Withholds(extractor.References.Name(type), json.RootElement);
    }

    private IndexValues Values(string type, byte[] body, DateTimeOffset at)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        return extractor.Extract(json.RootElement, type, at).Values;
    }
}

/// <summary>Announced when a Patient was written: a source has sent, changed or removed a person.</summary>
/// <param name="Part">The person's part.</param>
/// <param name="Person">The person's number in it.</param>
/// <param name="Id">The Patient's id.</param>
/// <param name="Source">The organisation that wrote it.</param>
public sealed record PatientWritten(int Part, long Person, string Id, string Source)
{
    /// <summary>The event's name in the outbox.</summary>
    public const string Name = "fhir.patient-written";

    public string ToJson() => JsonSerializer.Serialize(this);

    public static PatientWritten Read(string json) => JsonSerializer.Deserialize<PatientWritten>(json)!;
}

/// <summary>Announced when a Subscription was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Organisation">For whom they worked.</param>
public sealed record SubscriptionWritten(string Id, int Version, string User, string Organisation)
{
    /// <summary>The event's name in the outbox.</summary>
    public const string Name = "fhir.subscription-written";

    public string ToJson() => JsonSerializer.Serialize(this);

    public static SubscriptionWritten Read(string json) => JsonSerializer.Deserialize<SubscriptionWritten>(json)!;
}

/// <summary>What is wrong with a resource beyond its structure, where its type is asked more than that; null when nothing is.</summary>
public delegate Fault? ResourceCheck(string type, JsonElement resource);

/// <summary>Another transaction registered the same id, or moved the resource, first.</summary>
internal sealed class RaceLostException : Exception;

/// <summary>What is to be written was extracted without a search parameter that the index of this part holds: learn it, and extract again.</summary>
internal sealed class StaleIndexException : Exception;

/// <summary>The transaction found that it must not go on: an expected failure, carried out of the transaction so that it rolls back.</summary>
internal sealed class RefusedException(Fault fault) : Exception(fault.Message)
{
    public Fault Fault { get; } = fault;
}
