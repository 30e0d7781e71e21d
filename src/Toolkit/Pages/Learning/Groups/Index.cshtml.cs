using Goldthread.Toolkit.Learning.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Groups;

/// <summary>Topic groups, and how to make one.</summary>
internal sealed class IndexModel(GroupDesk desk, TakingPart taking) : LearningPage(taking)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public IReadOnlyList<(TopicGroup Group, int Members, int Posts, bool IsIn)> Groups { get; private set; } = [];

    public Task<IActionResult> OnPost() => Do(() => desk.Make(New, Name, Purpose, Me), g => $"/work/learning/groups/{g.Number}");

    protected override async Task<bool> Load(bool first)
    {
        Groups = await desk.All(Me);
        return true;
    }
}
