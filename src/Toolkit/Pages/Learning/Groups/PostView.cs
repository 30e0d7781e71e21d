using Goldthread.Toolkit.Learning.Groups;

namespace Goldthread.Toolkit.Pages.Learning.Groups;

/// <summary>A post as it is shown to a reader.</summary>
internal sealed record PostView(GroupPost Post, bool MayAnswer, bool MayRemove);
