using System.Globalization;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>The plan that follows: what, who, by when; done, not done, late. It prints as a list.</summary>
internal sealed class ActionsModel(AssessmentService assessments, PlanService plans, RecordNumbers numbers) : AssessmentPage
{
    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateAnswer Due { get; set; } = new();

    /// <summary>The form's own number, so that one sent twice writes one action.</summary>
    [BindProperty]
    public string? New { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public SeenAssessment Seen { get; private set; } = null!;

    public IReadOnlyList<PlanAction> Plan { get; private set; } = [];

    public string? DoneWords => Done switch { "added" => "The action is in the plan.", "done" => "Marked as done.", "notdone" => "Marked as not done.", "dropped" => "The action is taken out of the plan.", _ => null };

    public string CountWords
    {
        get
        {
            var late = Plan.Count(a => a.IsLate(assessments.Today));
            return $"{(Plan.Count == 1 ? "1 action" : $"{Plan.Count} actions")}, {Plan.Count(a => a.IsDone)} done{(late > 0 ? $", {late} late" : "")}. What is due first comes first.";
        }
    }

    public (string Words, string Colour) Standing(PlanAction action) => action.IsDone ? ("Done", "green") : action.IsLate(assessments.Today) ? ("Late", "red") : ("To do", "blue");

    public bool MayMark(PlanAction action) => PlanService.MayMark(Seen, action, Me);

    public string TitleOf(string question) => Seen.Assessment.Instrument.Questions.FirstOrDefault(q => q.Id == question)?.Title ?? question;

    public async Task<IActionResult> OnGet(string? question)
    {
        if (await Begin() is { } instead) return instead;
        (Question, New) = (question, numbers.Next().ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead) return instead;
        var due = Due.Read("Day");
        var wish = new PlanAction(0, Question ?? "", (What ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), Organisation ?? "", "", (Role ?? "").Trim(), due.Succeeded ? due.Value : DateOnly.MinValue, null, null);
        var done = await plans.Add(Number, New ?? "", wish, Me);
        if (done.Succeeded) return Redirect($"{Href}/actions?done=added");
        return done.Fault.Kind == FaultKind.NotFound ? NotFound() : Refused([.. done.Faults.Select(f => f.Path == nameof(Due) && !due.Succeeded ? AtDate(nameof(Due), due.Fault) : f)]);
    }

    public Task<IActionResult> OnPostDone(long action) => Marking("done", () => plans.Mark(Number, action, done: true, Me));

    public Task<IActionResult> OnPostNotDone(long action) => Marking("notdone", () => plans.Mark(Number, action, done: false, Me));

    public Task<IActionResult> OnPostDrop(long action) => Marking("dropped", () => plans.Drop(Number, action, Me));

    private async Task<IActionResult> Marking(string said, Func<Task<Outcome<PlanAction>>> mark)
    {
        if (!Enter()) return NotFound();
        return (await mark()).Succeeded ? Redirect($"{Href}/actions?done={said}") : NotFound();
    }

    private async Task<IActionResult?> Begin()
    {
        if (!Enter()) return NotFound();
        var (found, plan) = (await assessments.Find(Number, Me), await plans.Find(Number, Me));
        if (!found.Succeeded || !plan.Succeeded) return NotFound();
        (Seen, Plan) = (found.Value, plan.Value);
        return null;
    }
}
