using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

internal static class MovedTable
{
    private const string Insert = """
        insert into fhir_moved (type, id, part, person) values (@type, @id, @part, @person) on conflict (type, id, part, person) do nothing
        """;

    private const string Select = "select part, person from fhir_moved where type = @type and id = @id order by part, person";

    public static void Add(Session session, short type, string id, PersonKey left) =>
        session.Statement(Insert).Set("type", type).Set("id", id).Set("part", left.Part).Set("person", left.Number).Execute();

    /// <summary>The people under whom a resource lay before.</summary>
    public static List<PersonKey> Of(Session session, short type, string id) =>
        session.Statement(Select).Set("type", type).Set("id", id).List(r => new PersonKey(r.GetInt32(0), r.GetInt64(1)));
}
