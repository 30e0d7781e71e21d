using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Learning.Newsletters;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>How far a story has come, as a tag.</summary>
internal static class StoryTag
{
    public static Tag Of(StoryState state) => state switch
    {
        StoryState.Sent => new Tag { Text = "An editor reads it", Colour = "blue" },
        StoryState.Published => new Tag { Text = "Published", Colour = "green" },
        StoryState.Declined => new Tag { Text = "Not taken", Colour = "red" },
        _ => new Tag { Text = "Taken back", Colour = "grey" },
    };
}
