using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>The current version of a resource.</summary>
internal sealed record KeyRow(long Row, int Version, bool Deleted);

internal static class KeyTable
{
    private const string Select = """
        select row_no, version, deleted from fhir_key where part = @part and person = @person and type = @type and id = @id
        """;

    private const string SelectAny = "select 1 from fhir_key where part = @part and person = @person limit 1";

    private const string Upsert = """
        insert into fhir_key (part, person, type, id, row_no, version, deleted)
        values (@part, @person, @type, @id, @row_no, @version, @deleted)
        on conflict (part, person, type, id) do update
        set row_no = excluded.row_no, version = excluded.version, deleted = excluded.deleted
        """;

    public static KeyRow? Find(Session session, PersonKey person, short type, string id) =>
        session.Statement(Select).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("id", id)
            .First(r => new KeyRow(r.GetInt64(0), r.GetInt32(1), r.GetInt16(2) != 0), none: null);

    public static bool Exists(Session session, PersonKey person) =>
        session.Statement(SelectAny).Set("part", person.Part).Set("person", person.Number).First(_ => true, none: false);

    public static void Put(Session session, PersonKey person, short type, string id, KeyRow row) =>
        session.Statement(Upsert)
            .Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("id", id)
            .Set("row_no", row.Row).Set("version", row.Version).Set("deleted", (short)(row.Deleted ? 1 : 0))
            .Execute();
}
