using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.Extracts.Requests;
using Goldthread.Population.Profiles;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Extracts;

/// <summary>Asks for an extract: makes the file, keeps it, and lays it before a second person.</summary>
internal sealed class AskModel(ExtractDesk desk, ExtractMaker maker, SavedCohorts cohorts, CohortData data, ProfileBook profiles, TimeProvider clock) : ExtractsPage(clock)
{
    public const string OfProfile = "profile";

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Kind { get; set; } = "counts";

    [BindProperty]
    public List<string> Columns { get; set; } = [];

    [BindProperty]
    public string? Format { get; set; } = "csv";

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<SavedCohort> Cohorts { get; private set; } = [];

    public async Task<IActionResult> OnGet(long? cohort)
    {
        if (await Begin() is { } instead) return instead;
        if (cohort is { } id) Source = id.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead) return instead;
        var faults = new List<Fault>();
        var saved = Cohorts.FirstOrDefault(c => c.Id.ToString(CultureInfo.InvariantCulture) == Source);
        if (saved is null && Source != OfProfile) faults.Add(new Fault(FaultKind.Invalid, "Choose what it is to be made of", nameof(Source)));
        if (string.IsNullOrWhiteSpace(Why)) faults.Add(new Fault(FaultKind.Invalid, "Say what it is needed for", nameof(Why)));
        if (faults.Count > 0) return Refused(faults);
        var made = await Make(saved);
        if (!made.Succeeded) return Refused(made.Faults);
        var asked = await desk.Ask(made.Value, Why!.Trim(), Me);
        return asked.Succeeded ? Redirect($"/population/extracts/{asked.Value.Number}?done=asked") : Refused(asked.Faults);
    }

    private async Task<Outcome<MadeExtract>> Make(SavedCohort? saved)
    {
        var isNdjson = Format == "ndjson";
        if (saved is null) return ExtractMaker.Profile(await profiles.Current(), isNdjson);
        if (await data.Now() is not { } people) return new Fault(FaultKind.Conflict, "The data set is being made. Try again in a moment");
        return await maker.Cohort(saved, people, new ExtractWish(Kind == "rows", [.. Columns.Select(ExtractColumns.Find).OfType<ExtractColumn>().Distinct()], isNdjson), Me);
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.SeeCounts) is { } instead) return instead;
        Cohorts = await cohorts.All(Me);
        return null;
    }
}
