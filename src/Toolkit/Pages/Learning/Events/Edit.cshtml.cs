using System.Globalization;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Events;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Events;

/// <summary>Announces an event, or changes one. For editors.</summary>
internal sealed class EditModel(EventDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long? Id { get; set; }

    /// <summary>What the form was made from; 0 for a new event.</summary>
    [BindProperty]
    public long Seen { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? ForWhom { get; set; }

    [BindProperty]
    public MomentAnswer Starts { get; set; } = new();

    [BindProperty]
    public MomentAnswer Ends { get; set; } = new();

    [BindProperty]
    public string? Venue { get; set; }

    [BindProperty]
    public string? Online { get; set; }

    [BindProperty]
    public string? Capacity { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    protected override Activities Needs => Activities.EditToolkit;

    public Task<IActionResult> OnPost() => Do(Save, e => $"/work/learning/events/{e.Number}?done=saved");

    protected override async Task<bool> Load(bool first)
    {
        if (Id is not { } id) return true;
        if (await desk.Find(id) is not { } found) return false;
        if (!first)
        {
            Seen = found.Event.ChangedAt;
            ModelState.Remove(nameof(Seen));
            return true;
        }

        var e = found.Event;
        (Title, About, ForWhom, Venue, Online, Tags, Capacity) = (e.Title, e.About, e.ForWhom, e.Venue, e.Online, string.Join(", ", e.Tags), e.Capacity.ToString(CultureInfo.InvariantCulture));
        (Starts, Ends, Seen) = (MomentAnswer.From(e.Starts), MomentAnswer.From(e.Ends), e.ChangedAt);
        return true;
    }

    private async Task<Outcome<LearningEvent>> Save()
    {
        var typed = new Typed();
        var starts = typed.Take(Starts.Read("Start"), nameof(Starts), default);
        var ends = typed.Take(Ends.Read("End"), nameof(Ends), default);
        var capacity = typed.Number(Capacity, nameof(Capacity), 1, LearningEvent.MostPlaces, $"Enter how many can come, from 1 to {LearningEvent.MostPlaces:N0}");
        var wanted = new LearningEvent(Id ?? New, (Title ?? "").Trim(), (About ?? "").Trim(), (ForWhom ?? "").Trim(), starts, ends, (Venue ?? "").Trim(), (Online ?? "").Trim(), capacity, Typed.Tags(Tags), "", "", Seen);
        if (typed.Faults.Count == 0) return await desk.Announce(wanted, Me);
        // Everything that is wrong is said at once; what the dates would add is not known.
        return (Fault[])[.. wanted.Check().Where(f => f.Path is not (nameof(LearningEvent.Ends) or nameof(LearningEvent.Capacity))), .. typed.Faults];
    }
}
