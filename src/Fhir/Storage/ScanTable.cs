using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>A resource as a scan finds it: its newest version, which may be younger than the moment that is scanned.</summary>
internal sealed record ScanRow(PersonKey Person, long Row, short Type, string Id, long Commit, long At, byte[]? Body);

/// <summary>The statements of a walk over the whole store, a part and some people at a time.</summary>
internal static class ScanTable
{
    private const string Columns = $"v.part, v.person, v.row_no, v.type, v.id, v.commit_no, v.at, v.body, {SensitiveTable.Mark}";

    private const string SelectPeople = """
        select distinct person from fhir_key where part = @part and person > @after order by person limit @limit
        """;

    private const string SelectAll = $"""
        select {Columns}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.part = @part and k.person > @after and k.person <= @until and v.part = @part and (k.deleted = 0 or v.commit_no > @at)
        order by k.person, k.type, k.id
        """;

    private const string SelectType = $"""
        select {Columns}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.part = @part and k.person > @after and k.person <= @until and k.type = @type and v.part = @part and (k.deleted = 0 or v.commit_no > @at)
        order by k.person, k.type, k.id
        """;

    private const string SelectPage = $"""
        select {Columns}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.part = @part and k.person = @person and k.type = @type and k.id > @after and v.part = @part and (k.deleted = 0 or v.commit_no > @at)
        order by k.type, k.id
        limit @limit
        """;

    private const string SelectDeleted = $"""
        select {Columns}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.part = @part and k.person > @after and k.person <= @until and k.deleted = 1 and v.part = @part and v.at > @since and v.commit_no <= @at
        order by k.person, k.type, k.id
        """;

    /// <summary>The next people of a part, by number.</summary>
    public static List<long> People(Session session, int part, long after, int limit) =>
        session.Statement(SelectPeople).Set("part", part).Set("after", after).Set("limit", limit).List(r => r.GetInt64(0));

    /// <summary>The resources of a range of people, of one type or of all; stops when <paramref name="each"/> answers false.</summary>
    public static void Each(Session session, int part, long after, long until, short? type, long at, Func<ScanRow, bool> each)
    {
        var statement = type is { } one ? session.Statement(SelectType).Set("type", one) : session.Statement(SelectAll);
        statement.Set("part", part).Set("after", after).Set("until", until).Set("at", at).Each(r => each(Read(r)));
    }

    /// <summary>What was deleted of a range of people after a time, and up to a commit.</summary>
    public static List<ScanRow> Deleted(Session session, int part, long after, long until, long since, long at) =>
        session.Statement(SelectDeleted).Set("part", part).Set("after", after).Set("until", until).Set("since", since).Set("at", at).List(Read);

    /// <summary>Some resources of one type of one person or of the place, by id.</summary>
    public static List<ScanRow> Page(Session session, PersonKey person, short type, string after, long at, int limit) =>
        session.Statement(SelectPage).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("after", after).Set("at", at).Set("limit", limit)
            .List(Read);

    private static ScanRow Read(Row r) => new(
        new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetInt64(2), r.GetInt16(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6), VersionTable.Shown(r, 7, 8));
}
