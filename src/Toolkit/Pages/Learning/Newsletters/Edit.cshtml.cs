using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>The newsletter of a month as its editor reads it: arranged, parts left out, an opening written, published. For editors.</summary>
internal sealed class EditModel(NewsletterDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public string Month { get; set; } = "";

    [BindProperty]
    public string? Opening { get; set; }

    /// <summary>The mark of what the reader sees, so that nothing is published that nobody has read.</summary>
    [BindProperty]
    public string? Mark { get; set; }

    public IssueDraft Draft { get; private set; } = null!;

    protected override Activities Needs => Activities.EditToolkit;

    public string? DoneWords => Done switch
    {
        "published" => "The newsletter is published. No email is sent: copy the plain text into one, if you send it on.",
        "opening" => "The opening is kept.",
        _ => null,
    };

    public Task<IActionResult> OnPostOpening() => Do(() => Of(month => desk.Open(month, Opening, Me)), _ => To("?done=opening"));

    public Task<IActionResult> OnPostMove(string key, bool up) => Do(() => Of(month => desk.Move(month, key, up, Me)), _ => To("#lines"));

    public Task<IActionResult> OnPostLeaveOut(string key, bool leave) => Do(() => Of(month => desk.LeaveOut(month, key, leave, Me)), _ => To("#lines"));

    public Task<IActionResult> OnPostPublish() => Do(() => Of(month => desk.Publish(month, Mark, Me)), _ => To("?done=published"));

    protected override async Task<bool> Load(bool first)
    {
        if (Newsletter.Read(Month) is not { } month) return false;
        Draft = await desk.Draft(month);
        Mark = Draft.Mark;
        ModelState.Remove(nameof(Mark));
        if (first) Opening = Draft.Letter.Opening;
        return true;
    }

    private string To(string rest) => $"/work/learning/newsletters/{Month}{rest}";

    private async Task<Outcome<Newsletter>> Of(Func<DateOnly, Task<Outcome<Newsletter>>> act) =>
        Newsletter.Read(Month) is { } month ? await act(month) : new Fault(FaultKind.NotFound, "There is no such month.");
}
