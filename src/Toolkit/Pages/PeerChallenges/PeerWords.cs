using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.PeerChallenges;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>States, findings and what became of them, as they are shown.</summary>
internal static class PeerWords
{
    public static Tag Of(PeerState state) => state switch
    {
        PeerState.Suggested => new Tag { Text = "Suggested", Colour = "orange" },
        PeerState.Asked => new Tag { Text = "Being arranged", Colour = "blue" },
        PeerState.Planned => new Tag { Text = "Planned", Colour = "blue" },
        PeerState.Visited => new Tag { Text = "Report being written", Colour = "blue" },
        PeerState.Checking => new Tag { Text = "Facts being checked", Colour = "orange" },
        PeerState.Agreed => new Tag { Text = "Report agreed", Colour = "green" },
        PeerState.Revisited => new Tag { Text = "Revisited", Colour = "green" },
        PeerState.Declined => new Tag { Text = "Host said no", Colour = "grey" },
        _ => new Tag { Text = "Ended", Colour = "grey" },
    };

    public static string Of(FindingKind kind) => kind switch { FindingKind.Strength => "Strength", FindingKind.ToConsider => "To consider", _ => "Recommendation" };

    public static string Of(Became became) => became switch
    {
        Became.Done => "Done",
        Became.PartlyDone => "Begun, or done in part",
        Became.NotDone => "Not done",
        Became.NoLongerNeeded => "No longer needed",
        _ => "Not known yet",
    };
}
