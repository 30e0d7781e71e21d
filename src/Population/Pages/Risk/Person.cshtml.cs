using Goldthread.Population.Risk.People;
using Goldthread.Population.Scores.Overrides;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Risk;

/// <summary>The scores of one person, each with its reasons, and what a clinician says in the place of one. For those who look after people and have a relationship with this one.</summary>
internal sealed class PersonModel(PersonRecordReader reader, PersonScoring scoring, ScoreOverrides overrides) : PersonPage(reader)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The score whose form is open: one at a time.</summary>
    [FromQuery(Name = "change")]
    public string? Change { get; set; }

    [BindProperty]
    public string? Score { get; set; }

    [BindProperty]
    public string? Band { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PersonScores Scores { get; private set; } = null!;

    public bool MaySay => ScoreOverrides.MaySay(Reading);

    public string? Chosen => Score ?? Change;

    public string? DoneWords => Done switch
    {
        "said" => "Saved. What you said stands beside the score, here and on lists.",
        "back" => "Saved. The score stands by itself again.",
        _ => null,
    };

    public async Task<IActionResult> OnGet() => await Begin("look at scores") ?? Page();

    public Task<IActionResult> OnPostSay() => Say(isBack: false);

    public Task<IActionResult> OnPostBack() => Say(isBack: true);

    private async Task<IActionResult> Say(bool isBack)
    {
        if (await Begin(isBack ? "take back what was said of a score" : "say something in the place of a score") is { } instead) return instead;
        if (!MaySay) return Forbid();
        if (Scores.Scores.FirstOrDefault(s => s.Kind.Id == Score && s.Kind.Bands.Count > 0) is not { } score) return NotFound();
        if (!isBack && string.IsNullOrEmpty(Band)) Band = "?";
        var done = await overrides.Say(Opened.Members, score.Kind, score.Words, isBack ? "" : Band!, Reason ?? "", Reading);
        return done.Succeeded ? Redirect($"{Href}/scores?done={(isBack ? "back" : "said")}") : Refused(done.Faults);
    }

    private async Task<IActionResult?> Begin(string activity)
    {
        if (!Reading.Role.May(Activities.WorkCareLists)) return Forbid();
        if (await Open(activity) is { } instead) return instead;
        Scores = await scoring.Of(Opened);
        Show(PersonRecord.ReadBanner(Opened.Input));
        return null;
    }
}
