using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Why a viewer has sight of a person. Several grounds may hold at once.</summary>
public enum SightGround : short
{
    /// <summary>The viewer sends records of this person.</summary>
    Sends = 1,

    /// <summary>The viewer has a relationship of its own with another record of the same person. It ends when the two are found to be two people.</summary>
    SamePerson = 2,
}

/// <summary>Which organisations and teams have a relationship with a person, and on what ground.</summary>
public static class RelationshipTable
{
    private const string Insert = """
        insert into fhir_relationship (part, person, viewer, ground) values (@part, @person, @viewer, @ground)
        on conflict (part, person, viewer, ground) do nothing
        """;

    private const string Delete = """
        delete from fhir_relationship where part = @part and person = @person and viewer = @viewer and ground = @ground
        """;

    private const string Select = "select viewer, ground from fhir_relationship where part = @part and person = @person order by viewer, ground";

    /// <summary>Gives a viewer sight of a person; giving it twice on one ground changes nothing.</summary>
    public static void Give(Session session, PersonKey person, string viewer, SightGround ground) => Run(session, Insert, person, viewer, ground);

    /// <summary>Takes back what was given on one ground; on another the viewer may see the person still.</summary>
    public static void TakeBack(Session session, PersonKey person, string viewer, SightGround ground) => Run(session, Delete, person, viewer, ground);

    /// <summary>Everyone who has sight of a person, each once for each ground.</summary>
    public static List<string> Viewers(Session session, PersonKey person) => Read(session, person, r => r.GetString(0));

    /// <summary>The same with the grounds.</summary>
    public static List<(string Viewer, SightGround Ground)> Of(Session session, PersonKey person) =>
        Read(session, person, r => (r.GetString(0), (SightGround)r.GetInt16(1)));

    private static List<T> Read<T>(Session session, PersonKey person, Func<Row, T> row) =>
        session.Statement(Select).Set("part", person.Part).Set("person", person.Number).List(row);

    private static void Run(Session session, string sql, PersonKey person, string viewer, SightGround ground) =>
        session.Statement(sql).Set("part", person.Part).Set("person", person.Number).Set("viewer", viewer).Set("ground", (short)ground).Execute();
}
