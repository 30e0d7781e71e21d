using Goldthread.DesignSystem.Components;
using Goldthread.Directory.Feedback;
using Goldthread.Directory.Services;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>What an organisation lists: drafts to publish, what is said to be wrong, what is due for checking, and all of it.</summary>
internal sealed class IndexModel(ServiceDirectory directory, ServiceKeeping keeping, ServiceFeedback feedback) : KeepPage(directory)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<(Listing Listing, string Name)> Waiting { get; private set; } = [];

    public IReadOnlyList<(WrongReport Report, string Name)> Reports { get; private set; } = [];

    public IReadOnlyList<Service> Due { get; private set; } = [];

    /// <summary>How many that are due are shown at once: those that have waited longest.</summary>
    public const int DueShown = 10;

    public IReadOnlyList<Service> All { get; private set; } = [];

    public string? DoneWords => Done switch
    {
        "draft" => "The draft is kept. The public does not see it.",
        "asked" => "The organisation that owns the listing is asked to publish it.",
        "published" => "It is published, and counts as checked today.",
        "dropped" => "The draft is gone. What was published stays.",
        "right" => "Checked today.",
        "status" => "The public sees it now.",
        "dealt" => "What was written is deleted.",
        _ => null,
    };

    public async Task<IActionResult> OnGet() => Enter() ?? await Fill();

    public async Task<IActionResult> OnPostRight(string? id)
    {
        if (Enter() is { } instead) return instead;
        var done = await keeping.StillRight(id ?? "", Me);
        if (!done.Succeeded) await Fill();
        return After(done, "/work/directory?done=right");
    }

    public async Task<IActionResult> OnPostDealt(long report)
    {
        if (await (Enter() is { } instead ? Task.FromResult<IActionResult?>(instead) : Mine(report)) is { } refused) return refused;
        await feedback.Done(report);
        return Redirect("/work/directory?done=dealt");
    }

    public static Tag State(Service s) => new Tag { Text = ServiceStatus.Title(s.Status), Colour = s.IsOpen ? "green" : "red" };

    public static string Places(Service s) => s.Capacity switch { null => "Not said", { PlacesLeft: { } left } => left == 1 ? "1 left" : $"{left} left", { Words: var words } => words ?? "Not said" };

    private async Task<IActionResult?> Mine(long report)
    {
        var mine = (await keeping.Of(Me.Organisation)).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return (await feedback.Open()).Any(r => r.Number == report && mine.Contains(r.Service)) ? null : NotFound();
    }

    private async Task<IActionResult> Fill()
    {
        var listings = await keeping.Of(Me.Organisation);
        All = [.. listings.Where(l => l.IsPublished).Select(l => ServiceReader.Read(l.Document)).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];
        Due = [.. All.Where(s => s.Status != ServiceStatus.Defunct && Freshness.IsDue(s.AssuredOn, Today)).OrderBy(s => s.AssuredOn ?? DateOnly.MinValue)];
        Waiting = [.. listings.Where(l => l.Draft is not null).Select(l => (l, ServiceReader.Read(l.Draft!.Document).Name))];
        var names = All.ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        Reports = [.. (await feedback.Open()).Where(r => names.ContainsKey(r.Service)).Select(r => (r, names[r.Service]))];
        return Page();
    }
}
