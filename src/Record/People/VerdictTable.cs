using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>What holds between two records now, and by whose word.</summary>
internal enum VerdictGround : short
{
    /// <summary>Somebody decided that they are one person's.</summary>
    Same = 1,

    /// <summary>The record's own source says that it took the other's place, or gave it its own.</summary>
    SourceSays = 2,

    /// <summary>The same, seen from the other record.</summary>
    OtherSourceSays = 3,

    /// <summary>Somebody decided that they are two people's.</summary>
    Different = 4,
}

/// <summary>One verdict, seen from one of its two records.</summary>
internal sealed record Verdict(PersonKey Other, VerdictGround Ground)
{
    public bool Joins => Ground != VerdictGround.Different;
}

internal static class VerdictTable
{
    private const string Insert = """
        insert into record_verdict (part, person, other_part, other_person, ground)
        values (@part, @person, @other_part, @other_person, @ground)
        on conflict (part, person, other_part, other_person, ground) do nothing
        """;

    private const string Delete = """
        delete from record_verdict
        where part = @part and person = @person and other_part = @other_part and other_person = @other_person and ground = @ground
        """;

    private const string Select = """
        select other_part, other_person, ground from record_verdict where part = @part and person = @person order by other_part, other_person, ground
        """;

    public static List<Verdict> Of(Session session, PersonKey key) =>
        session.Statement(Select).Set("part", key.Part).Set("person", key.Number)
            .List(r => new Verdict(new PersonKey(r.GetInt32(0), r.GetInt64(1)), (VerdictGround)r.GetInt16(2)));

    /// <summary>Writes a verdict from both sides.</summary>
    public static void Put(Session session, PersonKey a, PersonKey b, VerdictGround ground) => Both(session, Insert, a, b, ground);

    /// <summary>Takes a verdict back from both sides.</summary>
    public static void Remove(Session session, PersonKey a, PersonKey b, VerdictGround ground) => Both(session, Delete, a, b, ground);

    private static void Both(Session session, string sql, PersonKey a, PersonKey b, VerdictGround ground)
    {
        Run(session, sql, a, b, ground);
        Run(session, sql, b, a, ground switch
        {
            VerdictGround.SourceSays => VerdictGround.OtherSourceSays,
            VerdictGround.OtherSourceSays => VerdictGround.SourceSays,
            _ => ground,
        });
    }

    private static void Run(Session session, string sql, PersonKey one, PersonKey other, VerdictGround ground) =>
        session.Statement(sql)
            .Set("part", one.Part).Set("person", one.Number).Set("other_part", other.Part).Set("other_person", other.Number).Set("ground", (short)ground)
            .Execute();
}
