using System.Text;
using Goldthread.Population.Charts;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.Comparison;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>What changed for those who were sent, beside people like them who were not.</summary>
internal sealed class ChangedModel(CohortData data, SavedCohorts cohorts, Comparisons comparisons) : CohortsPage(data)
{
    [FromRoute]
    public long Id { get; set; }

    [FromQuery(Name = "days")]
    public int Days { get; set; } = Comparisons.Windows[0];

    [FromQuery(Name = "from")]
    public StartDay From { get; set; }

    public SavedCohort Saved { get; private set; } = null!;

    /// <summary>Null where nobody was sent.</summary>
    public WhatChanged? Changed { get; private set; }

    public string Here => $"/population/cohorts/{Saved.Id}/changed";

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        AskAgain();
        return Page();
    }

    /// <summary>The figures of the page as a file.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead) return instead;
        return Changed is null ? NotFound() : File(Encoding.UTF8.GetBytes(ChangeWords.Csv(Changed, From)), "text/csv", $"what-changed-{Saved.Id}-{Days}-days.csv");
    }

    public ChangeSlopes Picture(UseChanged use) => new()
    {
        Id = $"slope-{(int)use.Use}",
        Title = $"{ChangeWords.Title(use.Use)}, before and after",
        Description = ChangeWords.Regression(use, Days),
        Changed = use.Changed!,
    };

    private async Task<IActionResult?> Begin()
    {
        if (Enter() is { } instead) return instead;
        if (!ModelState.IsValid || !Comparisons.Windows.Contains(Days)) return NotFound();
        if ((await cohorts.Versions(Id, Me)) is not [var saved, ..] || (!MayCount && !saved.IsForCare)) return NotFound();
        Saved = saved;
        await Read();
        if (People is not null) Changed = await comparisons.Of(People, Id, From, Days, Rule);
        return null;
    }
}
