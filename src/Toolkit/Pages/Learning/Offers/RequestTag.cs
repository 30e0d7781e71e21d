using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Learning.Offers;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>How a request stands, as a tag.</summary>
internal static class RequestTag
{
    public static Tag Of(RequestState state) => state switch
    {
        RequestState.Asked => new Tag { Text = "Waits for an answer", Colour = "blue" },
        RequestState.Accepted => new Tag { Text = "Accepted", Colour = "green" },
        RequestState.Declined => new Tag { Text = "Declined", Colour = "red" },
        _ => new Tag { Text = "Taken back", Colour = "grey" },
    };
}
