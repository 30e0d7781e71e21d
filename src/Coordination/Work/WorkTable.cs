using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Work;

/// <summary>How far a page of a worklist has come: after this row.</summary>
internal readonly record struct WorkPlace(long DueAt, string Id)
{
    public static WorkPlace Start { get; } = new(long.MinValue, "");
}

internal static class WorkTable
{
    private const string Columns = "owner, side, type, id, part, person, kind, state, service, service_name, team, assignee, priority, due_at, since_at, sent_at, snoozed_until, snooze_reason";

    private const string Insert = $"""
        insert into coordination_work ({Columns})
        values (@owner, @side, @type, @id, @part, @person, @kind, @state, @service, @service_name, @team, @assignee, @priority, @due_at, @since_at, @sent_at, @snoozed_until, @snooze_reason)
        """;

    private const string Delete = "delete from coordination_work where owner = @owner and side = @side and type = @type and id = @id";

    private const string SelectOne = $"select {Columns} from coordination_work where owner = @owner and side = @side and type = @type and id = @id";

    private const string SelectAwake = $"select {Columns} from coordination_work where owner = @owner and side = @side and (due_at, id) > (@due_at, @after) and snoozed_until <= @now";

    private const string SelectAsleep = $"select {Columns} from coordination_work where owner = @owner and side = @side and (due_at, id) > (@due_at, @after) and snoozed_until > 0 and snoozed_until > @now";

    private const string InOrder = " order by due_at, id limit @limit";

    private const string Sleep = """
        update coordination_work set snoozed_until = @until, snooze_reason = @reason
        where owner = @owner and side = @side and type = @type and id = @id
        """;

    private const string SelectStanding = "select owner, side, grants, noted from coordination_standing where part = @part and person = @person and type = @type and id = @id order by owner, side";

    private const string SelectGrants = "select 1 from coordination_standing where part = @part and person = @person and owner = @owner and grants = 1 limit 1";

    private const string SelectOwners = "select distinct owner from coordination_standing where part = @part and person = @person and type = 'Task' order by owner";

    private const string InsertStanding = """
        insert into coordination_standing (part, person, type, id, owner, side, grants, noted) values (@part, @person, @type, @id, @owner, @side, @grants, @noted)
        on conflict (part, person, type, id, owner, side) do update set grants = excluded.grants, noted = excluded.noted
        """;

    private const string NoteStanding = """
        update coordination_standing set noted = @noted
        where part = @part and person = @person and type = @type and id = @id and owner = @owner and side = @side
        """;

    private const string DeleteStanding = "delete from coordination_standing where part = @part and person = @person and type = @type and id = @id";

    /// <summary>Puts the rows of a resource in place of those that stand; a snooze stays while the step is the same, and what was noted stays away while it says the same.</summary>
    /// <returns>The owners whose leave to see the person, for this resource's sake, is another than before.</returns>
    public static IReadOnlyList<string> Replace(Session session, PersonKey person, string type, string id, IReadOnlyList<WorkRow> rows)
    {
        var standing = Resource(session.Statement(SelectStanding), person, type, id)
            .List(r => (Owner: r.GetString(0), Side: (WorkSide)r.GetInt16(1), Grants: r.GetInt16(2) == 1, Noted: r.GetString(3)));
        var before = standing.Select(s => Find(session, s.Owner, s.Side, type, id)).OfType<WorkRow>().ToList();
        foreach (var old in before)
        {
            Key(session.Statement(Delete), old).Execute();
        }

        Resource(session.Statement(DeleteStanding), person, type, id).Execute();
        foreach (var row in rows)
        {
            var noted = standing.Exists(s => s.Owner == row.Owner && s.Side == row.Side && s.Noted == row.Mark);
            if (!noted)
            {
                var same = before.Find(b => b.Owner == row.Owner && b.Side == row.Side && b.Mark == row.Mark);
                Add(session, same is null ? row : row with { SnoozedUntil = same.SnoozedUntil, SnoozeReason = same.SnoozeReason });
            }

            Resource(session.Statement(InsertStanding), person, type, id)
                .Set("owner", row.Owner).Set("side", (short)row.Side).Set("grants", (short)(row.Grants ? 1 : 0)).Set("noted", noted ? row.Mark : "").Execute();
        }

        var had = standing.Where(s => s.Grants).Select(s => s.Owner).ToHashSet(StringComparer.Ordinal);
        var has = rows.Where(r => r.Grants).Select(r => r.Owner).ToHashSet(StringComparer.Ordinal);
        had.SymmetricExceptWith(has);
        return [.. had.Order(StringComparer.Ordinal)];
    }

