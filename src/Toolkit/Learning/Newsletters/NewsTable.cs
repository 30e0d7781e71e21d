using System.Text.Json;
using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Newsletters;

internal static class NewsTable
{
    private const string StoryColumns = "story, title, words, tags, person, person_name, organisation_name, sent_at, state, reason, decided_by, decided_at";

    // On every machine, and rare: when a story is sent in or decided about.
    private const string UpsertStory = $"""
        insert into toolkit_story ({StoryColumns})
        values (@story, @title, @words, @tags, @person, @person_name, @organisation_name, @sent_at, @state, @reason, @decided_by, @decided_at)
        on conflict (story) do update set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """;

    private const string SelectStory = $"select {StoryColumns} from toolkit_story where story = @story";

    private const string SelectStories = $"select {StoryColumns} from toolkit_story order by story desc";

    private const string Columns = "month, opening, choices, lines, version, published_at, published_by";

    // On every machine, and rare: when an editor works at the newsletter of a month.
    private const string Upsert = $"""
        insert into toolkit_newsletter ({Columns}, changed_at) values (@month, @opening, @choices, @lines, @version, @published_at, @published_by, @changed_at)
        on conflict (month) do update
        set opening = excluded.opening, choices = excluded.choices, lines = excluded.lines, version = excluded.version, published_at = excluded.published_at,
            published_by = excluded.published_by, changed_at = excluded.changed_at
        """;

    private const string SelectOne = $"select {Columns} from toolkit_newsletter where month = @month";

    private const string SelectAll = $"select {Columns} from toolkit_newsletter order by month desc";

    public static void PutStory(Session session, NewsStory s) => session.Statement(UpsertStory)
        .Set("story", s.Number).Set("title", s.Title).Set("words", s.Words).Set("tags", string.Join(',', s.Tags)).Set("person", s.Person).Set("person_name", s.PersonName)
        .Set("organisation_name", s.OrganisationName).Set("sent_at", s.SentAt.ToUnixTimeMilliseconds()).Set("state", s.State.ToString()).Set("reason", s.Reason)
        .Set("decided_by", s.DecidedBy).Set("decided_at", s.DecidedAt?.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static NewsStory? Story(Session session, long number) => session.Statement(SelectStory).Set("story", number).First(r => (NewsStory?)ReadStory(r), null);

    /// <summary>All stories, the newest first.</summary>
    public static List<NewsStory> Stories(Session session) => session.Statement(SelectStories).List(ReadStory);

    public static void Put(Session session, Newsletter n, long at) => session.Statement(Upsert)
        .Set("month", n.Code).Set("opening", n.Opening).Set("choices", JsonSerializer.Serialize(n.Choices)).Set("lines", JsonSerializer.Serialize(n.Lines)).Set("version", n.Version)
        .Set("published_at", n.PublishedAt?.ToUnixTimeMilliseconds() ?? 0).Set("published_by", n.PublishedBy).Set("changed_at", at).Execute();

    public static Newsletter Find(Session session, DateOnly month) => session.Statement(SelectOne).Set("month", Newsletter.Empty(month).Code).First(Read, Newsletter.Empty(month));

    /// <summary>Every month that somebody worked at, the newest first.</summary>
    public static List<Newsletter> All(Session session) => session.Statement(SelectAll).List(Read);

    private static NewsStory ReadStory(Row r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), Typed.Tags(r.GetString(3)), r.GetString(4), r.GetString(5), r.GetString(6), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)),
        Enum.Parse<StoryState>(r.GetString(8)), r.GetString(9), r.GetString(10), Moment(r.GetInt64(11)));

    private static Newsletter Read(Row r) => new(
        Newsletter.Read(r.GetString(0))!.Value, r.GetString(1), JsonSerializer.Deserialize<IssueChoices>(r.GetString(2))!, JsonSerializer.Deserialize<List<IssueLine>>(r.GetString(3))!,
        r.GetInt32(4), Moment(r.GetInt64(5)), r.GetString(6));

    private static DateTimeOffset? Moment(long at) => at > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
