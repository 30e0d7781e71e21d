using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Decides for each change which person it belongs to, which id it has, and what search will know of it. A person key is made
/// when a Patient, or a reference to one, is first seen.
/// </summary>
internal sealed class ChangePlanner(Database database, IndexExtractor extractor, PersonNumbers people, RecordNumbers numbers, ResourceCheck? check = null)
{
    private readonly short _patient = extractor.References.Number("Patient");

    public async Task<Outcome<IReadOnlyList<PlannedChange>>> Plan(IReadOnlyList<Change> changes, Sight sight, Act act, Dictionary<string, string>? references = null)
    {
        var faults = Twice(changes).ToList();
        var set = references is null ? new ChangeSet(changes.Count) : new ChangeSet(changes.Count) { Aliases = references };
        var plan = new PlannedChange[changes.Count];

        // Patients first: the others refer to them.
        foreach (var i in Order(changes, c => c.Type == "Patient" ? 0 : 1).Where(i => changes[i].Kind != ChangeKind.Delete))
        {
            var placed = await Place(changes[i], set, sight, act);
            if (!placed.Succeeded)
            {
                faults.AddRange(placed.Faults.Select(f => At(changes[i], f)));
                continue;
            }

            set.Placed[i] = placed.Value;
            if (changes[i].Alias is { } alias)
            {
                set.Aliases[alias] = $"{changes[i].Type}/{placed.Value.Id}";
            }
        }

        // Last what may belong to whom another resource of the set belongs to.
        foreach (var i in Order(changes, c => Links.FollowsAnother(c.Type) ? 1 : 0).TakeWhile(_ => faults.Count == 0))
        {
            var planned = changes[i].Kind switch
            {
                ChangeKind.Delete => await PlanDelete(changes[i], sight),
                ChangeKind.Keep => PlanKeep(changes[i], set.Placed[i]!),
                _ => await PlanPut(changes[i], set.Placed[i]!, set, sight, act),
            };
            if (planned.Succeeded)
            {
                plan[i] = planned.Value;
                set.Owners[(planned.Value.Type, planned.Value.Id)] = planned.Value.Person;
            }
            else
            {
                faults.AddRange(planned.Faults.Select(f => At(changes[i], f)));
            }
        }

        return faults.Count > 0 ? faults.ToArray() : plan;
    }

    private static IEnumerable<int> Order(IReadOnlyList<Change> changes, Func<Change, int> by) => Enumerable.Range(0, changes.Count).OrderBy(i => by(changes[i]));

    internal static Fault At(Change change, Fault fault) =>
        change.Path is null ? fault : fault with { Path = fault.Path is null ? change.Path : $"{change.Path}.{fault.Path}" };

    // "The same resource cannot be identified more than once" (R4, transaction rules).
    private static IEnumerable<Fault> Twice(IReadOnlyList<Change> changes) =>
        changes.Where(c => c.Id is not null && c.Kind != ChangeKind.Keep)
            .GroupBy(c => (c.Type, c.Id))
            .Where(g => g.Count() > 1)
            .Select(g => At(g.Last(), new Fault(FaultKind.Invalid, $"{g.Key.Type}/{g.Key.Id} is named {g.Count()} times; name each resource once.")))
        .Concat(changes.Where(c => c.Alias is not null)
            .GroupBy(c => c.Alias!, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => At(g.Last(), new Fault(FaultKind.Invalid, $"The address {g.Key} is used {g.Count()} times.", "fullUrl"))));

    /// <summary>The id of a resource, and for a Patient the person key; made before references are rewritten.</summary>
    private async Task<Outcome<PlacedChange>> Place(Change change, ChangeSet set, Sight sight, Act act)
    {
        var type = extractor.References.Number(change.Type);
        var (found, visible) = change.Id is null ? (null, false) : await Standing(change.Type, type, change.Id, sight);
        if (change.Id is not null && !sight.Everything && !visible)
        {
            // The same answer whether it is not there or out of sight.
            return new Fault(FaultKind.NotFound, $"There is no {change.Type}/{change.Id} that you can change. To add a new one, send it without an id.");
        }

        if (change.Kind == ChangeKind.Keep && found is null)
        {
            return GoneSince(change);
        }

        if (change.Type != "Patient")
        {
            var id = change.Id ?? (change.Alias is null ? null : RecordId.New(await LikelyPerson(change, set), numbers));
            return new PlacedChange(id, null, found);
        }

        var person = found ?? (change.Id is null ? null : await database.Read(session => Locator.Person(session, _patient, change.Id)));
        var key = person ?? await NewPerson(PartOf(change.Resource!.Root, act.Who.Organisation, change.Id));
        var patientId = change.Id ?? RecordId.New(key, numbers);
        set.People[patientId] = key;
        if (person is null)
        {
            set.NewPeople.Add(patientId);
        }

        return new PlacedChange(patientId, key, found);
    }

