using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Panels;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>The sheet on which a member scores one bid.</summary>
internal sealed class SheetModel(ScoringDesk desk, TimeProvider clock) : ProgrammePage(clock)
{
    [FromRoute(Name = "bid")]
    public string BidNumber { get; set; } = "";

    [BindProperty]
    public Dictionary<string, string?> Given { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Words { get; set; } = [];

    public ScoreSheet Sheet { get; private set; } = null!;

    public bool MayScore => Sheet.Call.Phase == CallPhase.Scoring && Sheet.Bid.Withdrawn is null && !Sheet.AllIn;

    public string? GivenFor(string question) => Given.TryGetValue(question, out var typed) ? typed : Sheet.Mine.FirstOrDefault(s => s.Question == question)?.Points.ToString();

    public string? WordsFor(string question) => Words.TryGetValue(question, out var typed) ? typed : Sheet.Mine.FirstOrDefault(s => s.Question == question)?.Words;

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public Task<IActionResult> OnPost() => Save(handIn: false);

    public Task<IActionResult> OnPostHandIn() => Save(handIn: true);

    private async Task<IActionResult> Save(bool handIn)
    {
        if (await Begin() is { } instead) return instead;
        var scores = new List<Score>();
        foreach (var question in Sheet.Call.Call.Scored.Select(q => q.Code).Union(Given.Keys, StringComparer.Ordinal))
        {
            var (given, words) = (Given.GetValueOrDefault(question), (Words.GetValueOrDefault(question) ?? "").Trim());
            // What is not a number, and words without one, are out of range: the desk names the question and the range, and nothing typed is lost.
            if (!string.IsNullOrWhiteSpace(given) || words.Length > 0) scores.Add(new Score(Sheet.Bid.Number, Me.Id, question, Number(given) ?? -1, words));
        }

        Outcome<bool> done = await desk.Save(Sheet.Bid.Number, scores, handIn, Me);
        return After(done, $"/work/programmes/{Id}/scoring" + (done.Succeeded && done.Value ? "?done=handed-in" : $"/{Sheet.Bid.Number}?done=saved")) ?? Page();
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.ScoreBids) is { } instead) return instead;
        if (!long.TryParse(BidNumber, out var number) || await desk.Sheet(number, Me) is not { Succeeded: true, Value: var sheet } || sheet.Call.Id != Id) return NotFound();
        Sheet = sheet;
        return null;
    }
}
