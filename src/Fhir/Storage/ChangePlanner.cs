using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>A change with everything decided that can be decided before the transaction.</summary>
internal sealed class PlannedChange
{
    public required string Type { get; init; }

    public required short TypeNumber { get; init; }

    public required string Id { get; init; }

    public required PersonKey Person { get; init; }

    /// <summary>Null for a delete.</summary>
    public ResourceTemplate? Template { get; init; }

    public IndexValues? Values { get; init; }

    /// <summary>True when the server made the id just now, so that nothing can be there.</summary>
    public bool IdIsNew { get; init; }

    public int? IfVersion { get; init; }

    /// <summary>Ids from elsewhere that lead to a person from now on.</summary>
    public List<(short Type, string Id, PersonKey Person)> Registrations { get; } = [];

    public List<PersonKey> NewPeople { get; } = [];

    /// <summary>The people a resource of the place is about, when there are several.</summary>
    public IReadOnlyList<PersonKey> About { get; init; } = [];

    /// <summary>Where the current version lies, when the subject has changed.</summary>
    public PersonKey? MovedFrom { get; init; }

    public IEnumerable<int> Parts => MovedFrom is { } left ? [Person.Part, left.Part] : [Person.Part];
}

/// <summary>
/// Decides for each change which person it belongs to, which id it has, and what search will know of it. A person key is made
/// when a Patient, or a reference to one, is first seen.
/// </summary>
internal sealed class ChangePlanner(Database database, IndexExtractor extractor, PersonNumbers people, RecordNumbers numbers)
{
    private readonly short _patient = extractor.References.Number("Patient");

    public async Task<Outcome<IReadOnlyList<PlannedChange>>> Plan(IReadOnlyList<Change> changes, Sight sight, Act act)
    {
        var set = new Set(changes.Count);
        var faults = new List<Fault>();
        var plan = new PlannedChange?[changes.Count];

        // Patients first: the others refer to them.
        foreach (var i in Enumerable.Range(0, changes.Count).OrderBy(i => changes[i].Type == "Patient" ? 0 : 1))
        {
            if (changes[i].Kind == ChangeKind.Delete)
            {
                continue;
            }

            var placed = await Place(changes[i], set, sight, act, faults);
            set.Placed[i] = placed;
            if (placed is not null && changes[i].Alias is { } alias)
            {
                set.Aliases[alias] = $"{changes[i].Type}/{placed.Id}";
            }
        }

        for (var i = 0; i < changes.Count && faults.Count == 0; i++)
        {
            var fault = changes[i].Kind == ChangeKind.Delete
                ? await PlanDelete(changes[i], sight, p => plan[i] = p)
                : await PlanPut(changes[i], set.Placed[i]!, set, sight, act, p => plan[i] = p);
            if (fault is not null)
            {
                faults.Add(changes.Count == 1 ? fault : fault with { Path = $"entry[{i}]" + (fault.Path is null ? "" : "." + fault.Path) });
            }
        }

        return faults.Count > 0 ? faults.ToArray() : plan!;
    }

    /// <summary>The id of a resource, and for a Patient the person key; made before references are rewritten.</summary>
    private async Task<PlacedChange?> Place(Change change, Set set, Sight sight, Act act, List<Fault> faults)
    {
        var type = extractor.References.Number(change.Type);
        var found = change.Id is null ? null : await database.Read(session => Locator.Find(session, type, change.Id));
        if (change.Id is not null && !sight.Everything && (found is null || !await MaySee(found.Value.Person, change.Type, sight)))
        {
            // The same answer whether it is not there or out of sight.
            faults.Add(new Fault(FaultKind.NotFound, $"There is no {change.Type}/{change.Id} that you can change. To add a new one, send it without an id."));
            return null;
        }

        if (change.Type != "Patient")
        {
            var id = change.Id ?? (change.Alias is null ? null : RecordId.New(await LikelyPerson(change, set), numbers));
            return new PlacedChange(id, null, found?.Person);
        }

        var person = found?.Person ?? (change.Id is null ? null : await database.Read(session => Locator.Person(session, _patient, change.Id)));
        if (person is null && change.Id is not null && set.People.TryGetValue(change.Id, out var known))
        {
            person = known;
        }

        var isNew = person is null;
        var key = person ?? await NewPerson(PartOf(change.Resource!.Root, act.Who.Organisation, change.Id));
        var patientId = change.Id ?? RecordId.New(key, numbers);
        set.People[patientId] = key;
        if (isNew)
        {
            set.NewPeople[patientId] = key;
        }

        return new PlacedChange(patientId, key, found?.Person);
    }

    /// <summary>
    /// Others of the set may refer to this resource, so its id is needed before its references are read in full. Should the person
    /// turn out to be another one, the id is registered like one from elsewhere.
    /// </summary>
    private async Task<PersonKey> LikelyPerson(Change change, Set set)
    {
        if (Links.Subject(change.Resource!.Root) is not { } subject
            || extractor.References.Parse(set.Aliases.GetValueOrDefault(subject, subject)) is not { Type: "Patient" } patient)
        {
            return PersonKey.Place;
        }

        return set.People.TryGetValue(patient.Id, out var key)
            ? key
            : await database.Read(session => Locator.Person(session, _patient, patient.Id)) ?? PersonKey.Place;
    }

