using Goldthread.Population.Cohorts.Saved;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>The saved cohorts that the reader may see.</summary>
internal sealed class IndexModel(CohortData data, SavedCohorts cohorts) : CohortsPage(data)
{
    public IReadOnlyList<SavedCohort> All { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Enter() is { } instead) return instead;
        // Who only works lists sees those that are lists.
        All = [.. (await cohorts.All(Me)).Where(c => MayCount || c.IsForCare)];
        return Page();
    }
}
