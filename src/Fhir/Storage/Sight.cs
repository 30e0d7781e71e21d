using Goldthread.Kernel.Acts;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// What one asker may see, decided by the access kernel on the floor above and applied here before any value is compared or
/// counted: what is out of sight might as well not exist.
/// </summary>
/// <param name="Who">The asker.</param>
/// <param name="Why">The purpose, a code of <see cref="Purpose"/>.</param>
/// <param name="Everything">True when every person is in sight.</param>
/// <param name="Viewers">The organisations and teams through which people are in sight.</param>
/// <param name="MayWrite">True when records may be written.</param>
public sealed record Sight(Actor Who, string Why, bool Everything, IReadOnlyList<string> Viewers, bool MayWrite)
{
    /// <summary>The sight in the words that the journal keeps.</summary>
    public string Words { get; } = Everything ? "everything" : "people of " + string.Join(", ", Viewers);

    /// <summary>The act of this asker, now.</summary>
    public Act Act(TimeProvider clock, string activity) => new(Who, clock.GetUtcNow(), Why, activity);

    /// <summary>True when a person with these viewers is in sight.</summary>
    public bool Sees(IEnumerable<string> viewers) => Everything || viewers.Any(v => Viewers.Contains(v, StringComparer.Ordinal));
}
