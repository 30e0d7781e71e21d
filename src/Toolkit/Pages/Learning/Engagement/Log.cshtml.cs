using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Learning.Engagement;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Engagement;

/// <summary>Writes down a conversation with the public; says what was done after one; takes back one that was wrong.</summary>
internal sealed class LogModel(ConversationLog log, TakingPart taking) : LearningPage(taking)
{
    [BindProperty]
    public DateAnswer HeldOn { get; set; } = new();

    [BindProperty]
    public string? Venue { get; set; }

    [BindProperty]
    public string? People { get; set; }

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public string? Themes { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? Did { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The conversation that is changed; 0 for a new one.</summary>
    [FromQuery(Name = "change")]
    public long Changing { get; set; }

    public IReadOnlyList<Conversation> Mine { get; private set; } = [];

    public Conversation? Changed => Mine.FirstOrDefault(c => c.Number == Changing && c.Counts);

    public string? DoneWords => Done switch
    {
        "added" => "The conversation is written down. Everybody can read it.",
        "answered" => "What was done is written down.",
        "back" => "The conversation no longer counts.",
        _ => null,
    };

    public Task<IActionResult> OnPostAdd() => Do(Add, _ => "/work/learning/engagement?done=added");

    public Task<IActionResult> OnPostDid() => Do(() => log.Answer(Changing, Did, Me), _ => "/work/learning/engagement?done=answered");

    public Task<IActionResult> OnPostBack() => Do(() => log.TakeBack(Changing, Why, Me), _ => "/work/learning/engagement?done=back");

    protected override async Task<bool> Load(bool first)
    {
        Mine = [.. (await log.All()).Where(c => c.Organisation == Me.Organisation)];
        if (first) Did = Changed?.Did;
        return true;
    }

    private async Task<Outcome<Conversation>> Add()
    {
        var typed = new Typed();
        var on = typed.Take(HeldOn.Read("Day"), nameof(HeldOn), default);
        var people = typed.Number(People, nameof(People), 1, Conversation.MostPeople, $"Enter how many people came, from 1 to {Conversation.MostPeople:N0}");
        var wanted = new Conversation(New, on, Text(Venue), people, Text(Method), Typed.Tags(Themes), Text(Said), Text(Did), "", "", "");
        return typed.Faults.Count == 0 ? await log.Add(wanted, Me) : (Fault[])[.. typed.Faults, .. wanted.Check(Today)];
    }

    private static string Text(string? typed) => (typed ?? "").Trim();
}
