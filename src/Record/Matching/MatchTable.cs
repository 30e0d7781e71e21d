using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>Why two records are in the queue.</summary>
public enum MatchKind : short
{
    /// <summary>One of them has no verified NHS number.</summary>
    NotVerified = 1,

    /// <summary>Two records of one organisation.</summary>
    Duplicate = 2,

    /// <summary>Both have a verified NHS number, not the same.</summary>
    TwoNumbers = 3,

    /// <summary>They were joined, and a verified NHS number parted them.</summary>
    Contradicted = 4,
}

/// <summary>Where a pair stands.</summary>
public enum MatchState : short
{
    Open = 1,
    Later = 2,
    Settled = 3,
}

/// <summary>Two records that somebody should look at.</summary>
/// <param name="A">One record; of the two the one that is to be matched comes first.</param>
/// <param name="B">The other.</param>
/// <param name="Kind">Why.</param>
/// <param name="Score">Weight of evidence in hundredths of a bit.</param>
/// <param name="Likely">Probability in thousandths.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Waiting since; kept when a pair comes back.</param>
public sealed record MatchPair(PersonKey A, PersonKey B, MatchKind Kind, int Score, int Likely, MatchState State, DateTimeOffset Since)
{
    /// <summary>What the pair goes by.</summary>
    public string Pair => Decision.Pair(A, B);

    /// <summary>So likely must it be to stay in the list, in thousandths: told when it is scored, not kept.</summary>
    internal int Least { get; init; }
}

internal static class MatchTable
{
    private const string Columns = "a_part, a_person, b_part, b_person, kind, score, likely, state, since";

    private const string Upsert = $"""
        insert into record_match (pair, {Columns}, note)
        values (@pair, @a_part, @a_person, @b_part, @b_person, @kind, @score, @likely, @state, @since, '')
        on conflict (pair) do update
        set a_part = excluded.a_part, a_person = excluded.a_person, b_part = excluded.b_part, b_person = excluded.b_person, kind = excluded.kind,
            score = excluded.score, likely = excluded.likely, state = excluded.state
        """;

    private const string InsertOf = "insert into record_match_of (part, person, pair) values (@part, @person, @pair) on conflict (part, person, pair) do nothing";

    private const string SelectOne = $"select {Columns} from record_match where pair = @pair";

    private const string SelectOf = "select pair from record_match_of where part = @part and person = @person order by pair";

    private const string SetState = "update record_match set state = @state where pair = @pair";

    private const string SelectPage = $"""
        select {Columns} from record_match where state = @state order by likely desc, score desc, since, pair limit @limit offset @offset
        """;

    private const string SelectCount = "select count(*) from record_match where state = @state";

    public static void Put(Session session, MatchPair pair)
    {
        session.Statement(Upsert)
            .Set("pair", pair.Pair).Set("a_part", pair.A.Part).Set("a_person", pair.A.Number).Set("b_part", pair.B.Part).Set("b_person", pair.B.Number)
            .Set("kind", (short)pair.Kind).Set("score", pair.Score).Set("likely", pair.Likely).Set("state", (short)pair.State)
            .Set("since", pair.Since.ToUnixTimeMilliseconds())
            .Execute();
        foreach (var key in new[] { pair.A, pair.B })
        {
            session.Statement(InsertOf).Set("part", key.Part).Set("person", key.Number).Set("pair", pair.Pair).Execute();
        }
    }

    public static MatchPair? Find(Session session, string pair) => session.Statement(SelectOne).Set("pair", pair).First(r => (MatchPair?)Read(r), none: null);

    public static List<MatchPair> Of(Session session, PersonKey key) =>
        [.. session.Statement(SelectOf).Set("part", key.Part).Set("person", key.Number).List(r => r.GetString(0)).Select(p => Find(session, p)).OfType<MatchPair>()];

    public static void Put(Session session, string pair, MatchState state) => session.Statement(SetState).Set("state", (short)state).Set("pair", pair).Execute();

    public static List<MatchPair> Page(Session session, MatchState state, int limit, int offset) =>
        session.Statement(SelectPage).Set("state", (short)state).Set("limit", limit).Set("offset", offset).List(Read);

    public static long Count(Session session, MatchState state) => session.Statement(SelectCount).Set("state", (short)state).First(r => r.GetInt64(0), 0L);

    private static MatchPair Read(Row r) => new(
        new PersonKey(r.GetInt32(0), r.GetInt64(1)), new PersonKey(r.GetInt32(2), r.GetInt64(3)), (MatchKind)r.GetInt16(4), r.GetInt32(5), r.GetInt32(6),
        (MatchState)r.GetInt16(7), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8)));
}
