using Goldthread.Kernel.Data;

namespace Goldthread.Record.Reading;

/// <summary>What the organisations that send records are called.</summary>
public static class SourceTable
{
    // On every machine, and rare: when an organisation first sends records.
    private const string Upsert = """
        insert into record_source (code, name) values (@code, @name) on conflict (code) do update set name = excluded.name
        """;

    private const string SelectAll = "select code, name from record_source order by code";

    public static void Put(Session session, string code, string name) => session.Statement(Upsert).Set("code", code).Set("name", name).Execute();

    /// <summary>Every name by code.</summary>
    public static Dictionary<string, string> All(Session session) =>
        session.Statement(SelectAll).List(r => (Code: r.GetString(0), Name: r.GetString(1))).ToDictionary(s => s.Code, s => s.Name, StringComparer.Ordinal);
}
