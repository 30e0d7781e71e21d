using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Privacy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>Enters the list of those who have opted out of uses beyond their care.</summary>
internal sealed class OptOutsModel(OptOuts optOuts, ReadJournal journal, TimeProvider clock) : OfficePage(journal, clock)
{
    [BindProperty]
    public string? Numbers { get; set; }

    [BindProperty]
    public string? Sure { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public string Now { get; private set; } = "";

    /// <summary>What somebody has to be sure of before a list goes in that leaves people out; null for any other.</summary>
    public string? Left { get; private set; }

    public string? DoneWords => Done is "saved" ? "The list is saved and holds from now on." : null;

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var read = OptOuts.Read(Numbers);
        foreach (var fault in read.Faults)
        {
            ModelState.AddModelError(nameof(Numbers), fault.Message);
        }

        if (read.Succeeded && await optOuts.Compare(read.Value) is { Removed: > 0 } change)
        {
            Left = change.Removed == 1
                ? "1 person of the list before is not in this one: their record may be used beyond their care from now on"
                : $"{change.Removed:N0} people of the list before are not in this one: their records may be used beyond their care from now on";
            if (Sure != "true")
            {
                ModelState.AddModelError(nameof(Sure), "Tick that you have checked who is left out");
            }
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await optOuts.Replace(read.Value, Sight);
        return Redirect("/work/privacy/opt-outs?done=saved");
    }

    private async Task<IActionResult?> Begin()
    {
        if (Enter() is { } instead)
        {
            return instead;
        }

        await Looked("look at national data opt-outs");
        var (people, newest) = await optOuts.Counts();
        Now = people == 0 ? "Nobody is on the list." : $"{people:N0} {(people == 1 ? "person is" : "people are")} on the list. The newest was entered on {Dates.Moment(newest!.Value)}.";
        return null;
    }
}
