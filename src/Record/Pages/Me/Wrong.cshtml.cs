using Goldthread.Record.Own;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>Says that something in the record is wrong; who wrote it must answer.</summary>
internal sealed class WrongModel(OwnAccess access, Contributions contributions) : MePage(access)
{
    /// <summary>"Type/id" of what is wrong.</summary>
    [FromQuery(Name = "about")]
    public string? About { get; set; }

    public string Words { get; private set; } = "";

    public string Title { get; private set; } = "";

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost(string? wrong)
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        Words = wrong ?? "";
        var parts = About!.Split('/');
        var done = await contributions.Wrong(View, parts[0], parts[1], Words);
        Sent = done.Succeeded;
        return done.Succeeded ? Page() : Again(done.Faults);
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (await Open("tell what is wrong") is not { } opened || opened.Input.Entries.All(e => e.Reference != About))
        {
            return NotFound();
        }

        Title = Timeline.Read(opened.Input, new TimelineFilter { PageSize = 500 }).Entries.FirstOrDefault(i => i.Reference == About)?.Text ?? About!.Split('/')[0];
        return null;
    }
}
