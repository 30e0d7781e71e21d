using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Kernel.Data;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>A step that was taken.</summary>
internal sealed record TakenStep(string Said, string By, string OrganisationName, DateTimeOffset At);

internal static class PeerTable
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    // On every machine, and rare: when a step of a peer challenge is taken.
    private const string Upsert = """
        insert into toolkit_peer_challenge (challenge, document) values (@challenge, @document)
        on conflict (challenge) do update set document = excluded.document
        """;

    private const string SelectOne = "select document from toolkit_peer_challenge where challenge = @challenge";

    private const string SelectAll = "select document from toolkit_peer_challenge order by challenge desc";

    // On every machine, and rare: when a step of a peer challenge is taken.
    private const string InsertStep = """
        insert into toolkit_peer_step (challenge, step, said, actor_name, organisation_name, taken_at) values (@challenge, @step, @said, @actor_name, @organisation_name, @taken_at)
        """;

    private const string SelectSteps = "select said, actor_name, organisation_name, taken_at from toolkit_peer_step where challenge = @challenge order by step";

    public static void Put(Session session, PeerChallenge c) => session.Statement(Upsert)
        .Set("challenge", c.Number).Set("document", JsonSerializer.Serialize(c, Json)).Execute();

    public static PeerChallenge? Find(Session session, long number) => session.Statement(SelectOne).Set("challenge", number).First(r => (PeerChallenge?)Read(r), null);

    /// <summary>All, the newest first.</summary>
    public static List<PeerChallenge> All(Session session) => session.Statement(SelectAll).List(Read);

    public static void AddStep(Session session, long number, TakenStep step) => session.Statement(InsertStep)
        .Set("challenge", number).Set("step", Steps(session, number).Count + 1).Set("said", step.Said).Set("actor_name", step.By).Set("organisation_name", step.OrganisationName)
        .Set("taken_at", step.At.ToUnixTimeMilliseconds()).Execute();

    /// <summary>What was done, in order.</summary>
    public static List<TakenStep> Steps(Session session, long number) => session.Statement(SelectSteps).Set("challenge", number)
        .List(r => new TakenStep(r.GetString(0), r.GetString(1), r.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))));

    private static PeerChallenge Read(Row r) => JsonSerializer.Deserialize<PeerChallenge>(r.GetString(0), Json)!;
}