    private async Task<Fault?> PlanPut(Change change, PlacedChange placed, Set set, Sight sight, Act act, Action<PlannedChange> planned)
    {
        var resource = change.Resource!;
        var root = resource.Root;
        var bytes = resource.Utf8;
        using var rewritten = set.Aliases.Count > 0 && RefersTo(bytes.Span, set.Aliases) ? Rewrite(resource, change.Type, set, act) : null;
        if (rewritten is not null)
        {
            root = rewritten.RootElement;
        }

        var extracted = extractor.Extract(root, change.Type, act.At);
        var registrations = new List<(short, string, PersonKey)>();
        var newPeople = new List<PersonKey>();
        var about = new List<PersonKey>();
        if (change.Type == "Patient")
        {
            about.Add(placed.Person!.Value);
        }
        else
        {
            foreach (var id in extracted.People)
            {
                var key = await PersonNamed(id, set, sight, act, registrations, newPeople);
                if (key is null)
                {
                    return new Fault(FaultKind.NotFound, $"There is no Patient/{id} that you can write about.");
                }

                about.Add(key.Value);
            }

            if (about.Count == 0 && Links.ToAnotherResource(root, change.Type) is { } link && extractor.References.Parse(set.Aliases.GetValueOrDefault(link, link)) is { } target)
            {
                var owner = await database.Read(session => Locator.Find(session, extractor.References.Number(target.Type), target.Id));
                if (owner is { Person: { IsPlace: false } linked })
                {
                    about.Add(linked);
                }
            }
        }

        about = [.. about.Distinct()];
        var person = about.Count == 1 ? about[0] : PersonKey.Place;
        var typeNumber = extractor.References.Number(change.Type);
        var finalId = placed.Id ?? RecordId.New(person, numbers);
        if (person.IsPlace && !sight.Everything && !Links.IsShared(change.Type))
        {
            return new Fault(FaultKind.Invalid, $"A {change.Type} must say which one person it is about.", change.Type);
        }

        var result = new PlannedChange
        {
            Type = change.Type,
            TypeNumber = typeNumber,
            Id = finalId,
            Person = person,
            Template = ResourceTemplate.Prepare(bytes.Span, change.Type, finalId, act.At, set.Aliases),
            Values = extracted.Values,
            IdIsNew = change.Kind == ChangeKind.Create,
            IfVersion = change.IfVersion,
            About = about.Count > 1 ? about : [],
            MovedFrom = placed.Current is { } current && current != person ? current : null,
        };
        result.Registrations.AddRange(registrations);
        result.NewPeople.AddRange(newPeople);
        if (change.Type == "Patient" && set.NewPeople.Remove(finalId))
        {
            result.NewPeople.Add(person);
        }

        if (placed.Current is null && (change.Kind != ChangeKind.Create || RecordId.Person(finalId) != person))
        {
            result.Registrations.Add((typeNumber, finalId, person));
        }

        planned(result);
        return null;
    }

    private async Task<Fault?> PlanDelete(Change change, Sight sight, Action<PlannedChange> planned)
    {
        var type = extractor.References.Number(change.Type);
        var found = await database.Read(session => Locator.Find(session, type, change.Id!));
        if (found is null || (!sight.Everything && !await MaySee(found.Value.Person, change.Type, sight)))
        {
            return new Fault(FaultKind.NotFound, $"There is no {change.Type}/{change.Id} that you can delete.");
        }

        planned(new PlannedChange { Type = change.Type, TypeNumber = type, Id = change.Id!, Person = found.Value.Person, IfVersion = change.IfVersion });
        return null;
    }

    /// <summary>The person whom a Patient reference names; a new key when the Patient has not been seen yet. Null when out of sight.</summary>
    private async Task<PersonKey?> PersonNamed(
        string id, Set set, Sight sight, Act act, List<(short, string, PersonKey)> registrations, List<PersonKey> newPeople)
    {
        if (set.People.TryGetValue(id, out var key))
        {
            return key;
        }

        if (await database.Read(session => Locator.Person(session, _patient, id)) is { } known)
        {
            if (!sight.Everything && !await MaySee(known, "Patient", sight))
            {
                return null;
            }

            set.People[id] = known;
            return known;
        }

        if (!sight.Everything)
        {
            return null;
        }

        var made = await NewPerson(Part.Of($"{act.Who.Organisation}|{id}"));
        set.People[id] = made;
        registrations.Add((_patient, id, made));
        newPeople.Add(made);
        return made;
    }

    private async Task<PersonKey> NewPerson(int part) => new(part, await people.Next(part));

    private ValueTask<bool> MaySee(PersonKey person, string type, Sight sight) => database.Read(session =>
        person.IsPlace ? Links.IsShared(type) : sight.Sees(SightTable.Viewers(session, person)));

    // Chosen once, when a person is first seen: by the verified NHS number, so that what several sources hold about one person
    // lies together; else by the source and its id.
    private static int PartOf(JsonElement patient, string source, string? id) =>
        PatientIdentity.VerifiedNhsNumber(patient) is { } number ? Part.Of($"nhs|{number.Format()}") : Part.Of($"{source}|{id ?? patient.GetRawText()}");

    private static JsonDocument Rewrite(IncomingResource resource, string type, Set set, Act act)
    {
        var template = ResourceTemplate.Prepare(resource.Utf8.Span, type, resource.Id ?? "new", act.At, set.Aliases);
        return JsonDocument.Parse(template.Version(1), new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
    }

    private static bool RefersTo(ReadOnlySpan<byte> json, Dictionary<string, string> aliases) =>
        json.IndexOf("urn:"u8) >= 0 || aliases.Keys.Any(a => !a.StartsWith("urn:", StringComparison.Ordinal));

    /// <summary>What the changes of one set know of each other.</summary>
    private sealed class Set(int count)
    {
        public PlacedChange?[] Placed { get; } = new PlacedChange?[count];

        public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, PersonKey> People { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, PersonKey> NewPeople { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>The id (null when it depends on the person), a Patient's person, and where the current version lies.</summary>
    private sealed record PlacedChange(string? Id, PersonKey? Person, PersonKey? Current);
}
