using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

internal static class AboutTable
{
    private const string Insert = """
        insert into fhir_about (part, person, type, id) values (@part, @person, @type, @id) on conflict (part, person, type, id) do nothing
        """;

    private const string Select = "select type, id from fhir_about where part = @part and person = @person order by type, id";

    public static void Add(Session session, PersonKey person, short type, string id) =>
        session.Statement(Insert).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("id", id).Execute();

    public static List<(short Type, string Id)> Of(Session session, PersonKey person) =>
        session.Statement(Select).Set("part", person.Part).Set("person", person.Number).List(r => (r.GetInt16(0), r.GetString(1)));
}
