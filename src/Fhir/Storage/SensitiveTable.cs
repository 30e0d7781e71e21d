using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>Why the places where a person lives must not be told.</summary>
public enum SensitiveGround : short
{
    /// <summary>Their Patient has the label: <c>meta.security</c> R or V of v3-Confidentiality, or REDACTED.</summary>
    Labelled = 1,

    /// <summary>Another record of the same person is marked.</summary>
    SamePerson = 2,

    /// <summary>The national register marks them.</summary>
    Register = 3,
}

internal static class SensitiveTable
{
    /// <summary>For a statement over versions of one part that are called v: 1 when the version's places must be left out, else 0.</summary>
    public const string Mark = "case when exists (select 1 from fhir_sensitive s where s.part = @part and s.person = v.person) then 1 else 0 end";

    // Every part, on purpose: for what is read once from end to end.
    public const string MarkOfAnyPart = "case when exists (select 1 from fhir_sensitive s where s.part = v.part and s.person = v.person) then 1 else 0 end";

    private const string SelectAny = "select 1 from fhir_sensitive where part = @part and person = @person limit 1";

    private const string Select = "select ground from fhir_sensitive where part = @part and person = @person order by ground";

    private const string Insert = """
        insert into fhir_sensitive (part, person, ground) values (@part, @person, @ground) on conflict (part, person, ground) do nothing
        """;

    private const string Delete = "delete from fhir_sensitive where part = @part and person = @person and ground = @ground";

    public static bool Any(Session session, PersonKey key) =>
        session.Statement(SelectAny).Set("part", key.Part).Set("person", key.Number).First(_ => true, none: false);

    public static List<SensitiveGround> Of(Session session, PersonKey key) =>
        session.Statement(Select).Set("part", key.Part).Set("person", key.Number).List(r => (SensitiveGround)r.GetInt16(0));

    public static void Set(Session session, PersonKey key, SensitiveGround ground, bool holds) =>
        session.Statement(holds ? Insert : Delete).Set("part", key.Part).Set("person", key.Number).Set("ground", (short)ground).Execute();
}
