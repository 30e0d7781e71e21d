using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Areas;

/// <summary>One place: how it lies to the areas of health and wellbeing boards, and what its partners agreed about that.</summary>
internal sealed class PlaceModel(GeographyBook book, PlaceAgreements agreements) : AreasPage(book, agreements)
{
    private readonly PlaceAgreements _agreements = agreements;

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Partners { get; set; }

    [BindProperty]
    public DateAnswer AgreedOn { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public long Agreement { get; set; }

    [BindProperty]
    public string? EndReason { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public AreaEntry Place { get; private set; } = null!;

    public Footprint Footprint { get; private set; } = null!;

    public PlaceAgreement? InForce => About.FirstOrDefault(a => a.End is null);

    public IEnumerable<PlaceAgreement> Earlier => About.Where(a => a.End is not null);

    public string? DoneWords => Done switch
    {
        "recorded" => "The agreement is written down.",
        "ended" => "The agreement has ended. It stays in the list of earlier agreements.",
        _ => null,
    };

    private IEnumerable<PlaceAgreement> About => Agreements.Where(a => a.Place == Code);

    public async Task<IActionResult> OnGet() => await Find() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } instead) return instead;
        var day = AgreedOn.Read("Date of the agreement");
        if (!day.Succeeded) ModelState.AddModelError(day.Fault.Path is { } part ? $"{nameof(AgreedOn)}.{part}" : nameof(AgreedOn), day.Fault.Message);
        if (!day.Succeeded)
        {
            foreach (var fault in PlaceAgreement.Faults(Footprint, [.. About], Partners, Reason, null, default)) ModelState.AddModelError(fault.Path ?? "", fault.Message);
            return Again(StatusCodes.Status400BadRequest);
        }

        return After(await _agreements.Record(Code, Partners, Reason, day.Value, Me), "recorded");
    }

    public async Task<IActionResult> OnPostEnd() => await Find() ?? After(await _agreements.End(Code, Agreement, EndReason, Me), "ended");

    private IActionResult After(Outcome<PlaceAgreement> done, string word)
    {
        if (done.Succeeded) return Redirect($"/population/geography/places/{Code}?done={word}");
        foreach (var fault in done.Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        return Again(done.Fault.Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<IActionResult?> Find()
    {
        if (await Enter() is { } instead) return instead;
        if (Geography.Areas(AreaKind.Place).FirstOrDefault(p => p.Code == Code) is not { } place) return NotFound();
        (Place, Footprint) = (place, Geography.FootprintOf(Code));
        return null;
    }
}
