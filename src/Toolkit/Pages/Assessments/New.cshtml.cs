using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Forms;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>Opens a self-assessment, or takes up an earlier one.</summary>
internal sealed class NewModel(AssessmentService assessments, ToolkitShelf shelf, RecordNumbers numbers) : AssessmentPage
{
    private const int UsualWeeks = 4;
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    /// <summary>Not asked, or as what.</summary>
    public static IReadOnlyList<SelectItem> Sectors { get; } = [new() { Value = "", Text = "Not asked" }, .. Enum.GetValues<Sector>().Select(s => new SelectItem { Value = s.ToString(), Text = ResultWords.Choice(s) })];

    [BindProperty]
    public string? Instrument { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateAnswer Until { get; set; } = new();

    [BindProperty]
    public List<PartnerForm> Partners { get; set; } = [];

    /// <summary>The form's own number, so that one sent twice opens one.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>The number of the one that is taken up again.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Again { get; set; }

    public Assessment? Earlier { get; private set; }

    public IReadOnlyList<(string Id, string Title)> Instruments { get; private set; } = [];

    public string Example => Dates.Date(assessments.Today.AddDays(7 * UsualWeeks));

    public string NameOf(string? organisation) => _names.GetValueOrDefault(organisation ?? "", organisation ?? "");

    public async Task<IActionResult> OnGet(string? instrument)
    {
        if (await Begin() is { } instead) return instead;
        Instrument = instrument;
        New = numbers.Next().ToString(CultureInfo.InvariantCulture);
        Partners = [.. _names.Keys.Select(code => new PartnerForm { Organisation = code, Sector = Earlier?.Partner(code) is { IsRemoved: false } partner ? partner.Sector.ToString() : "" })];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead) return instead;
        var until = Until.Read("Last day for answers");
        var asked = Partners.Select(p => (p.Organisation, Sector: Enum.TryParse<Sector>(p.Sector, out var sector) && Enum.IsDefined(sector) ? sector : (Sector?)null)).Where(p => p.Organisation is not null && p.Sector is not null);
        var wish = new OpenAssessment(
            New ?? "", Earlier?.Instrument.Id ?? Instrument ?? "", Earlier?.Place ?? (Place ?? "").Trim(), until.Succeeded ? until.Value : null,
            [.. asked.Select(p => (p.Organisation!, p.Sector!.Value)).DistinctBy(p => p.Item1)], Earlier?.Number);
        var done = await assessments.Open(wish, Me);
        if (done.Succeeded) return Redirect($"/work/assessments/{done.Value}?done=opened");
        if (done.Fault.Kind == FaultKind.NotFound) return NotFound();
        return Refused([.. done.Faults.Select(f => f.Path == nameof(OpenAssessment.Partners) ? f with { Path = "Partners[0].Sector" } : f.Path == nameof(OpenAssessment.Until) && !until.Succeeded ? AtDate(nameof(Until), until.Fault) : f)]);
    }

    private async Task<IActionResult?> Begin()
    {
        if (!Enter() || !Me.Role.May(Activities.LeadImprovement)) return Forbid();
        if (!string.IsNullOrEmpty(Again))
        {
            var found = await assessments.Find(long.TryParse(Again, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, Me);
            if (!found.Succeeded || !found.Value.Reach.Leads) return NotFound();
            Earlier = found.Value.Assessment;
        }

        _names = (await assessments.Organisations()).ToDictionary(o => o.Code, o => o.Name, StringComparer.Ordinal);
        Instruments = [.. (await shelf.All()).Where(i => i.Kind == ItemKind.Instrument).Select(i => (i.Id, i.Title)).OrderBy(i => i.Title, StringComparer.Ordinal)];
        return null;
    }
}

/// <summary>One organisation of the form.</summary>
internal sealed class PartnerForm
{
    public string? Organisation { get; set; }

    public string? Sector { get; set; }
}
