using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.People;

/// <summary>What asking the national register about a record came to: a number that somebody confirmed (01), or that there was no single match (04).</summary>
internal sealed record Traced(PersonKey Key, string Number, NhsNumberStatus Status, DateTimeOffset At);

internal static class TracedTable
{
    private const string Upsert = """
        insert into record_traced (part, person, number, status, at) values (@part, @person, @number, @status, @at)
        on conflict (part, person) do update set number = excluded.number, status = excluded.status, at = excluded.at
        """;

    private const string Delete = "delete from record_traced where part = @part and person = @person";

    private const string Select = "select number, status, at from record_traced where part = @part and person = @person";

    public static void Put(Session session, Traced traced) =>
        session.Statement(Upsert)
            .Set("part", traced.Key.Part).Set("person", traced.Key.Number).Set("number", traced.Number).Set("status", (short)traced.Status)
            .Set("at", traced.At.ToUnixTimeMilliseconds())
            .Execute();

    public static void Remove(Session session, PersonKey key) => session.Statement(Delete).Set("part", key.Part).Set("person", key.Number).Execute();

    public static Traced? Find(Session session, PersonKey key) =>
        session.Statement(Select).Set("part", key.Part).Set("person", key.Number).First(
            r => (Traced?)new Traced(key, r.GetString(0), (NhsNumberStatus)r.GetInt16(1), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2))), none: null);
}
