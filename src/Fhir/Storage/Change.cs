using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>What is to be done with one resource.</summary>
public enum ChangeKind
{
    /// <summary>A new resource; the server makes its id.</summary>
    Create,

    /// <summary>The resource of this id is to be as given, new or not.</summary>
    Put,

    /// <summary>The resource of this id goes; its history stays.</summary>
    Delete,

    /// <summary>The resource of this id stays as it is; others of the set may refer to it by the change's alias.</summary>
    Keep,
}

/// <summary>One change.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Id">Its id; null for a create.</param>
/// <param name="Resource">Its content; null for a delete.</param>
/// <param name="Alias">A name under which other resources of the same set refer to it ("urn:uuid:..."), or null.</param>
/// <param name="IfVersion">Do it only if this is the current version.</param>
/// <param name="Path">Where it stands in what was sent ("Bundle.entry[3]"), or null: faults name it.</param>
public sealed record Change(ChangeKind Kind, string Type, string? Id, IncomingResource? Resource, string? Alias = null, int? IfVersion = null, string? Path = null)
{
    /// <summary>
    /// Which resource is meant, by a search: a create is made only when none matches, a put without an id is of the one that matches. Null where the id says it.
    /// </summary>
    public Condition? If { get; init; }

    /// <summary>Makes the content of a put out of the current version; the put is then of exactly that version. Null where the content was sent.</summary>
    public Func<StoredResource, Outcome<IncomingResource>>? Patch { get; init; }

    /// <summary>References of the content that are searches ("Patient?identifier=..."), each to be replaced by the one that matches; empty for most.</summary>
    public IReadOnlyList<Condition> References { get; init; } = [];

    /// <summary>True when a version other than <see cref="IfVersion"/> is a race to run again rather than an answer.</summary>
    internal bool Again { get; init; }
}

/// <summary>What became of a change.</summary>
public enum ChangeResult
{
    Created,
    Updated,

    /// <summary>It said what was there already; nothing was written.</summary>
    Unchanged,
    Deleted,
}

/// <summary>A change that was made.</summary>
/// <param name="Person">Where the resource lies.</param>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version now.</param>
/// <param name="At">When that version was written.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Body">Its bytes; null when it was deleted.</param>
public sealed record Changed(PersonKey Person, string Type, string Id, int Version, DateTimeOffset At, ChangeResult Result, byte[]? Body);
