using Goldthread.Coordination.Housing;
using Goldthread.DesignSystem.Forms;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>Somebody has come to a place for a limited time: the clock begins.</summary>
internal sealed class BeginModel(PersonRecordReader reader, RecoveryStays stays) : HousingPage(reader)
{
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateAnswer Started { get; set; } = new();

    public async Task<IActionResult> OnGet()
    {
        if (await Begin("begin a time in a place") is { } instead)
        {
            return instead;
        }

        Started = DateAnswer.From(stays.Today);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Begin("begin a time in a place") is { } instead)
        {
            return instead;
        }

        var started = DayOf(Started, "Day they came", nameof(Started));
        if (!started.Succeeded)
        {
            return Refused(started.Faults);
        }

        var done = await stays.Begin(Opened, Place ?? "", started.Value, Reading, Sight);
        return done.Succeeded ? Redirect($"{Href}/housing/places/{done.Value}?done=begin") : Refused(done.Faults);
    }
}
