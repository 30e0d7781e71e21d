using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>What the sight over a person needs of a thing that is withheld.</summary>
internal readonly record struct WithheldMark(short Type, string Id, WithheldReasons Reason, string Keeper);

internal static class WithheldTable
{
    private const string Upsert = """
        insert into fhir_withheld (part, person, type, id, reason, keeper, at, by_user, words)
        values (@part, @person, @type, @id, @reason, @keeper, @at, @by_user, @words)
        on conflict (part, person, type, id, reason) do update
        set keeper = excluded.keeper, at = excluded.at, by_user = excluded.by_user, words = excluded.words
        """;

    private const string Delete = """
        delete from fhir_withheld where part = @part and person = @person and type = @type and id = @id and reason = @reason
        """;

    private const string Select = """
        select type, id, reason, keeper, at, by_user, words from fhir_withheld where part = @part and person = @person order by type, id, reason
        """;

    private const string SelectOne = """
        select reason, keeper, at, by_user, words from fhir_withheld
        where part = @part and person = @person and type = @type and id = @id
        order by reason
        """;

    private const string SelectRange = """
        select person, type, id, reason, keeper from fhir_withheld
        where part = @part and person > @after and person <= @until
        order by person, type, id, reason
        """;

    public static void Put(Session session, PersonKey person, WithheldMark mark, long at, string by, string words) =>
        Key(session.Statement(Upsert), person, mark.Type, mark.Id).Set("reason", (short)mark.Reason)
            .Set("keeper", mark.Keeper).Set("at", at).Set("by_user", by).Set("words", words)
            .Execute();

    public static int Remove(Session session, PersonKey person, short type, string id, WithheldReasons reason) =>
        Key(session.Statement(Delete), person, type, id).Set("reason", (short)reason).Execute();

    public static List<(WithheldMark Mark, long At, string By, string Words)> Of(Session session, PersonKey person) =>
        session.Statement(Select).Set("part", person.Part).Set("person", person.Number).List(r => (
            new WithheldMark(r.GetInt16(0), r.GetString(1), (WithheldReasons)r.GetInt16(2), r.GetString(3)), r.GetInt64(4), r.GetString(5), r.GetString(6)));

    public static List<(WithheldMark Mark, long At, string By, string Words)> OfOne(Session session, PersonKey person, short type, string id) =>
        Key(session.Statement(SelectOne), person, type, id).List(r => (
            new WithheldMark(type, id, (WithheldReasons)r.GetInt16(0), r.GetString(1)), r.GetInt64(2), r.GetString(3), r.GetString(4)));

    /// <summary>What is withheld of a range of people.</summary>
    public static ILookup<long, WithheldMark> Range(Session session, int part, long after, long until) =>
        session.Statement(SelectRange).Set("part", part).Set("after", after).Set("until", until)
            .List(r => (Person: r.GetInt64(0), Mark: new WithheldMark(r.GetInt16(1), r.GetString(2), (WithheldReasons)r.GetInt16(3), r.GetString(4))))
            .ToLookup(r => r.Person, r => r.Mark);

    private static Statement Key(Statement statement, PersonKey person, short type, string id) =>
        statement.Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("id", id);
}
