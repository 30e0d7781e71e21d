using Goldthread.Fhir.Storage;

namespace Goldthread.Record.Access;

/// <summary>That a reader sees a record by their own word alone: in an emergency, or because they said that they work with the person.</summary>
/// <param name="Ground"><see cref="SightGround.Emergency"/> or <see cref="SightGround.Claimed"/>.</param>
/// <param name="Until">When it ends by itself.</param>
public sealed record OwnWord(SightGround Ground, DateTimeOffset Until)
{
    public bool IsEmergency => Ground == SightGround.Emergency;

    /// <summary>The word by which a reader sees a person; null when there is another ground, or none.</summary>
    public static OwnWord? Of(User user, Sight sight, IReadOnlyList<Relationship> holding)
    {
        var grounds = holding.Where(h => h.GivesSight && sight.Is(h.Viewer)).ToList();
        return grounds.TrueForAll(h => h.Viewer == user.Viewer && (h.IsDerived || h.Ground is SightGround.Claimed or SightGround.Emergency)) ? Standing(user, holding) : null;
    }

    /// <summary>The word that somebody has given and that holds, whatever else there is; an emergency before a claim.</summary>
    public static OwnWord? Standing(User user, IReadOnlyList<Relationship> holding) => holding
        .Where(h => h.Viewer == user.Viewer && h.Ground is (SightGround.Claimed or SightGround.Emergency))
        .OrderByDescending(h => h.Ground == SightGround.Emergency)
        .Select(h => new OwnWord(h.Ground, DateTimeOffset.FromUnixTimeMilliseconds(h.Until)))
        .FirstOrDefault();
}
