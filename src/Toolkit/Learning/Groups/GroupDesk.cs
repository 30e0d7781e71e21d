using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Sent;

namespace Goldthread.Toolkit.Learning.Groups;

/// <summary>Topic groups: who takes part reads them; who has joined writes in them.</summary>
internal sealed class GroupDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such group.");
    private static readonly Fault NoPost = new(FaultKind.NotFound, "There is no such post.");

    public async Task<IReadOnlyList<(TopicGroup Group, int Members, int Posts, bool IsIn)>> All(User user) => await taking.Read(s => GroupTable.All(s).Select(g =>
    {
        var members = GroupTable.Members(s, g.Number);
        return (g, members.Count, GroupTable.Posts(s, g.Number).Count(p => p.Removed is null), members.Exists(m => m.Person == user.Id));
    }).OrderBy(g => g.g.Name, StringComparer.OrdinalIgnoreCase).ToList());

    public async Task<GroupWithPosts?> Find(long number) => await taking.Read(s => GroupTable.Find(s, number) is { } group ? new GroupWithPosts(group, GroupTable.Members(s, number), GroupTable.Posts(s, number)) : null);

    public Task<Outcome<TopicGroup>> Make(long number, string? name, string? purpose, User user) => taking.Write<TopicGroup>(user, Activities.TakePart, $"make the group {name}", (session, _) =>
    {
        if (GroupTable.Find(session, number) is { } before) return before;
        var typed = new Typed();
        var group = new TopicGroup(number, typed.Need(name, "Name", "Say what it is called", 80), typed.Need(purpose, "Purpose", "Say what it is for", 500), user.Id, user.Name, user.OrganisationName, taking.Now);
        typed.Refuse(GroupTable.All(session).Exists(g => g.Name.Equals(group.Name, StringComparison.OrdinalIgnoreCase)), "Name", "There is a group of this name. Join that one");
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        GroupTable.Add(session, group);
        GroupTable.Join(session, number, new GroupMember(user.Id, user.Name, user.OrganisationName, taking.Now));
        return group;
    });

    public Task<Outcome<TopicGroup>> Join(long number, User user) => taking.Write<TopicGroup>(user, Activities.TakePart, $"join the group {number}", (session, _) =>
    {
        if (GroupTable.Find(session, number) is not { } group) return None;
        GroupTable.Join(session, number, new GroupMember(user.Id, user.Name, user.OrganisationName, taking.Now));
        return group;
    });

    /// <summary>What they wrote stays; they can remove each post before.</summary>
    public Task<Outcome<TopicGroup>> Leave(long number, User user) => taking.Write<TopicGroup>(user, Activities.TakePart, $"leave the group {number}", (session, _) =>
    {
        if (GroupTable.Find(session, number) is not { } group) return None;
        GroupTable.Leave(session, number, user.Id);
        return group;
    });

    /// <summary>Writes in a group, perhaps as an answer, perhaps with a file. A form sent twice makes one post.</summary>
    public Task<Outcome<GroupPost>> Write(long group, long number, long answers, string? words, (string Name, byte[] Body)? file, User user) => taking.Write<GroupPost>(user, Activities.TakePart, $"write in the group {group}", (session, _) =>
    {
        if (GroupTable.Find(session, group) is null) return None;
        if (GroupTable.Post(session, number) is { } before) return before.Person == user.Id ? before : NoPost;
        if (!GroupTable.Members(session, group).Exists(m => m.Person == user.Id)) return new Fault(FaultKind.Forbidden, "Join the group, then write in it.");
        if (answers != 0 && GroupTable.Post(session, answers) is not { Answers: 0, Removed: null }) return NoPost;
        var typed = new Typed();
        var said = typed.Need(words, "Words", "Write something", 4000);
        var kept = file is { } given ? Kept(typed, given) : null;
        if (typed.Faults.Count > 0) return typed.Faults.Select(f => f with { Path = f.Path?.TrimStart('.') }).ToArray();
        var post = new GroupPost(number, group, answers, said, kept, user.Id, user.Name, user.OrganisationName, taking.Now);
        GroupTable.PutPost(session, post);
        if (kept is not null) GroupTable.AddFile(session, number, file!.Value.Body);
        return post;
    });

    /// <summary>Who wrote a post, or an editor, removes it with a reason. Its words and its file are deleted; who removed it and why stay.</summary>
    public Task<Outcome<GroupPost>> Remove(long number, string? why, User user) => taking.Write<GroupPost>(user, Activities.TakePart, $"remove the post {number} from a group", (session, _) =>
    {
        if (GroupTable.Post(session, number) is not { } post) return NoPost;
        if (post.Person != user.Id && !user.Role.May(Activities.EditToolkit)) return new Fault(FaultKind.Forbidden, "Only who wrote a post, or an editor, removes it.");
        if (post.Removed is not null) return post;
        var typed = new Typed();
        var said = typed.Need(why, "Why", "Say why it is removed", 200);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        var removed = post with { Words = "", File = null, Removed = (user.Name, said, taking.Now) };
        GroupTable.PutPost(session, removed);
        GroupTable.DropFile(session, number);
        return removed;
    });

    /// <summary>The file of a post that stands.</summary>
    public async Task<(GroupFile File, byte[] Body)?> File(long group, long post) => await taking.Read<(GroupFile, byte[])?>(s =>
        GroupTable.Post(s, post) is { File: { } file } found && found.Group == group && GroupTable.File(s, post) is { } body ? (file, body) : null);

    private static GroupFile? Kept(Typed typed, (string Name, byte[] Body) given) =>
        typed.Take(FileKind.Of(given.Name, given.Body, "File"), "", default) is { Name: { } name, Media: { } media } ? new GroupFile(name, media, given.Body.Length) : null;
}
