using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>What a person can be found by.</summary>
internal enum FindKind : short
{
    Name = 1,
    Sound = 2,
    BirthDate = 3,
    NhsNumber = 4,

    /// <summary>A name with one letter left out, so that one slip of the finger still meets it.</summary>
    NearName = 5,

    /// <summary>Where they live; never of a sensitive person.</summary>
    Postcode = 6,
}

internal static class FindTable
{
    private const string Insert = """
        insert into record_find (kind, value, part, person) values (@kind, @value, @part, @person)
        on conflict (kind, value, part, person) do nothing
        """;

    private const string Delete = "delete from record_find where part = @part and person = @person";

    private const string DeleteKind = "delete from record_find where kind = @kind and value = @value and part = @part and person = @person";

    private const string SelectExact = "select part, person from record_find where kind = @kind and value = @value order by part, person limit @limit";

    private const string SelectStart = """
        select part, person from record_find where kind = @kind and value >= @value and value < @until order by value, part, person limit @limit
        """;

    public static void Add(Session session, FindKind kind, string value, PersonKey person) =>
        session.Statement(Insert).Set("kind", (short)kind).Set("value", value).Set("part", person.Part).Set("person", person.Number).Execute();

    public static void Remove(Session session, FindKind kind, string value, PersonKey person) =>
        session.Statement(DeleteKind).Set("kind", (short)kind).Set("value", value).Set("part", person.Part).Set("person", person.Number).Execute();

    public static void Clear(Session session, PersonKey person) =>
        session.Statement(Delete).Set("part", person.Part).Set("person", person.Number).Execute();

    public static List<PersonKey> Exact(Session session, FindKind kind, string value, int limit) =>
        session.Statement(SelectExact).Set("kind", (short)kind).Set("value", value).Set("limit", limit)
            .List(r => new PersonKey(r.GetInt32(0), r.GetInt64(1)));

    public static List<PersonKey> StartingWith(Session session, FindKind kind, string value, int limit) =>
        session.Statement(SelectStart).Set("kind", (short)kind).Set("value", value).Set("until", value + '\uffff').Set("limit", limit)
            .List(r => new PersonKey(r.GetInt32(0), r.GetInt64(1)));
}
