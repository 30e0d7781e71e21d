using System.Globalization;
using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>Builds a cohort. The text is the whole of it: every button of the builder writes the text anew, so that neither knows what the other does not.</summary>
internal sealed class EditModel(CohortData data, SavedCohorts cohorts, CohortCounter counter, TimeProvider clock) : CohortsPage(data)
{
    [BindProperty]
    public string? For { get; set; } = Purpose.Planning;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public DateAnswer AsAt { get; set; } = new();

    [BindProperty]
    public string? Verb { get; set; } = "include";

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public StepComparison How { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Months { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Share { get; set; } = "own";

    [BindProperty]
    public List<string> With { get; set; } = [];

    [BindProperty]
    public long? From { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public Cohort? Cohort { get; private set; }

    public CohortCount? Count { get; private set; }

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public Catalogue Catalogue { get; private set; } = null!;

    public IReadOnlyList<(string Code, string Name)> Organisations { get; private set; } = [];

    public Sentences Sentences => new(Catalogue);

    private DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    public async Task<IActionResult> OnGet(long? from, int? version)
    {
        if (await Begin() is { } instead) return instead;
        AskAgain();
        if (from is { } id)
        {
            var versions = await cohorts.Versions(id, Me);
            if (versions.FirstOrDefault(v => version is null || v.Version == version) is not { } saved) return NotFound();
            (Text, For, Share, With) = (saved.Written, saved.Purpose, saved.Shared.Contains(SavedCohort.Everyone) ? "all" : saved.Shared.Count > 0 ? "some" : "own", [.. saved.Shared]);
            // Somebody else's is a beginning for one's own.
            if (saved.Organisation == Me.Organisation) (From, Seen) = (id, versions[0].Version);
        }
        else
        {
            Text = $"# New cohort\nas at {Today:yyyy-MM-dd}\nexclude died is known\n";
        }

        await Draw();
        return Page();
    }

    public async Task<IActionResult> OnPost(string? act)
    {
        if (await Begin() is { } instead) return instead;
        Text = (Text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
        var edited = act is null or "count" or "save" ? Array.Empty<Fault>() : Edit(act);
        if (edited is not null && edited.Length > 0)
        {
            await Draw();
            return Refused(edited);
        }

        if (!await Draw())
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return act == "save" ? await Save() : Page();
    }

    /// <summary>Faults of what a button of the builder does; none where the text holds it now, or cannot be read, which drawing then tells.</summary>
    private Fault[] Edit(string act)
    {
        if (CohortParser.Parse(Text!, Catalogue, Today).Value is not { } cohort) return [];
        var steps = cohort.Steps.ToList();
        var (verb, at) = act.Split(':') is [var v, var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (v, number) : (act, -1);
        switch (verb)
        {
            case "remove" when at >= 0 && at < steps.Count:
                steps.RemoveAt(at);
                break;
            case "up" when at > 0 && at < steps.Count:
                (steps[at - 1], steps[at]) = (steps[at], steps[at - 1]);
                break;
            case "name":
                return Rename(cohort);
            case "add":
                return Add(cohort);
            default:
                return [];
        }

        Write(cohort with { Steps = [.. steps] });
        return [];
    }

    private Fault[] Rename(Cohort cohort)
    {
        var name = (Name ?? "").Trim();
        var day = AsAt.Read("Day as at");
        var faults = day.Succeeded ? [] : day.Faults.Select(f => f with { Path = f.Path is null ? nameof(AsAt) : $"{nameof(AsAt)}.{f.Path}" }).ToList();
        if (name.Length is 0 or > SavedCohort.LongestName) faults.Insert(0, new(FaultKind.Invalid, name.Length == 0 ? "Enter a name" : $"The name must be {SavedCohort.LongestName} characters or less", nameof(Name)));
        if (faults.Count == 0) Write(cohort with { Name = name, AsAt = day.Value });
        return [.. faults];
    }

    private Fault[] Add(Cohort cohort)
    {
        var line = new StepForm(Verb == "exclude", What ?? "", How, (Value ?? "").Trim(), (Months ?? "").Trim()).Line(Catalogue);
        if (!line.Succeeded) return [.. line.Faults];
        var reading = CohortParser.Parse(new Printer(Catalogue).Print(cohort) + line.Value + "\n", Catalogue, Today);
        if (reading.Value is not { } longer) return [.. reading.Errors.Select(e => new Fault(FaultKind.Invalid, e.Message, nameof(Value)))];
        Write(longer);
        (What, Value, Months) = (null, null, null);
        foreach (var field in (string[])[nameof(What), nameof(Value), nameof(Months), nameof(How), nameof(Verb)]) ModelState.Remove(field);
        (How, Verb) = (StepComparison.Yes, "include");
        return [];
    }

    private void Write(Cohort cohort)
    {
        Text = new Printer(Catalogue).Print(cohort);
        ModelState.Remove(nameof(Text));
    }

    private async Task<IActionResult?> Begin()
    {
        if (Enter(Activities.SeeCounts) is { } instead) return instead;
        await Read();
        Catalogue = CohortData.CatalogueOf(People);
        Organisations = await cohorts.Organisations();
        if (For is not (Purpose.Planning or Purpose.CareManagement)) For = Purpose.Planning;
        return null;
    }

    /// <summary>Reads the text and counts; false where something is wrong with it, which is then said.</summary>
    private async Task<bool> Draw()
    {
        var reading = CohortParser.Parse(Text ?? "", Catalogue, Today);
        foreach (var error in reading.Errors) ModelState.AddModelError(nameof(Text), error.ToString());
        if (reading.Value is not { } cohort) return false;
        var find = await cohorts.References(cohort, Catalogue, Today, Me);
        if (!find.Succeeded)
        {
            foreach (var fault in find.Faults) ModelState.AddModelError(nameof(Text), fault.Message);
            return false;
        }

        Cohort = cohort;
        Show(cohort);
        if (People is not null) Count = await counter.Count(People, cohort, find.Value, For!, Rule, Me);
        Warnings = [.. reading.Findings.Where(f => f.IsWarning).Select(f => f.ToString()), .. Count?.Warnings() ?? []];
        return true;
    }

    // The fields of the builder show what the text says, but for those that are at fault.
    private void Show(Cohort cohort)
    {
        if (!ModelState.IsValid) return;
        (Name, AsAt) = (cohort.Name, DateAnswer.From(cohort.AsAt));
        foreach (var key in ModelState.Keys.Where(k => k == nameof(Name) || k.StartsWith(nameof(AsAt), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    private async Task<IActionResult> Save()
    {
        if (Share == "some" && With.Count == 0) return Refused(new Fault(FaultKind.Invalid, "Choose who else may see it", nameof(With)));
        var known = Organisations.Select(o => o.Code).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> shared = Share switch { "all" => [SavedCohort.Everyone], "some" => [.. With.Where(known.Contains)], _ => [] };
        var saved = await cohorts.Save(new CohortDraft(Text!, For!, shared, From, Seen), Catalogue, Me);
        if (saved.Succeeded) return Redirect($"/population/cohorts/{saved.Value.Id}/{saved.Value.Version}?done=saved");
        if (saved.Fault.Kind == FaultKind.Conflict && From is { } id && (await cohorts.Versions(id, Me)) is [var newest, ..])
        {
            // Read now, so that saving once more is meant.
            Seen = newest.Version;
            ModelState.Remove(nameof(Seen));
        }

        return Refused(saved.Faults);
    }
}
