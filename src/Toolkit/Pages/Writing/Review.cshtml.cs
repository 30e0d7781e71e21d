using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>An editor reads a draft beside what is published, has it tested, and publishes it, sends it back or drops it.</summary>
internal sealed class ReviewModel(WritingDesk desk, TrialDesk trials) : WritingPage
{
    private string? _repliedTo;

    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The draft that was read.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public DateAnswer ReviewOn { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Organisations { get; set; } = [];

    [BindProperty]
    public string? Reply { get; set; }

    public ItemKind Kind { get; private set; } = null!;

    public ItemHistory History { get; private set; } = null!;

    public IReadOnlyList<DocumentChange> Changes { get; private set; } = [];

    /// <summary>What is not whole yet.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public Trial? Trial { get; private set; }

    public IReadOnlyList<TrialAnswer> Answers { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Known { get; private set; } = [];

    public bool IsHandedIn => History.Item.Draft!.State == ItemDraftState.Submitted;

    public bool WroteIt => WritingRules.Writers(History.Steps).Contains(Me.Id);

    public string? DoneWords => Done switch { "opened" => "It is open for testing.", "replied" => "The tester can read what was changed.", _ => null };

    public string OrganisationName(string code) => Known.FirstOrDefault(k => k.Code == code).Name ?? code;

    public string? ReplyError(string tester) => tester == _repliedTo ? ModelState["Reply"]?.Errors.FirstOrDefault()?.ErrorMessage : null;

    public string? ReplyTyped(string tester) => tester == _repliedTo ? Reply : null;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        ReviewOn = DateAnswer.From(desk.Today.AddMonths(WritingRules.MonthsTillReview));
        return Page();
    }

    public async Task<IActionResult> OnPostPublish()
    {
        if (await Find() is { } instead) return instead;
        var day = ReviewOn.Read("Day to read it again");
        if (!day.Succeeded) return await After<Item>(day.Faults.Select(f => f with { Path = f.Path is null ? "ReviewOn" : "ReviewOn." + f.Path }).ToArray(), "");
        return await After(await desk.Publish(Kind, Id, DraftMark.Read(Seen), day.Value, Me), "/work/toolkit?done=published", again: Refresh);
    }

    public async Task<IActionResult> OnPostBack() =>
        await Find() is { } instead ? instead : await After(await desk.SendBack(Kind, Id, DraftMark.Read(Seen), Reason, Me), "/work/toolkit?done=back", again: Refresh);

    public async Task<IActionResult> OnPostDrop() =>
        await Find() is { } instead ? instead : await After(await desk.Drop(Kind, Id, DraftMark.Read(Seen), Me), "/work/toolkit?done=dropped", again: Refresh);

    public async Task<IActionResult> OnPostOpen() =>
        await Find() is { } instead ? instead : await After(await trials.Open(Kind, Id, Organisations, Me), Here("opened"), again: Refresh);

    public async Task<IActionResult> OnPostReply(string? tester)
    {
        if (await Find() is { } instead) return instead;
        _repliedTo = tester;
        return await After(await trials.Reply(Kind, Id, tester, Reply, Me), Here("replied"), again: Refresh);
    }

    private string Here(string done) => $"/work/toolkit/review/{Kind.Code}/{Id}?done={done}#testers";

    // After a conflict the page shows what there is now, and what is sent next is about that.
    private Task<IActionResult> Refresh()
    {
        Seen = DraftMark.Of(History.Item).ToString();
        if (ReviewOn.IsEmpty)
        {
            ReviewOn = DateAnswer.From(desk.Today.AddMonths(WritingRules.MonthsTillReview));
            foreach (var part in (string[])["ReviewOn.Day", "ReviewOn.Month", "ReviewOn.Year"]) ModelState.Remove(part);
        }

        return Task.FromResult<IActionResult>(Page());
    }

    private async Task<IActionResult?> Find()
    {
        if (Enter(Activities.EditToolkit) is { } instead) return instead;
        if (ItemKind.Of(KindCode) is not { } kind || await desk.Find(kind, Id) is not { } history) return NotFound();
        if (await trials.Find(kind, Id) is not { } view) return Redirect("/work/toolkit?done=gone");
        (Kind, History, Trial, Answers, Known) = (kind, history, view.Trial, view.Answers, await trials.Organisations());
        Seen ??= DraftMark.Of(history.Item).ToString();
        var read = DraftText.Read(kind, history.Item);
        if (read.Succeeded) Changes = DocumentWords.Changes(history.Item.IsPublished && kind.Read(history.Item.Document) is { Succeeded: true } published ? published.Value : null, read.Value);
        else Faults = read.Faults;
        return null;
    }
}
