using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.PeerChallenges;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>What the host does, and how far it is, as of a day.</summary>
internal sealed record ActionList(PeerChallenge Challenge, DateOnly Today)
{
    public Tag TagOf(PlannedAction action) => action switch
    {
        { DoneOn: { } on } => new Tag { Text = "Done " + Dates.Date(on), Colour = "green" },
        _ when action.IsLate(Today) => new Tag { Text = "Late", Colour = "red" },
        _ => new Tag { Text = "By " + Dates.Date(action.By), Colour = "blue" },
    };
}
