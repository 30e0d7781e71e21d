using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Finding;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.Pages.Cohorts;
using Goldthread.Population.Release;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Finding;

/// <summary>Who may have something that nobody has written down: each definition with its count, and a way to make a list of it.</summary>
internal sealed class IndexModel(CohortData data, CohortCounter counter, TimeProvider clock) : CohortsPage(data)
{
    /// <summary>Each with how many it finds; nothing where the data set is not there yet.</summary>
    public IReadOnlyList<(FindingDefinition Of, ReleasedCount? People)> All { get; private set; } = [];

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead) return instead;
        AskAgain();
        return Page();
    }

    /// <summary>The counts as a file.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead) return instead;
        var text = new StringBuilder(CsvText.Line("finding", "version", "title", "people", "extract", "source"));
        foreach (var (of, people) in All) text.Append(CsvText.Line(of.Id, $"{of.Version}", of.Title, $"{people?.Number}", People?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", of.Source));
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv", "case-finding.csv");
    }

    /// <summary>What the page comes to.</summary>
    public string Sentence => All.Where(a => a.People?.Number > 0).OrderByDescending(a => a.People!.Value.Number).ToList() is [var most, ..]
        ? $"{All.Count(a => a.People?.Number > 0)} of {All.Count} definitions find people here. The longest: {most.Of.Title}, about {most.People!.Value.Number:N0} people."
        : "None of the definitions finds enough people here to be shown.";

    private async Task<IActionResult?> Begin()
    {
        if (Enter(Activities.SeeCounts) is { } instead) return instead;
        await Read();
        var all = new List<(FindingDefinition, ReleasedCount?)>();
        foreach (var finding in FindingRegistry.Own) all.Add((finding, await Count(finding)));
        All = all;
        return null;
    }

    // The same table as the builder makes of the text, so that the two pages together tell no more than one.
    private async Task<ReleasedCount?> Count(FindingDefinition finding) => People is null ? null
        : (await counter.Count(People, CohortParser.Parse(finding.Text(People.On), CohortData.CatalogueOf(People), People.On).Value!, (_, _) => null, Purpose.Planning, Rule, Me)).In;
}
