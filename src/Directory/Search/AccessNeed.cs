namespace Goldthread.Directory.Search;

/// <summary>What makes a place usable, found in the words of a listing and chosen in a search.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Title">For a reader.</param>
/// <param name="Said">Words that mean it in a listing.</param>
public sealed record AccessNeed(string Code, string Title, IReadOnlyList<string> Said)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AccessNeed> All { get; } =
    [
        new("step-free", "Step-free or wheelchair access", ["step-free", "step free", "wheelchair", "level access", "ramp", "lift to all floors"]),
        new("toilet", "Accessible toilet", ["accessible toilet", "disabled toilet", "changing places"]),
        new("hearing-loop", "Hearing loop", ["hearing loop", "induction loop"]),
        new("bsl", "British Sign Language", ["british sign language", "bsl", "sign language"]),
        new("parking", "Parking for Blue Badge holders", ["blue badge", "disabled parking", "accessible parking"]),
        new("quiet", "Quiet space", ["quiet space", "quiet room", "low sensory", "autism friendly"]),
        new("dementia", "Dementia friendly", ["dementia friendly", "dementia-friendly"]),
        new("online", "Online or by telephone", ["online", "by telephone", "by phone", "video call"]),
    ];

    /// <summary>The bits of those that a listing says it has.</summary>
    internal static int Found(IEnumerable<string> texts)
    {
        var bits = 0;
        foreach (var text in texts)
        {
            for (var i = 0; i < All.Count; i++)
            {
                if (All[i].Said.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) && !IsDenied(text)) bits |= 1 << i;
            }
        }

        return bits;
    }

    // "No wheelchair access" is not access.
    private static bool IsDenied(string text) =>
        text.StartsWith("no ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("not ", StringComparison.OrdinalIgnoreCase) || text.Contains(" no ", StringComparison.OrdinalIgnoreCase)
        || text.Contains(" not ", StringComparison.OrdinalIgnoreCase) || text.Contains("without", StringComparison.OrdinalIgnoreCase);
}
