namespace Goldthread.Toolkit.Learning.Newsletters;

/// <summary>How far a story has come.</summary>
internal enum StoryState
{
    /// <summary>An editor is to read it.</summary>
    Sent,

    /// <summary>It stands in the newsletter of the month in which an editor took it.</summary>
    Published,

    /// <summary>An editor did not take it, and said why.</summary>
    Declined,

    /// <summary>Who sent it took it back; it is read nowhere any more.</summary>
    Withdrawn,
}

/// <summary>A story that somebody sent in for the newsletter.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Words">The story, in Markdown.</param>
/// <param name="Tags">What it is about.</param>
/// <param name="Person">Id of who sent it.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="OrganisationName">Their organisation.</param>
/// <param name="SentAt">When.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="DecidedBy">Which editor decided.</param>
/// <param name="DecidedAt">When; null before.</param>
internal sealed record NewsStory(
    long Number, string Title, string Words, IReadOnlyList<string> Tags, string Person, string PersonName, string OrganisationName, DateTimeOffset SentAt,
    StoryState State = StoryState.Sent, string Reason = "", string DecidedBy = "", DateTimeOffset? DecidedAt = null)
{
    /// <summary>By what an issue names it.</summary>
    public string Key => "story/" + Number;
}
