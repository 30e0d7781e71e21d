using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// What one asker may see, decided by the access kernel on the floor above and applied here before any value is compared or
/// counted: what is out of sight might as well not exist. What is not said is not allowed.
/// </summary>
/// <param name="Who">The asker.</param>
/// <param name="Why">The purpose, a code of <see cref="Purpose"/>.</param>
/// <param name="Everything">True when every person is in sight, and nothing is withheld.</param>
/// <param name="Viewers">The organisations and teams through which people are in sight, and the asker's own name.</param>
/// <param name="MayWrite">True when records may be written.</param>
public sealed record Sight(Actor Who, string Why, bool Everything, IReadOnlyList<string> Viewers, bool MayWrite)
{
    /// <summary>The moment, in milliseconds, for which relationships are asked; those with an end count for nothing when it is not said.</summary>
    public long At { get; init; } = long.MaxValue - 1;

    /// <summary>What is withheld for these reasons is not seen, but by its keeper.</summary>
    public WithheldReasons Blind { get; init; } = WithheldReasons.All;

    /// <summary>True for a source and a type that may not come to this asker: no agreement lets them. Their own organisation is never one of them. Null for none.</summary>
    public Func<string, string, bool>? Closed { get; init; }

    /// <summary>The types that may be read; null for all.</summary>
    public Func<string, bool>? Readable { get; init; }

    /// <summary>The types that may be written where anything may; null for all.</summary>
    public Func<string, bool>? Writable { get; init; }

    /// <summary>The id of the one Patient that a program was allowed, and whose own everything else must be; null for everyone whom the asker sees.</summary>
    public string? OnlyPatient { get; init; }

    /// <summary>Asks once more for the same: what is under way for long asks at each step, so that what ended meanwhile is given to nobody. Null where nothing can end.</summary>
    public Func<ValueTask<Outcome<Sight>>>? Again { get; init; }

    /// <summary>The sight in the words that the journal keeps.</summary>
    public string Words { get; init; } = Everything ? "everything" : "people of " + string.Join(", ", Viewers);

    /// <summary>The act of this asker, now.</summary>
    public Act Act(TimeProvider clock, string activity) => new(Who, clock.GetUtcNow(), Why, activity);

    /// <summary>True when resources of a type may be read at all.</summary>
    public bool Reads(string type) => Readable?.Invoke(type) ?? true;

    /// <summary>True when this asker is one of the viewers.</summary>
    public bool Is(string viewer) => Viewers.Contains(viewer, StringComparer.Ordinal);
}
