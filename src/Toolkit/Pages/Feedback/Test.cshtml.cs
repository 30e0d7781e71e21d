using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Pages.Writing;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Feedback;

/// <summary>A tester reads a draft and answers three questions.</summary>
internal sealed class TestModel(TrialDesk trials) : WritingPage
{
    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Sense { get; set; }

    [BindProperty]
    public string? Missing { get; set; }

    [BindProperty]
    public string? WouldUse { get; set; }

    public string Title { get; private set; } = "";

    /// <summary>What the draft says.</summary>
    public IReadOnlyList<SummaryRow> Lines { get; private set; } = [];

    public IReadOnlyList<TrialAnswer> Others { get; private set; } = [];

    /// <summary>True once an editor has replied to what this tester said.</summary>
    public bool IsAnswered { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Find(fill: false) is { } instead ? instead : await After(await trials.Answer(ItemKind.Of(KindCode)!, Id, Sense, Missing, WouldUse, Me), "/work/toolkit?done=tested");

    private async Task<IActionResult?> Find(bool fill = true)
    {
        if (Enter() is { } instead) return instead;
        if (ItemKind.Of(KindCode) is not { } kind || await trials.ForTester(kind, Id, Me) is not { Succeeded: true, Value: var view }) return NotFound();
        Title = DraftText.Title(view.Item);
        if (DraftText.Read(kind, view.Item) is { Succeeded: true } read) Lines = [.. DocumentWords.Of(read.Value).Where(l => l.What is not ("Id" or "Review on")).Select(l => new SummaryRow { Key = l.What, Value = l.Text })];
        var mine = view.Answers.FirstOrDefault(a => a.Tester == Me.Id);
        Others = view.Answers;
        IsAnswered = mine is { Reply.Length: > 0 };
        if (fill && mine is not null) (Sense, Missing, WouldUse) = (mine.Sense, mine.Missing, mine.WouldUse);
        return null;
    }
}
