namespace Goldthread.Directory.Feeds;

/// <summary>What a run in the background is held to: when it ends, and where refusals go as they come, so that a broken feed does not fill the memory.</summary>
/// <param name="Until">From then on nothing more is asked of the feed.</param>
/// <param name="Keep">Takes what was refused since the last time.</param>
internal sealed record FeedWatch(DateTimeOffset Until, Func<IReadOnlyList<FeedRefusal>, Task> Keep);
