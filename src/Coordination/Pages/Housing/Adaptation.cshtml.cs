using Goldthread.Coordination.Housing;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>One adaptation: how it stands, its limit, its story, and the steps that the reader may take.</summary>
internal sealed class AdaptationModel(PersonRecordReader reader, Adaptations adaptations) : HousingPage(reader)
{
    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "step")]
    public string? Asked { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Line { get; set; }

    [BindProperty]
    public string? Serves { get; set; }

    [BindProperty]
    public DateAnswer Day { get; set; } = new();

    public Adaptation Adaptation { get; private set; } = null!;

    public DateOnly Today => adaptations.Today;

    public AdaptationSide Side => AdaptationMove.SideOf(Adaptation, Reading.Organisation);

    public bool MayChange => Side != AdaptationSide.None && Adaptation.State is not (AdaptationState.Refused or AdaptationState.Withdrawn);

    public IReadOnlyList<AdaptationStep> Steps => AdaptationMove.Open(Adaptation, Side);

    /// <summary>The step whose form is open; null for none.</summary>
    public AdaptationStep? Step => Enum.TryParse<AdaptationStep>(Asked, ignoreCase: true, out var step) && Steps.Contains(step) ? step : null;

    public bool MayUndo => Adaptation.Steps.Count > 1 && Adaptation.Steps[^1].Organisation.Equals(Reading.Organisation, StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<(string Reference, string Words)> CanServe => Adaptations.Serves(Opened.Input);

    /// <summary>What it serves, in words where the reader sees it.</summary>
    public string ServesWords => Adaptation.Serves is not { } serves ? "Not tied to the plan yet"
        : CanServe.FirstOrDefault(s => s.Reference == serves).Words ?? "Part of their plan, which your role does not show";

    public string StepHref(string step) => $"{Href}/housing/adaptations/{Id}?step={step}#{(step is "link" or "line" ? "form" : "steps")}";

    public async Task<IActionResult> OnGet()
    {
        if (await Find("look at an adaptation") is { } instead)
        {
            return instead;
        }

        (Seen, Line, Serves, Day) = (Adaptation.Version, Adaptation.Line?.Value, Adaptation.Serves, DateAnswer.From(Today));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find("take a step with an adaptation") is { } instead)
        {
            return instead;
        }

        if (!Enum.TryParse<AdaptationStep>(Asked, ignoreCase: true, out var step))
        {
            return NotFound();
        }

        var day = DayOf(Day, "Day", nameof(Day));
        if (!day.Succeeded)
        {
            return Refused(day.Faults);
        }

        return After(await adaptations.Take(Opened.Input, Id, Seen, new AdaptationAnswer(step, day.Value, Words ?? "", step == AdaptationStep.Approve ? Line : null), Reading, Sight));
    }

    public Task<IActionResult> OnPostUndo() => Change(() => adaptations.Undo(Opened.Input, Id, Seen, Reading, Sight));

    public Task<IActionResult> OnPostLine() => Change(() => adaptations.Pay(Opened.Input, Id, Seen, Line ?? "", Reading, Sight));

    public Task<IActionResult> OnPostLink() => Change(() => adaptations.Link(Opened.Input, Id, Seen, Serves ?? "", Reading, Sight));

    public static string Do(AdaptationStep step) => step switch
    {
        AdaptationStep.Assess => "Record the assessment",
        AdaptationStep.Apply => "Record the full application",
        AdaptationStep.Approve => "Approve",
        AdaptationStep.Refuse => "Refuse",
        AdaptationStep.Book => "Book the works",
        AdaptationStep.Finish => "The works are done",
        AdaptationStep.Check => "Checked with the person",
        AdaptationStep.Withdraw => "Take the request back",
        _ => "Ask",
    };

    private async Task<IActionResult> Change(Func<Task<Outcome<string>>> change) => await Find("change an adaptation") ?? After(await change());

    private IActionResult After(Outcome<string> done) => done.Succeeded ? Redirect($"{Href}/housing/adaptations/{Id}?done={Asked ?? "undo"}") : Refused(done.Faults);

    private async Task<IActionResult?> Find(string activity)
    {
        if (await Begin(activity) is { } instead)
        {
            return instead;
        }

        if (Adaptations.In(Opened.Input).FirstOrDefault(a => a.Id == Id) is not { } adaptation)
        {
            return NotFound();
        }

        Adaptation = adaptation;
        return null;
    }
}
