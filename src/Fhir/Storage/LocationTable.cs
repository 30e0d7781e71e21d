using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

internal static class LocationTable
{
    private const string Select = "select part, person from fhir_location where type = @type and id = @id";

    private const string Insert = """
        insert into fhir_location (type, id, part, person) values (@type, @id, @part, @person) on conflict (type, id) do nothing
        """;

    private const string Update = "update fhir_location set part = @part, person = @person where type = @type and id = @id";

    public static PersonKey? Find(Session session, short type, string id) =>
        session.Statement(Select).Set("type", type).Set("id", id).First(r => (PersonKey?)new PersonKey(r.GetInt32(0), r.GetInt64(1)), none: null);

    /// <summary>Registers where an id leads; the one that was first stays, and is returned.</summary>
    public static PersonKey Register(Session session, short type, string id, PersonKey person)
    {
        var added = session.Statement(Insert).Set("type", type).Set("id", id).Set("part", person.Part).Set("person", person.Number).Execute();
        return added == 1 ? person : Find(session, type, id)!.Value;
    }

    public static void Move(Session session, short type, string id, PersonKey person) =>
        session.Statement(Update).Set("type", type).Set("id", id).Set("part", person.Part).Set("person", person.Number).Execute();
}
