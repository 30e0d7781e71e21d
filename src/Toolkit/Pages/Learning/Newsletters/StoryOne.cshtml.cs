using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>One story, for an editor to take or not.</summary>
internal sealed class StoryOneModel(NewsDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public NewsStory Found { get; private set; } = null!;

    protected override Activities Needs => Activities.EditToolkit;

    public Task<IActionResult> OnPostTake() => Do(() => desk.Decide(Id, true, Why, Me), _ => "/work/learning/stories?done=published");

    public Task<IActionResult> OnPostDecline() => Do(() => desk.Decide(Id, false, Why, Me), _ => "/work/learning/stories?done=declined");

    protected override async Task<bool> Load(bool first)
    {
        if ((await desk.All()).FirstOrDefault(s => s.Number == Id && s.State != StoryState.Withdrawn) is not { } found) return false;
        Found = found;
        return true;
    }
}
