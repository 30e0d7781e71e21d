using Goldthread.DesignSystem.Forms;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Goldthread.Toolkit.Writing.Remarks;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>Looks after a published item: an editor says that it is still right; whoever looks after it answers what readers said.</summary>
internal sealed class KeepModel(WritingDesk desk, RemarkDesk remarks) : WritingPage
{
    private long _answered;

    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public DateAnswer ReviewOn { get; set; } = new();

    [BindProperty]
    public string? Answer { get; set; }

    public ItemKind Kind { get; private set; } = null!;

    public ItemHistory History { get; private set; } = null!;

    public string Title { get; private set; } = "";

    public IReadOnlyList<Remark> Open { get; private set; } = [];

    public bool MayChange => WritingRules.Refused(Kind, History.Item, Me) is null;

    public bool IsOverdue => History.Item.ReviewOn < desk.Today;

    public string? DoneWords => Done switch { "right" => "You have read it. Another day is set.", "answered" => "The answer stands on the page. What the reader wrote is deleted.", _ => null };

    public string? AnswerError(long remark) => remark == _answered ? ModelState["Answer"]?.Errors.FirstOrDefault()?.ErrorMessage : null;

    public string? AnswerTyped(long remark) => remark == _answered ? Answer : null;

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is { } instead) return instead;
        ReviewOn = DateAnswer.From(desk.Today.AddMonths(WritingRules.MonthsTillReview));
        return Page();
    }

    public async Task<IActionResult> OnPostRight(int version)
    {
        if (await Find() is { } instead) return instead;
        var day = ReviewOn.Read("Day to read it again");
        if (!day.Succeeded) return await After<Item>(day.Faults.Select(f => f with { Path = f.Path is null ? "ReviewOn" : "ReviewOn." + f.Path }).ToArray(), "");
        return await After(await desk.ReadAgain(Kind, Id, version, day.Value, Me), Here("right"));
    }

    public async Task<IActionResult> OnPostAnswer(long remark)
    {
        if (await Find() is { } instead) return instead;
        _answered = remark;
        ReviewOn = DateAnswer.From(desk.Today.AddMonths(WritingRules.MonthsTillReview));
        return await After(await remarks.Answer(remark, Answer, Me), Here("answered"));
    }

    private string Here(string done) => $"/work/toolkit/keep/{Kind.Code}/{Id}?done={done}";

    private async Task<IActionResult?> Find()
    {
        if (Enter() is { } instead) return instead;
        if (ItemKind.Of(KindCode) is not { } kind || await desk.Find(kind, Id) is not { Item.IsPublished: true } history) return NotFound();
        if (!RemarkDesk.LooksAfter(history.Item, Me)) return Forbid();
        (Kind, History) = (kind, history);
        Title = DraftText.Words(history.Item.Document, "title") ?? Id;
        Open = [.. (await remarks.Of(kind, Id)).Where(r => r.AnsweredAt == 0)];
        return null;
    }
}
