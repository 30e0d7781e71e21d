using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Hl7;

/// <summary>A message that could not be put into the record.</summary>
/// <param name="Sender">The organisation that sent it.</param>
/// <param name="Digest">Its bytes in short: what stands for it in addresses.</param>
/// <param name="ControlId">MSH-10, as far as it could be read.</param>
/// <param name="Event">"A01", as far as it could be read.</param>
/// <param name="Path">The segment and field at fault.</param>
/// <param name="Reason">In words.</param>
/// <param name="Body">The message as it was sent.</param>
/// <param name="First">When it came first.</param>
/// <param name="Last">When it came last.</param>
/// <param name="Times">How often it came.</param>
internal sealed record MessageProblem(
    string Sender, string Digest, string ControlId, string Event, string Path, string Reason, byte[] Body, DateTimeOffset First, DateTimeOffset Last, int Times);

internal static class MessageTable
{
    private const string Insert = """
        insert into coordination_message (sender, control_id, digest, at) values (@sender, @control_id, @digest, @at)
        on conflict (sender, control_id) do nothing
        """;

    private const string SelectDigest = "select digest from coordination_message where sender = @sender and control_id = @control_id";

    private const string UpsertProblem = """
        insert into coordination_message_problem (sender, digest, control_id, event, path, reason, body, first_at, last_at, times)
        values (@sender, @digest, @control_id, @event, @path, @reason, @body, @at, @at, 1)
        on conflict (sender, digest) do update set path = excluded.path, reason = excluded.reason, last_at = excluded.last_at, times = coordination_message_problem.times + 1
        """;

    private const string DeleteProblem = "delete from coordination_message_problem where sender = @sender and digest = @digest";

    private const string SelectProblems = """
        select sender, digest, control_id, event, path, reason, body, first_at, last_at, times
        from coordination_message_problem where sender = @sender order by last_at desc, digest limit @limit
        """;

    /// <summary>The digest of the message that came under this control id before, or null.</summary>
    public static string? Seen(Session session, string sender, string controlId) =>
        session.Statement(SelectDigest).Set("sender", sender).Set("control_id", controlId).First(r => (string?)r.GetString(0), null);

    public static void Put(Session session, string sender, string controlId, string digest, DateTimeOffset at) =>
        session.Statement(Insert).Set("sender", sender).Set("control_id", controlId).Set("digest", digest).Set("at", at.ToUnixTimeMilliseconds()).Execute();

    public static void PutProblem(Session session, MessageProblem problem) =>
        session.Statement(UpsertProblem).Set("sender", problem.Sender).Set("digest", problem.Digest).Set("control_id", problem.ControlId).Set("event", problem.Event)
            .Set("path", problem.Path).Set("reason", problem.Reason).Set("body", problem.Body).Set("at", problem.Last.ToUnixTimeMilliseconds()).Execute();

    public static void RemoveProblem(Session session, string sender, string digest) =>
        session.Statement(DeleteProblem).Set("sender", sender).Set("digest", digest).Execute();

    public static List<MessageProblem> Problems(Session session, string sender, int limit) =>
        session.Statement(SelectProblems).Set("sender", sender).Set("limit", limit).List(r => new MessageProblem(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetBytes(6),
            DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(8)), r.GetInt32(9)));
}
