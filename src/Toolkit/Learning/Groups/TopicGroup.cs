namespace Goldthread.Toolkit.Learning.Groups;

/// <summary>A group of people who work on one topic.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Owner">Id of who looks after it.</param>
/// <param name="OwnerName">Their name.</param>
/// <param name="OrganisationName">Their organisation.</param>
/// <param name="MadeAt">Since when there is one.</param>
internal sealed record TopicGroup(long Number, string Name, string Purpose, string Owner, string OwnerName, string OrganisationName, DateTimeOffset MadeAt);

/// <summary>Somebody in a group.</summary>
internal sealed record GroupMember(string Person, string Name, string OrganisationName, DateTimeOffset JoinedAt);

/// <summary>A post in a group, or an answer to one.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Group">The group.</param>
/// <param name="Answers">The post that it answers; 0 for none.</param>
/// <param name="Words">What it says, in Markdown; empty once it was removed.</param>
/// <param name="File">The file with it; null for none.</param>
/// <param name="Person">Id of who wrote it.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="OrganisationName">Their organisation.</param>
/// <param name="At">When.</param>
/// <param name="Removed">Who removed it, why and when; null while it stands.</param>
internal sealed record GroupPost(long Number, long Group, long Answers, string Words, GroupFile? File, string Person, string PersonName, string OrganisationName, DateTimeOffset At, (string By, string Why, DateTimeOffset At)? Removed = null)
{
    /// <summary>True where each word that is looked for stands in it, in its file's name or in its writer's name; never for one that was removed.</summary>
    public bool Says(string words) => Removed is null && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w =>
        Words.Contains(w, StringComparison.OrdinalIgnoreCase) || PersonName.Contains(w, StringComparison.OrdinalIgnoreCase) || File?.Name.Contains(w, StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>What is known of a file without its bytes.</summary>
internal sealed record GroupFile(string Name, string Type, int Size);

/// <summary>A group with those in it and what they wrote, the oldest first.</summary>
internal sealed record GroupWithPosts(TopicGroup Group, IReadOnlyList<GroupMember> Members, IReadOnlyList<GroupPost> Posts);
