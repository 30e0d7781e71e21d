using Goldthread.Toolkit.Learning.Nominations;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Nominations;

/// <summary>What was put before the leadership group, and how to put something.</summary>
internal sealed class IndexModel(NominationDesk desk, ToolkitShelf shelf, TakingPart taking) : LearningPage(taking)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Initiative { get; set; }

    public IReadOnlyList<Nomination> All { get; private set; } = [];

    public IReadOnlyList<(string Id, string Title)> Initiatives { get; private set; } = [];

    public Task<IActionResult> OnPost() => Do(() => desk.Nominate(New, Name, Words, Initiative, Me), n => $"/work/learning/nominations/{n.Number}?done=nominated");

    protected override async Task<bool> Load(bool first)
    {
        All = [.. (await desk.All()).Where(n => n.State != NominationState.Withdrawn)];
        Initiatives = [.. (await shelf.All()).Where(i => i.Kind == ItemKind.Initiative).Select(i => (i.Id, i.Title)).OrderBy(i => i.Title, StringComparer.OrdinalIgnoreCase)];
        return true;
    }
}
