using Goldthread.Kernel.Data;

namespace Goldthread.Record.Own;

/// <summary>How much of a record somebody may see whom the person has chosen.</summary>
/// <param name="Code">As stored.</param>
/// <param name="Title">"Appointments and plan", as the person picks it.</param>
/// <param name="Sees">The same in a sentence: "appointments and plan".</param>
/// <param name="Types">The types of resource; null for everything.</param>
public sealed record ProxyScope(string Code, string Title, string Sees, IReadOnlySet<string>? Types)
{
    // The names of those who are named come with everything.
    private static readonly string[] Plan =
    [
        "Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Medication", "Questionnaire",
        "Patient", "RelatedPerson", "CareTeam", "CarePlan", "Goal", "Task", "Appointment", "ServiceRequest", "Encounter", "Communication", "QuestionnaireResponse",
    ];

    /// <summary>Every scope, the least first.</summary>
    public static IReadOnlyList<ProxyScope> All { get; } =
    [
        new("plan", "My appointments and my plan", "appointments and plan", Plan.ToHashSet(StringComparer.Ordinal)),
        new("plan-and-medicines", "My appointments, my plan, my medicines and allergies", "appointments, plan, medicines and allergies",
            Plan.Concat(["MedicationRequest", "MedicationStatement", "MedicationAdministration", "AllergyIntolerance", "Immunization"]).ToHashSet(StringComparer.Ordinal)),
        new("all", "All that I can see", "whole record", null),
    ];

    /// <summary>The scope of a code; null when there is none.</summary>
    public static ProxyScope? Of(string? code) => All.FirstOrDefault(s => s.Code == code);
}

/// <summary>Where a proxy stands.</summary>
public static class ProxyStates
{
    /// <summary>Somebody of the care team checks first that nobody is being pressed.</summary>
    public const string Waiting = "waiting";
    public const string Active = "active";
    public const string Refused = "refused";
    public const string Ended = "ended";
}

/// <summary>Somebody whom a person has chosen to see their record.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Owner">The person's NHS number, verified.</param>
/// <param name="UserId">Whom they chose.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the person: "daughter".</param>
/// <param name="Scope">Code of a <see cref="ProxyScope"/>.</param>
/// <param name="State">One of <see cref="ProxyStates"/>.</param>
/// <param name="AskedAt">When the person asked for it.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="EndedAt">When it was ended; null while it stands.</param>
/// <param name="Words">What was said when it was decided.</param>
public sealed record Proxy(
    string Id, string Owner, string UserId, string Name, string Relation, string Scope, string State, DateTimeOffset AskedAt, DateTimeOffset Until, DateTimeOffset? EndedAt, string Words)
{
    /// <summary>True when it holds.</summary>
    public bool Holds(DateTimeOffset now) => State == ProxyStates.Active && now < Until;
}

internal static class ProxyTable
{
    private const string Columns = "proxy, owner, user_id, name, relation, scope, state, asked_at, until, ended_at, words";

    private const string Upsert = $"""
        insert into record_proxy ({Columns})
        values (@proxy, @owner, @user_id, @name, @relation, @scope, @state, @asked_at, @until, @ended_at, @words)
        on conflict (proxy) do update set state = excluded.state, until = excluded.until, ended_at = excluded.ended_at, words = excluded.words
        """;

    private const string SelectOne = $"select {Columns} from record_proxy where proxy = @proxy";

    private const string SelectOwner = $"select {Columns} from record_proxy where owner = @owner order by asked_at desc, proxy";

    private const string SelectUser = $"select {Columns} from record_proxy where user_id = @user_id and state = 'active' order by name, proxy";

    private const string SelectState = $"select {Columns} from record_proxy where state = @state order by asked_at, proxy";

    public static void Put(Session session, Proxy p) =>
        session.Statement(Upsert)
            .Set("proxy", p.Id).Set("owner", p.Owner).Set("user_id", p.UserId).Set("name", p.Name).Set("relation", p.Relation).Set("scope", p.Scope)
            .Set("state", p.State).Set("asked_at", p.AskedAt.ToUnixTimeMilliseconds()).Set("until", p.Until.ToUnixTimeMilliseconds())
            .Set("ended_at", p.EndedAt?.ToUnixTimeMilliseconds() ?? 0).Set("words", p.Words)
            .Execute();

    public static Proxy? Find(Session session, string id) => session.Statement(SelectOne).Set("proxy", id).First(r => (Proxy?)Read(r), none: null);

    public static List<Proxy> OfOwner(Session session, string owner) => session.Statement(SelectOwner).Set("owner", owner).List(Read);

    public static List<Proxy> OfUser(Session session, string user) => session.Statement(SelectUser).Set("user_id", user).List(Read);

    public static List<Proxy> In(Session session, string state) => session.Statement(SelectState).Set("state", state).List(Read);

    private static Proxy Read(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
        Time(r.GetInt64(7)), Time(r.GetInt64(8)), r.GetInt64(9) == 0 ? null : Time(r.GetInt64(9)), r.GetString(10));

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
