using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.Learning.Nominations;

internal static class NominationTable
{
    /// <summary>Kinds of voice.</summary>
    public const string Second = "second";

    /// <inheritdoc cref="Second" />
    public const string TookUp = "took-up";

    private const string Columns = "nomination, title, words, initiative, person, person_name, organisation, organisation_name, sent_at, state, reason, decided_by, decided_at";

    // On every machine, and rare: when something is nominated or decided.
    private const string Upsert = $"""
        insert into toolkit_nomination ({Columns})
        values (@nomination, @title, @words, @initiative, @person, @person_name, @organisation, @organisation_name, @sent_at, @state, @reason, @decided_by, @decided_at)
        on conflict (nomination) do update set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at
        """;

    private const string SelectOne = $"select {Columns} from toolkit_nomination where nomination = @nomination";

    private const string SelectAll = $"select {Columns} from toolkit_nomination order by nomination desc";

    // On every machine, and rare: when somebody seconds a nomination, or takes up what was nominated.
    private const string UpsertVoice = """
        insert into toolkit_nomination_voice (nomination, kind, who, name, words, said_at) values (@nomination, @kind, @who, @name, @words, @said_at)
        on conflict (nomination, kind, who) do update set words = excluded.words
        """;

    private const string SelectVoices = "select who, name, words, said_at from toolkit_nomination_voice where nomination = @nomination and kind = @kind order by said_at, who";

    public static void Put(Session session, Nomination n) => session.Statement(Upsert)
        .Set("nomination", n.Number).Set("title", n.Title).Set("words", n.Words).Set("initiative", n.Initiative).Set("person", n.Person).Set("person_name", n.PersonName)
        .Set("organisation", n.Organisation).Set("organisation_name", n.OrganisationName).Set("sent_at", n.SentAt.ToUnixTimeMilliseconds()).Set("state", n.State.ToString())
        .Set("reason", n.Reason).Set("decided_by", n.DecidedBy).Set("decided_at", n.DecidedAt?.ToUnixTimeMilliseconds() ?? 0).Execute();

    public static void Say(Session session, long number, string kind, Voice voice) => session.Statement(UpsertVoice)
        .Set("nomination", number).Set("kind", kind).Set("who", voice.Who).Set("name", voice.Name).Set("words", voice.Words).Set("said_at", voice.At.ToUnixTimeMilliseconds()).Execute();

    public static Nomination? Find(Session session, long number) => session.Statement(SelectOne).Set("nomination", number).First(r => (Nomination?)Read(r), null) is { } found ? WithVoices(session, found) : null;

    /// <summary>All, the newest first.</summary>
    public static List<Nomination> All(Session session) => [.. session.Statement(SelectAll).List(Read).Select(n => WithVoices(session, n))];

    private static Nomination WithVoices(Session session, Nomination n) => n with { Seconds = Voices(session, n.Number, Second), TakenUp = Voices(session, n.Number, TookUp) };

    private static List<Voice> Voices(Session session, long number, string kind) => session.Statement(SelectVoices).Set("nomination", number).Set("kind", kind)
        .List(r => new Voice(r.GetString(0), r.GetString(1), r.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))));

    private static Nomination Read(Row r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8)),
        Enum.Parse<NominationState>(r.GetString(9)), r.GetString(10), r.GetString(11), r.GetInt64(12) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}
