using Goldthread.Toolkit.Learning.Groups;
using Goldthread.Toolkit.Sent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Groups;

/// <summary>One group: what was written, looked through; to write, to answer, to remove.</summary>
internal sealed class OneModel(GroupDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>What is looked for.</summary>
    [FromQuery(Name = "q")]
    public string? Looking { get; set; }

    /// <summary>The post that is being answered; 0 for none.</summary>
    [FromQuery(Name = "answer")]
    public long Answering { get; set; }

    /// <summary>The post that is about to be removed; 0 for none.</summary>
    [FromQuery(Name = "remove")]
    public long Removing { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public GroupWithPosts Found { get; private set; } = null!;

    /// <summary>Posts with their answers, the newest post first, its answers in order; where something is looked for, those in which it stands.</summary>
    public IReadOnlyList<(GroupPost Post, IReadOnlyList<GroupPost> Answers)> Threads { get; private set; } = [];

    public bool IsIn => Found.Members.Any(m => m.Person == Me.Id);

    public bool MayRemove(GroupPost post) => post.Removed is null && (post.Person == Me.Id || IsEditor);

    public Task<IActionResult> OnPostJoin() => Do(() => desk.Join(Id, Me), _ => To());

    public Task<IActionResult> OnPostLeave() => Do(() => desk.Leave(Id, Me), _ => To());

    public async Task<IActionResult> OnPostWrite(IFormFile? file)
    {
        (string, byte[])? given = null;
        if (file is { Length: > 0 })
        {
            // One byte more than is taken is enough to say that it is too large.
            var body = new byte[Math.Min(file.Length, FileKind.MostBytes + 1)];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(body);
            given = (file.FileName, body);
        }

        return await Do(() => desk.Write(Id, New, Answering, Words, given, Me), p => $"{To()}#post-{p.Number}");
    }

    public Task<IActionResult> OnPostRemove() => Do(() => desk.Remove(Removing, Why, Me), p => $"{To()}#post-{p.Number}");

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Id) is not { } found) return false;
        Found = found;
        var answers = found.Posts.Where(p => p.Answers != 0).ToLookup(p => p.Answers);
        var looking = (Looking ?? "").Trim();
        Threads = [.. found.Posts.Where(p => p.Answers == 0).Reverse().Select(p => (p, (IReadOnlyList<GroupPost>)[.. answers[p.Number]]))
            .Where(t => looking.Length == 0 || t.p.Says(looking) || t.Item2.Any(a => a.Says(looking)))];
        return true;
    }

    private string To() => $"/work/learning/groups/{Id}";
}
