using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Remarks;
using Goldthread.Toolkit.Writing.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>What there is to do for the toolkit: drafts, what waits for an editor, what to test, what is said to be wrong, and what is due.</summary>
internal sealed class IndexModel(WritingDesk desk, TrialDesk trials, RemarkDesk remarks, ToolkitShelf shelf) : WritingPage
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<ItemHistory> Mine { get; private set; } = [];

    public IReadOnlyList<ItemHistory> Waiting { get; private set; } = [];

    public IReadOnlyList<TrialView> ToTest { get; private set; } = [];

    public IReadOnlyList<(TrialView View, int Count)> Unanswered { get; private set; } = [];

    public IReadOnlyList<(Remark Remark, string Title)> Remarks { get; private set; } = [];

    public IReadOnlyList<IndexedItem> Due { get; private set; } = [];

    public IReadOnlyList<IndexedItem> Kept { get; private set; } = [];

    public IReadOnlyList<ItemKind> OtherKinds { get; } = [.. ItemKind.All.Where(k => k != ItemKind.Initiative)];

    public string? DoneWords => Done switch
    {
        "submitted" => "It is handed in. An editor will read it.",
        "published" => "It is published. Everybody can find it now.",
        "back" => "It is back with its writer.",
        "dropped" => "The draft is gone. What was published stays.",
        "gone" => "Somebody else has published or dropped that draft meanwhile.",
        "tested" => "Thank you. An editor will say what was changed.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        if (Enter() is { } instead) return instead;
        var drafts = await desk.Drafts();
        Mine = [.. drafts.Where(d => d.Item.Draft!.By == Me.Id || (d.Item.Owner.Length > 0 && d.Item.Owner == Me.Organisation))];
        if (IsEditor) Waiting = [.. drafts.Where(d => d.Item.Draft!.State == ItemDraftState.Submitted)];
        ToTest = await trials.ToTest(Me);
        if (IsEditor) Unanswered = await WithoutReply(drafts);
        var all = await shelf.All();
        var titles = all.ToDictionary(i => (i.Kind.Code, i.Id), i => i.Title);
        Remarks = [.. (await remarks.Open(Me)).Select(r => (r, titles.GetValueOrDefault((r.Kind, r.Item), r.Item)))];
        Kept = [.. all.Where(i => IsEditor || (i.Owner.Length > 0 && i.Owner == Me.Organisation)).OrderBy(i => i.Title, StringComparer.Ordinal)];
        Due = [.. Kept.Where(i => i.ReviewOn < desk.Today).OrderBy(i => i.ReviewOn)];
        return Page();
    }

    private async Task<IReadOnlyList<(TrialView, int)>> WithoutReply(IReadOnlyList<ItemHistory> drafts)
    {
        var found = new List<(TrialView, int)>();
        foreach (var draft in drafts)
        {
            if (await trials.Find(draft.Kind, draft.Item.Id) is { } view && view.Answers.Count(a => a.Reply.Length == 0) is > 0 and var count) found.Add((view, count));
        }

        return found;
    }
}
