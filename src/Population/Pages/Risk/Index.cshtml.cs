using System.Text;
using Goldthread.Population.Charts;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Population.Risk;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Risk;

/// <summary>Every score and model of the place: where it comes from, what it is for, and how it fared on the people of the data set.</summary>
internal sealed class IndexModel(CohortData data, ModelBook models, FrailtyCodes frailty, BenefitBook benefit) : PageModel
{
    private const string RefreshSeconds = "3";

    public PeopleSnapshot? People { get; private set; }

    public IReadOnlyList<CheckedScore> Scores { get; private set; } = [];

    public BenefitRules Rules => benefit.Rules;

    /// <summary>What is wrong with files that an operator named.</summary>
    public IEnumerable<string> Faults => models.Faults.Concat(frailty.WhyNot is { } why ? [why] : []).Concat(benefit.Faults);

    /// <summary>How far the making of the data set is, in percent.</summary>
    public int Percent => (int)(100 * (data.Progress ?? 0));

    public static ReleaseRule Rule => ReleaseRule.Nhs;

    /// <summary>A count as it may be seen.</summary>
    public static string Said(ReleasedCount count) => count.Number?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "suppressed";

    /// <summary>A share in percent; a dash where it is kept back.</summary>
    public static string Share(double? value) => value is { } share ? (100 * share).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : "–";

    public static CalibrationPlot PlotOf(CheckedScore score) => new()
    {
        Id = "plot-" + score.Kind.Id, Title = score.Kind.Title + ": foretold and observed", Description = score.Sentence, Groups = score.Check!.Groups,
    };

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        if (People is null) Response.Headers["Refresh"] = RefreshSeconds;
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead) return instead;
        return People is null ? NotFound() : File(Encoding.UTF8.GetBytes(CheckedScore.Csv(Scores)), "text/csv", $"risk-{People.On:yyyy-MM-dd}.csv");
    }

    private async Task<IActionResult?> Begin()
    {
        if (!(await AccessDecision.For(HttpContext, Activities.SeeCounts, "read counts of the population")).Succeeded) return Forbid();
        People = await data.Now();
        if (People is not null) Scores = CheckedScore.All(People, models, Rule);
        return null;
    }
}
