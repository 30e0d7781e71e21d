using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>What was decided about who is who.</summary>
public enum DecisionKind : short
{
    /// <summary>Two records are one person's.</summary>
    Same = 1,

    /// <summary>Two records are two people's.</summary>
    Different = 2,

    /// <summary>Not decided yet, and why.</summary>
    Later = 3,

    /// <summary>A decision that two records are one person's was taken back.</summary>
    Parted = 4,

    /// <summary>A decision that two records are two people's was taken back.</summary>
    Reopened = 5,

    /// <summary>A verified NHS number came that two records cannot share: they were parted by the system.</summary>
    Contradicted = 6,

    /// <summary>The NHS number that the register gave was confirmed.</summary>
    Traced = 7,

    /// <summary>The register gave nobody, or several people.</summary>
    NotTraced = 8,

    /// <summary>A confirmed NHS number was taken back.</summary>
    TraceTakenBack = 9,

    /// <summary>One NHS number took another's place.</summary>
    Superseded = 10,

    /// <summary>A number is no longer used and must never be joined with what came after it.</summary>
    DoNotLink = 11,
}

/// <summary>One decision as it stands in the history.</summary>
/// <param name="About">"a:b" for two records, "a" for one, ten digits for a number.</param>
/// <param name="Number">From 1 without gaps for what it is about.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Reason">Why, in the words of who decided.</param>
/// <param name="At">When.</param>
/// <param name="Who">By whom.</param>
public sealed record Decision(string About, int Number, DecisionKind Kind, string Reason, DateTimeOffset At, Actor Who)
{
    /// <summary>What two records go by, whichever is named first.</summary>
    public static string Pair(PersonKey a, PersonKey b)
    {
        var (one, other) = (a.ToString(), b.ToString());
        return string.CompareOrdinal(one, other) <= 0 ? $"{one}:{other}" : $"{other}:{one}";
    }
}

internal static class DecisionTable
{
    private const string Insert = """
        insert into record_decision (about, number, kind, reason, at, user_id, user_name, role, organisation)
        values (@about, @number, @kind, @reason, @at, @user_id, @user_name, @role, @organisation)
        on conflict (about, number) do nothing
        """;

    private const string InsertOf = """
        insert into record_decision_of (part, person, about) values (@part, @person, @about) on conflict (part, person, about) do nothing
        """;

    private const string Select = """
        select about, number, kind, reason, at, user_id, user_name, role, organisation from record_decision where about = @about order by number
        """;

    private const string SelectOf = "select about from record_decision_of where part = @part and person = @person order by about";

    private const string SelectLast = "select max(number) from record_decision where about = @about";

    /// <summary>Adds a decision; false when somebody else has decided about the same in between.</summary>
    public static bool Add(Session session, Decision decision, params ReadOnlySpan<PersonKey> records)
    {
        var added = session.Statement(Insert)
            .Set("about", decision.About).Set("number", decision.Number).Set("kind", (short)decision.Kind).Set("reason", decision.Reason)
            .Set("at", decision.At.ToUnixTimeMilliseconds()).Set("user_id", decision.Who.User).Set("user_name", decision.Who.Name)
            .Set("role", decision.Who.Role).Set("organisation", decision.Who.Organisation)
            .Execute() == 1;
        if (added)
        {
            foreach (var key in records)
            {
                session.Statement(InsertOf).Set("part", key.Part).Set("person", key.Number).Set("about", decision.About).Execute();
            }
        }

        return added;
    }

    /// <summary>The number of the last decision about something; 0 when there is none.</summary>
    public static int Last(Session session, string about) =>
        session.Statement(SelectLast).Set("about", about).First(r => r.IsDBNull(0) ? 0 : r.GetInt32(0), 0);

    /// <summary>Everything that was decided about something, oldest first.</summary>
    public static List<Decision> About(Session session, string about) =>
        session.Statement(Select).Set("about", about).List(r => new Decision(
            r.GetString(0), r.GetInt32(1), (DecisionKind)r.GetInt16(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)),
            new Actor(r.GetString(5), r.GetString(6), r.GetString(8), r.GetString(7), "pages")));

    /// <summary>Everything that was decided about a record, oldest first.</summary>
    public static List<Decision> Of(Session session, PersonKey key) =>
    [
        .. session.Statement(SelectOf).Set("part", key.Part).Set("person", key.Number).List(r => r.GetString(0))
            .SelectMany(about => About(session, about)).OrderBy(d => d.At).ThenBy(d => d.About, StringComparer.Ordinal).ThenBy(d => d.Number),
    ];
}
