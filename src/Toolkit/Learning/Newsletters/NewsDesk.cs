using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Learning.Newsletters;

/// <summary>Stories: anybody who takes part sends one in, an editor takes it or not, and who sent it can take it back at any time.</summary>
internal sealed class NewsDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such story.");

    public async Task<IReadOnlyList<NewsStory>> All() => await taking.Read(NewsTable.Stories);

    public Task<Outcome<NewsStory>> Send(long number, string? title, string? words, string? tags, User user) => taking.Write<NewsStory>(user, Activities.TakePart, $"send in the story {number}", (session, _) =>
    {
        if (NewsTable.Story(session, number) is { } before) return before;
        var typed = new Typed();
        var story = new NewsStory(number, typed.Need(title, "Headline", "Give it a headline", 120), typed.Need(words, "Words", "Tell the story", 4000), Typed.Tags(typed.Need(tags, "Tags", "Say what it is about")), user.Id, user.Name, user.OrganisationName, taking.Now);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        NewsTable.PutStory(session, story);
        return story;
    });

    /// <summary>An editor takes it for the newsletter of this month, or does not and says why.</summary>
    public Task<Outcome<NewsStory>> Decide(long number, bool takes, string? why, User user) => taking.Write<NewsStory>(user, Activities.EditToolkit, $"{(takes ? "publish" : "decline")} the story {number}", (session, _) =>
    {
        if (NewsTable.Story(session, number) is not { } story) return None;
        if (story.State != StoryState.Sent) return new Fault(FaultKind.Conflict, "Somebody has decided about this story already, or it was taken back.");
        var typed = new Typed();
        var reason = takes ? "" : typed.Need(why, "Why", "Say why not", 500);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        var now = story with { State = takes ? StoryState.Published : StoryState.Declined, Reason = reason, DecidedBy = user.Name, DecidedAt = taking.Now };
        NewsTable.PutStory(session, now);
        return now;
    });

    /// <summary>Who sent it takes it back: it goes from issues that are published already too.</summary>
    public Task<Outcome<NewsStory>> Withdraw(long number, User user) => taking.Write<NewsStory>(user, Activities.TakePart, $"take back the story {number}", (session, _) =>
    {
        if (NewsTable.Story(session, number) is not { } story || story.Person != user.Id) return None;
        var now = story with { State = StoryState.Withdrawn };
        NewsTable.PutStory(session, now);
        return now;
    });
}