    /// <summary>
    /// Others of the set may refer to this resource, so its id is needed before its references are read in full. Should the person
    /// turn out to be another one, the id is registered like one from elsewhere.
    /// </summary>
    private async Task<PersonKey> LikelyPerson(Change change, ChangeSet set)
    {
        if (Links.Subject(change.Resource!.Root) is not { } subject || extractor.References.Parse(set.Resolve(subject)) is not { Type: "Patient" } patient)
        {
            return PersonKey.Place;
        }

        return set.People.TryGetValue(patient.Id, out var key)
            ? key
            : await database.Read(session => Locator.Person(session, _patient, patient.Id)) ?? PersonKey.Place;
    }

    private async Task<Outcome<PlannedChange>> PlanPut(Change change, PlacedChange placed, ChangeSet set, Sight sight, Act act)
    {
        var resource = change.Resource!;
        var template = placed.Id is null && set.Aliases.Count == 0 ? null : Template(placed.Id ?? "new");
        using var rewritten = template is { IsRewritten: true } ? JsonDocument.Parse(template.Version(1), new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth }) : null;
        var root = rewritten?.RootElement ?? resource.Root;
        if (change.Type == "SearchParameter" && CustomParameter.Check(root) is { } wrong)
        {
            return wrong;
        }

        if (check?.Invoke(change.Type, root) is { } refused)
        {
            return refused;
        }

        var extracted = extractor.Extract(root, change.Type, act.At);
        var owners = new Owners();
        if (change.Type == "Patient")
        {
            owners.Add(placed.Person!.Value);
        }
        else if (await Find(owners, extracted.People, root, change.Type, set, sight, act) is { } unknown)
        {
            return unknown;
        }

        if (owners.People.Count == 0 && !sight.Everything && !Links.IsShared(change.Type))
        {
            return new Fault(FaultKind.Invalid, $"A {change.Type} must say which person it is about.", change.Type);
        }

        var person = owners.People.Count == 1 ? owners.People[0] : PersonKey.Place;
        var type = extractor.References.Number(change.Type);
        var id = placed.Id ?? RecordId.New(person, numbers);
        var planned = new PlannedChange
        {
            Type = change.Type,
            TypeNumber = type,
            Id = id,
            Person = person,
            Current = placed.Current,
            Template = placed.Id is null ? Template(id) : template!,
            Values = extracted.Values,
            IdIsNew = change.Kind == ChangeKind.Create,
            IfVersion = change.IfVersion,
            Again = change.Again,
            Path = change.Path,
            IsRestricted = Confidentiality.Withholds(change.Type, root),
            IsLabelled = change.Type == "Patient" && (Confidentiality.IsRestricted(root) || Whereabouts.AreOutOf(root)),
            MayTellWhere = Whereabouts.MayBeIn(resource.Utf8.Span),
            IsRedacted = Whereabouts.AreOutOf(root),
            IsWork = WorkWritten.Is(change.Type, root),
            About = owners.People.Count > 1 ? owners.People : [],
        };
        planned.Registrations.AddRange(owners.New.Select(n => (_patient, n.Id, n.Person)));
        planned.NewPeople.AddRange(owners.New.Select(n => n.Person));
        if (change.Type == "Patient" && set.NewPeople.Remove(id))
        {
            planned.NewPeople.Add(person);
        }

        if (placed.Current is null && (change.Kind != ChangeKind.Create || RecordId.Person(id) != person))
        {
            planned.Registrations.Add((type, id, person));
        }

        return planned;

