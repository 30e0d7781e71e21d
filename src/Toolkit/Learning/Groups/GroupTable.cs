using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Groups;

internal static class GroupTable
{
    private const string Columns = "topic, name, purpose, owner, owner_name, organisation_name, made_at";

    // On every machine, and rare: when a group is made.
    private const string Insert = $"insert into toolkit_group ({Columns}) values (@topic, @name, @purpose, @owner, @owner_name, @organisation_name, @made_at)";

    private const string SelectOne = $"select {Columns} from toolkit_group where topic = @topic";

    private const string SelectAll = $"select {Columns} from toolkit_group order by topic";

    // On every machine, and rare: when somebody joins a group.
    private const string InsertMember = """
        insert into toolkit_group_member (topic, person, name, organisation_name, joined_at) values (@topic, @person, @name, @organisation_name, @joined_at)
        on conflict (topic, person) do nothing
        """;

    // On every machine, and rare: when somebody leaves a group.
    private const string DeleteMember = "delete from toolkit_group_member where topic = @topic and person = @person";

    private const string SelectMembers = "select person, name, organisation_name, joined_at from toolkit_group_member where topic = @topic order by joined_at, person";

    private const string PostColumns = "post, topic, answers, words, file_name, file_type, file_size, person, person_name, organisation_name, written_at, removed_by, removed_why, removed_at";

    // On every machine, and rare: when somebody writes in a group, or a post is removed.
    private const string UpsertPost = $"""
        insert into toolkit_group_post ({PostColumns})
        values (@post, @topic, @answers, @words, @file_name, @file_type, @file_size, @person, @person_name, @organisation_name, @written_at, @removed_by, @removed_why, @removed_at)
        on conflict (post) do update
        set words = excluded.words, file_name = excluded.file_name, file_type = excluded.file_type, file_size = excluded.file_size, removed_by = excluded.removed_by,
            removed_why = excluded.removed_why, removed_at = excluded.removed_at
        """;

    private const string SelectPost = $"select {PostColumns} from toolkit_group_post where post = @post";

    private const string SelectPosts = $"select {PostColumns} from toolkit_group_post where topic = @topic order by post";

    // On every machine, and rare: when a post comes with a file.
    private const string InsertFile = "insert into toolkit_group_file (post, body) values (@post, @body)";

    // On every machine, and rare: when a post with a file is removed.
    private const string DeleteFile = "delete from toolkit_group_file where post = @post";

    private const string SelectFile = "select body from toolkit_group_file where post = @post";

    public static void Add(Session session, TopicGroup g) => session.Statement(Insert)
        .Set("topic", g.Number).Set("name", g.Name).Set("purpose", g.Purpose).Set("owner", g.Owner).Set("owner_name", g.OwnerName).Set("organisation_name", g.OrganisationName)
        .Set("made_at", g.MadeAt.ToUnixTimeMilliseconds()).Execute();

    public static TopicGroup? Find(Session session, long number) => session.Statement(SelectOne).Set("topic", number).First(r => (TopicGroup?)Read(r), null);

    public static List<TopicGroup> All(Session session) => session.Statement(SelectAll).List(Read);

    public static void Join(Session session, long group, GroupMember m) => session.Statement(InsertMember)
        .Set("topic", group).Set("person", m.Person).Set("name", m.Name).Set("organisation_name", m.OrganisationName).Set("joined_at", m.JoinedAt.ToUnixTimeMilliseconds()).Execute();

    public static void Leave(Session session, long group, string person) => session.Statement(DeleteMember).Set("topic", group).Set("person", person).Execute();

    public static List<GroupMember> Members(Session session, long group) => session.Statement(SelectMembers).Set("topic", group)
        .List(r => new GroupMember(r.GetString(0), r.GetString(1), r.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))));

    public static void PutPost(Session session, GroupPost p) => session.Statement(UpsertPost)
        .Set("post", p.Number).Set("topic", p.Group).Set("answers", p.Answers).Set("words", p.Words).Set("file_name", p.File?.Name ?? "").Set("file_type", p.File?.Type ?? "")
        .Set("file_size", p.File?.Size ?? 0).Set("person", p.Person).Set("person_name", p.PersonName).Set("organisation_name", p.OrganisationName)
        .Set("written_at", p.At.ToUnixTimeMilliseconds()).Set("removed_by", p.Removed?.By ?? "").Set("removed_why", p.Removed?.Why ?? "")
        .Set("removed_at", p.Removed?.At.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static GroupPost? Post(Session session, long number) => session.Statement(SelectPost).Set("post", number).First(r => (GroupPost?)ReadPost(r), null);

    /// <summary>The posts of a group, the oldest first.</summary>
    public static List<GroupPost> Posts(Session session, long group) => session.Statement(SelectPosts).Set("topic", group).List(ReadPost);

    public static void AddFile(Session session, long post, byte[] body) => session.Statement(InsertFile).Set("post", post).Set("body", body).Execute();

    public static void DropFile(Session session, long post) => session.Statement(DeleteFile).Set("post", post).Execute();

    public static byte[]? File(Session session, long post) => session.Statement(SelectFile).Set("post", post).First(r => (byte[]?)r.GetBytes(0), null);

    private static TopicGroup Read(Row r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)));

    private static GroupPost ReadPost(Row r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4).Length > 0 ? new GroupFile(r.GetString(4), r.GetString(5), r.GetInt32(6)) : null,
        r.GetString(7), r.GetString(8), r.GetString(9), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(10)),
        r.GetInt64(13) > 0 ? (r.GetString(11), r.GetString(12), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(13))) : null);
}
