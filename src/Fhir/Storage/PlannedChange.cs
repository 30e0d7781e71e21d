using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Storage;

/// <summary>A change with everything decided that can be decided before the transaction.</summary>
internal sealed class PlannedChange
{
    public required string Type { get; init; }

    public required short TypeNumber { get; init; }

    public required string Id { get; init; }

    public required PersonKey Person { get; init; }

    /// <summary>Where the resource lay when the plan was made; null when it was not there. The transaction checks that it still does.</summary>
    public PersonKey? Current { get; init; }

    /// <summary>Null for a delete.</summary>
    public ResourceTemplate? Template { get; init; }

    public IndexValues? Values { get; init; }

    /// <summary>True when the server made the id just now, so that nothing can be there.</summary>
    public bool IdIsNew { get; init; }

    public int? IfVersion { get; init; }

    /// <summary>True when another version than <see cref="IfVersion"/> means: plan again.</summary>
    public bool Again { get; init; }

    /// <summary>True when nothing is written: others of the set refer to it.</summary>
    public bool Keep { get; init; }

    public string? Path { get; init; }

    /// <summary>True when its source says that it is restricted.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>True when a Patient's label says that the person must not be located.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>True when there may be something in it of where the person is.</summary>
    public bool MayTellWhere { get; init; }

    /// <summary>True when it is marked as a copy from which that was left out.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>True when it says whose move it is, so that worklists must be told: <see cref="WorkWritten"/>.</summary>
    public bool IsWork { get; init; }

    /// <summary>Ids from elsewhere that lead to a person from now on.</summary>
    public List<(short Type, string Id, PersonKey Person)> Registrations { get; } = [];

    public List<PersonKey> NewPeople { get; } = [];

    /// <summary>The people a resource of the place is about, when there are several.</summary>
    public IReadOnlyList<PersonKey> About { get; init; } = [];

    /// <summary>Where the current version lies, when the subject has changed.</summary>
    public PersonKey? MovedFrom => Current == Person ? null : Current;

    public IEnumerable<int> Parts => MovedFrom is { } left ? [Person.Part, left.Part] : [Person.Part];
}

/// <summary>What the changes of one set know of each other.</summary>
internal sealed class ChangeSet(int count)
{
    public PlacedChange?[] Placed { get; } = new PlacedChange?[count];

    /// <summary>Names under which the resources of the set refer to each other, and what they become.</summary>
    public Dictionary<string, string> Aliases { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The people of the Patient ids met so far.</summary>
    public Dictionary<string, PersonKey> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that no one has met before.</summary>
    public HashSet<string> NewPeople { get; } = new(StringComparer.Ordinal);

    /// <summary>Whose the resources planned so far will be.</summary>
    public Dictionary<(string Type, string Id), PersonKey> Owners { get; } = [];

    /// <summary>A reference as it will be stored.</summary>
    public string Resolve(string reference) => Aliases.GetValueOrDefault(reference, reference);
}

/// <summary>The id of a resource (null when it depends on the person), a Patient's person, and where the current version lies.</summary>
internal sealed record PlacedChange(string? Id, PersonKey? Person, PersonKey? Current);
