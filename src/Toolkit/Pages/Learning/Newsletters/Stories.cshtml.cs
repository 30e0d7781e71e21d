using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>Sends a story in; shows what became of one's own; for an editor those that wait.</summary>
internal sealed class StoriesModel(NewsDesk desk, TakingPart taking) : LearningPage(taking)
{
    [BindProperty]
    public string? Headline { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    public IReadOnlyList<NewsStory> Mine { get; private set; } = [];

    public IReadOnlyList<NewsStory> Waiting { get; private set; } = [];

    public string? DoneWords => Done switch
    {
        "sent" => "Your story is sent in. An editor reads it.",
        "withdrawn" => "You have taken your story back. It is read nowhere any more.",
        "published" => "The story stands in the newsletter of this month.",
        "declined" => "The story is not taken. Who sent it can read why.",
        _ => null,
    };

    public Task<IActionResult> OnPostSend() => Do(() => desk.Send(New, Headline, Words, Tags, Me), _ => "/work/learning/stories?done=sent");

    public Task<IActionResult> OnPostWithdraw(long story) => Do(() => desk.Withdraw(story, Me), _ => "/work/learning/stories?done=withdrawn");

    protected override async Task<bool> Load(bool first)
    {
        var all = await desk.All();
        Mine = [.. all.Where(s => s.Person == Me.Id)];
        Waiting = IsEditor ? [.. all.Where(s => s.State == StoryState.Sent).Reverse()] : [];
        return true;
    }
}
