using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Learning.Nominations;

namespace Goldthread.Toolkit.Pages.Learning.Nominations;

/// <summary>How a nomination stands, as a tag.</summary>
internal static class NominationTag
{
    public static Tag Of(Nomination n) => n.State switch
    {
        NominationState.Nominated => new Tag { Text = n.Seconds.Count == 0 ? "To be seconded" : "Waits for the group", Colour = "blue" },
        NominationState.Championed => new Tag { Text = "Held up for others", Colour = "green" },
        NominationState.Declined => new Tag { Text = "Not chosen", Colour = "grey" },
        _ => new Tag { Text = "Taken back", Colour = "grey" },
    };
}
