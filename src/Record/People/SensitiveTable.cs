using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>Why the places where a person lives must not be shown.</summary>
internal enum SensitiveGround : short
{
    /// <summary>The source's Patient has the label.</summary>
    Labelled = 1,

    /// <summary>Another record of the same person has it.</summary>
    SamePerson = 2,

    /// <summary>The national register has it.</summary>
    Register = 3,
}

/// <summary>
/// People whom it would put in danger if anyone learned where they live: those whom the national register marks as sensitive. No place,
/// telephone number or practice of theirs may leave, whoever asks. The mark is on every record of the person; it is written with the
/// directory, a moment after the Patient that brought it.
/// </summary>
public static class SensitivePeople
{
    /// <summary>True when this record's person is sensitive. One statement, by primary key.</summary>
    public static bool Is(Session session, PersonKey key) => SensitiveTable.Any(session, key);
}

internal static class SensitiveTable
{
    private const string SelectAny = "select 1 from record_sensitive where part = @part and person = @person limit 1";

    private const string Select = "select ground from record_sensitive where part = @part and person = @person order by ground";

    private const string Insert = """
        insert into record_sensitive (part, person, ground) values (@part, @person, @ground) on conflict (part, person, ground) do nothing
        """;

    private const string Delete = "delete from record_sensitive where part = @part and person = @person and ground = @ground";

    public static bool Any(Session session, PersonKey key) =>
        session.Statement(SelectAny).Set("part", key.Part).Set("person", key.Number).First(_ => true, none: false);

    public static List<SensitiveGround> Of(Session session, PersonKey key) =>
        session.Statement(Select).Set("part", key.Part).Set("person", key.Number).List(r => (SensitiveGround)r.GetInt16(0));

    /// <summary>Makes a ground hold or not.</summary>
    public static void Set(Session session, PersonKey key, SensitiveGround ground, bool holds) =>
        session.Statement(holds ? Insert : Delete).Set("part", key.Part).Set("person", key.Number).Set("ground", (short)ground).Execute();
}