        ResourceTemplate Template(string id) => ResourceTemplate.Prepare(resource.Utf8.Span, change.Type, id, act.At, set.Aliases);
    }

    // Found by its condition a moment ago; where it is gone since, the transaction sees that.
    private Outcome<PlannedChange> PlanKeep(Change change, PlacedChange placed) => placed.Current is { } person
        ? new PlannedChange { Type = change.Type, TypeNumber = extractor.References.Number(change.Type), Id = change.Id!, Person = person, Current = person, Keep = true, Path = change.Path }
        : GoneSince(change);

    private static Fault GoneSince(Change change) => new(FaultKind.Conflict, $"{change.Type}/{change.Id} went away in this instant; nothing was written. Try again.");

    private async Task<Outcome<PlannedChange>> PlanDelete(Change change, Sight sight)
    {
        var type = extractor.References.Number(change.Type);
        var (found, visible) = await Standing(change.Type, type, change.Id!, sight);
        return found is { } person && visible
            ? new PlannedChange { Type = change.Type, TypeNumber = type, Id = change.Id!, Person = person, Current = person, IfVersion = change.IfVersion, Path = change.Path }
            : new Fault(FaultKind.NotFound, $"There is no {change.Type}/{change.Id} that you can delete.");
    }

    /// <summary>Whose a resource is: the people it names, else whose the resource is that it follows.</summary>
    private async Task<Fault?> Find(Owners owners, IReadOnlyList<string> named, JsonElement root, string type, ChangeSet set, Sight sight, Act act)
    {
        foreach (var id in named)
        {
            if (!await PersonNamed(id, owners, set, sight, act))
            {
                return new Fault(FaultKind.NotFound, $"There is no Patient/{id} that you can write about.");
            }
        }

        if (owners.People.Count > 0 || Links.ToAnotherResource(root, type) is not { } link || extractor.References.Parse(set.Resolve(link)) is not { } target)
        {
            return null;
        }

        if (target.Type == "Patient")
        {
            return await PersonNamed(target.Id, owners, set, sight, act) ? null : new Fault(FaultKind.NotFound, $"There is no Patient/{target.Id} that you can write about.");
        }

        if (set.Owners.TryGetValue((target.Type, target.Id), out var planned))
        {
            owners.Add(planned);
        }
        else if (await Standing(target.Type, extractor.References.Number(target.Type), target.Id, sight) is { Person: { } standing, Visible: true })
        {
            owners.Add(standing);
        }

        return null;
    }

    /// <summary>The person whom a Patient reference names; a new key when the Patient has not been seen yet. False when out of sight.</summary>
    private async Task<bool> PersonNamed(string id, Owners owners, ChangeSet set, Sight sight, Act act)
    {
        if (!set.People.TryGetValue(id, out var key))
        {
            var known = await database.Read(session => Locator.Person(session, _patient, id) is { } person && new SightIn(session, sight, extractor).Sees(person)
                ? person
                : (PersonKey?)null);
            if (known is null && !sight.Everything)
            {
                return false;
            }

            key = known ?? await NewPerson(Part.Of($"{act.Who.Organisation}|{id}"));
            set.People[id] = key;
            if (known is null)
            {
                owners.New.Add((id, key));
            }
        }

        owners.Add(key);
        return true;
    }

    private async Task<PersonKey> NewPerson(int part) => new(part, await people.Next(part));

    /// <summary>Where a resource lies now, and whether it is in sight.</summary>
    private ValueTask<(PersonKey? Person, bool Visible)> Standing(string typeName, short type, string id, Sight sight) => database.Read(session =>
        Locator.Find(session, type, id) is { } found
            ? ((PersonKey?)found.Person, new SightIn(session, sight, extractor).Sees(typeName, found.Person, found.Key.Row))
            : (null, false));

    // Chosen once, when a person is first seen: by the verified NHS number, so that what several sources hold about one person
    // lies together; else by the source and its id.
    private static int PartOf(JsonElement patient, string source, string? id) =>
        PatientIdentity.VerifiedNhsNumber(patient) is { } number ? Part.Of($"nhs|{number.Format()}") : Part.Of($"{source}|{id ?? patient.GetRawText()}");

    /// <summary>The people a resource belongs to, and those of them whom nobody has met before.</summary>
    private sealed class Owners
    {
        public List<PersonKey> People { get; } = [];

        public List<(string Id, PersonKey Person)> New { get; } = [];

        public void Add(PersonKey person)
        {
            if (!person.IsPlace && !People.Contains(person))
            {
                People.Add(person);
            }
        }
    }
}