    /// <summary>True when an owner may see a person for the sake of any row.</summary>
    public static bool Grants(Session session, PersonKey person, string owner) =>
        session.Statement(SelectGrants).Set("part", person.Part).Set("person", person.Number).Set("owner", owner).First(_ => true, none: false);

    /// <summary>The organisations that have something to do for a person, or wait for it.</summary>
    public static List<string> Owners(Session session, PersonKey person) => session.Statement(SelectOwners).Set("part", person.Part).Set("person", person.Number).List(r => r.GetString(0));

    public static WorkRow? Find(Session session, string owner, WorkSide side, string type, string id) =>
        session.Statement(SelectOne).Set("owner", owner).Set("side", (short)side).Set("type", type).Set("id", id).First(r => (WorkRow?)Read(r), none: null);

    /// <summary>A page of an organisation's rows in order of due date.</summary>
    public static List<WorkRow> Page(Session session, string owner, WorkFilter filter, string? assignee, long now, WorkPlace after, int limit)
    {
        var statement = session.Statement((filter.Snoozed ? SelectAsleep : SelectAwake) + Narrow(filter, assignee) + InOrder)
            .Set("owner", owner).Set("side", (short)filter.Side).Set("now", now).Set("due_at", after.DueAt).Set("after", after.Id).Set("limit", limit);
        if (assignee is not null) statement.Set("assignee", assignee);
        if (filter.Team is { } team) statement.Set("team", team);
        if (filter.Kind.Length > 0) statement.Set("kind", filter.Kind);
        return statement.List(Read);
    }

    public static bool Snooze(Session session, WorkRow row, long until, string reason) =>
        Key(session.Statement(Sleep), row).Set("until", until).Set("reason", reason).Execute() == 1;

    /// <summary>Takes a row away that was read: it was only told. False when it was gone.</summary>
    public static bool Note(Session session, WorkRow row)
    {
        Resource(session.Statement(NoteStanding), row.Person, row.Type, row.Id).Set("owner", row.Owner).Set("side", (short)row.Side).Set("noted", row.Mark).Execute();
        return Key(session.Statement(Delete), row).Execute() == 1;
    }

    // Each choice has an index of its own, and SQLite, which counts nothing, would take any of them: the one likely to leave fewest rows leads, and || '' keeps it from the
    // others. What was put off is little, a user's rows are few, most kinds are rare beside plain tasks.
    private static string Narrow(WorkFilter filter, string? assignee)
    {
        var lead = filter.Snoozed ? ""
            : assignee is { Length: > 0 } ? "assignee"
            : filter.Kind.Length > 0 && filter.Kind != OpenTask.Kind ? "kind"
            : filter.Team is not null ? "team"
            : assignee is not null ? "assignee" : "kind";
        string Is(string column) => lead == column ? $" and {column} = @{column}" : $" and {column} || '' = @{column}";
        return (assignee is null ? "" : Is("assignee")) + (filter.Team is null ? "" : Is("team") + " and team <> ''") + (filter.Kind.Length == 0 ? "" : Is("kind")) + (filter.Late ? " and due_at < @now" : "");
    }

    private static void Add(Session session, WorkRow row) => Key(session.Statement(Insert), row)
        .Set("part", row.Person.Part).Set("person", row.Person.Number).Set("kind", row.Kind).Set("state", row.State).Set("service", row.Service)
        .Set("service_name", row.ServiceName).Set("team", row.Team).Set("assignee", row.Assignee).Set("priority", row.Priority).Set("due_at", row.DueAt)
        .Set("since_at", row.SinceAt).Set("sent_at", row.SentAt).Set("snoozed_until", row.SnoozedUntil).Set("snooze_reason", row.SnoozeReason).Execute();

    private static Statement Key(Statement statement, WorkRow row) => statement.Set("owner", row.Owner).Set("side", (short)row.Side).Set("type", row.Type).Set("id", row.Id);

    private static Statement Resource(Statement statement, PersonKey person, string type, string id) =>
        statement.Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("id", id);

    private static WorkRow Read(Row r) => new()
    {
        Owner = r.GetString(0), Side = (WorkSide)r.GetInt16(1), Type = r.GetString(2), Id = r.GetString(3), Person = new PersonKey(r.GetInt32(4), r.GetInt64(5)),
        Kind = r.GetString(6), State = r.GetString(7), Service = r.GetString(8), ServiceName = r.GetString(9), Team = r.GetString(10), Assignee = r.GetString(11),
        Priority = r.GetInt16(12), DueAt = r.GetInt64(13), SinceAt = r.GetInt64(14), SentAt = r.GetInt64(15), SnoozedUntil = r.GetInt64(16), SnoozeReason = r.GetString(17),
    };
}
