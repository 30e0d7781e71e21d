using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Which organisations and teams have a relationship with a person.</summary>
public static class SightTable
{
    private const string Insert = """
        insert into fhir_sight (part, person, viewer) values (@part, @person, @viewer) on conflict (part, person, viewer) do nothing
        """;

    private const string Select = "select viewer from fhir_sight where part = @part and person = @person order by viewer";

    /// <summary>Gives a viewer sight of a person; giving it twice changes nothing.</summary>
    public static void Give(Session session, PersonKey person, string viewer) =>
        session.Statement(Insert).Set("part", person.Part).Set("person", person.Number).Set("viewer", viewer).Execute();

    /// <summary>Everyone who has sight of a person.</summary>
    public static List<string> Viewers(Session session, PersonKey person) =>
        session.Statement(Select).Set("part", person.Part).Set("person", person.Number).List(r => r.GetString(0));
}
