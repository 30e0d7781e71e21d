using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// One version of a resource. <see cref="Body"/> is what may be shown and found: without the places of a person whom they would put in danger. Null when this version deleted it.
/// </summary>
internal sealed record VersionRow(PersonKey Person, long Row, short Type, string Id, int Version, long Commit, long At, string Source, long Prior, byte[]? Body)
{
    /// <summary>The bytes that are stored: for the journal's hash, for comparing with what is written next, and for finding out who somebody is. They never leave.</summary>
    public byte[]? Whole { get; init; } = Body;
}

/// <summary>A version without its content, as a history walks over it.</summary>
internal sealed record VersionHead(PersonKey Person, long Row, short Type, string Id, int Version, long Commit, long At, bool Deleted);

internal static class VersionTable
{
    private const string Columns = "part, person, row_no, type, id, version, commit_no, at, source, prior, body";

    private const string Insert = $"""
        insert into fhir_version ({Columns})
        values (@part, @person, @row_no, @type, @id, @version, @commit_no, @at, @source, @prior, @body)
        """;

    private const string Read = $"v.part, v.person, v.row_no, v.type, v.id, v.version, v.commit_no, v.at, v.source, v.prior, v.body, {SensitiveTable.Mark}";

    private const string SelectOne = $"""
        select {Read} from fhir_version v where v.part = @part and v.person = @person and v.row_no = @row_no
        """;

    private const string SelectSpan = $"""
        select {Read} from fhir_version v where v.part = @part and v.person = @person and v.row_no between @first and @last order by v.row_no
        """;

    private const string SelectCommit = $"""
        select {Read} from fhir_version v where v.part = @part and v.commit_no = @commit_no order by v.row_no
        """;

    private const string CountCommits = """
        select count(distinct commit_no) from fhir_version where part = @part and commit_no > @after and commit_no <= @until
        """;

    private const string SelectAfter = $"""
        select {Read} from fhir_version v
        where v.part = @part and v.commit_no > @after and v.commit_no <= @until
        order by v.commit_no, v.row_no
        limit @limit
        """;

    private const string SelectBefore = """
        select person, row_no, type, id, version, commit_no, at, case when body is null then 1 else 0 end
        from fhir_version
        where part = @part and commit_no <= @commit and (commit_no < @commit or row_no < @row)
        order by commit_no desc, row_no desc
        limit @limit
        """;

    private const string SelectBeforeOfType = """
        select person, row_no, type, id, version, commit_no, at, case when body is null then 1 else 0 end
        from fhir_version
        where part = @part and type = @type and commit_no <= @commit and (commit_no < @commit or row_no < @row)
        order by commit_no desc, row_no desc
        limit @limit
        """;

    private const string SelectCurrent = $"""
        select {Read}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.part = @part and k.person = @person and v.part = @part and k.deleted = 0
        order by v.row_no
        """;

    // Every part, on purpose: an export is all there is, read once from end to end.
    private const string SelectEveryCurrent = $"""
        select v.type, v.body, {SensitiveTable.MarkOfAnyPart}
        from fhir_key k
        join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no
        where k.deleted = 0
        order by k.part, k.person, k.type, k.id
        """;

    private const string SelectSuperseded = "select prior from fhir_version where part = @part and commit_no <= @commit and prior > 0";

    private const string SelectUpTo = $"""
        select v.row_no, v.type, v.body, {SensitiveTable.Mark} from fhir_version v
        where v.part = @part and v.commit_no <= @commit and v.body is not null
        order by v.person, v.row_no
        """;

    private const string SelectSources = "select row_no, source, type from fhir_version where part = @part and person = @person order by row_no";

    private const string SelectNewest = """
        select row_no, type, id, version, commit_no, at, case when body is null then 1 else 0 end, source
        from fhir_version
        where part = @part and person = @person
        order by row_no desc
        limit @limit
        """;

    private const int Few = 8;

    public static void Add(Session session, VersionRow row) =>
        session.Statement(Insert)
            .Set("part", row.Person.Part).Set("person", row.Person.Number).Set("row_no", row.Row).Set("type", row.Type)
            .Set("id", row.Id).Set("version", row.Version).Set("commit_no", row.Commit).Set("at", row.At)
            .Set("source", row.Source).Set("prior", row.Prior).Set("body", row.Whole)
            .Execute();

    /// <summary>A person's versions without their content, newest first, back to a moment.</summary>
    public static List<(VersionHead Head, string Source)> Newest(Session session, PersonKey person, long from, int limit)
    {
        var found = new List<(VersionHead Head, string Source)>();
        session.Statement(SelectNewest).Set("part", person.Part).Set("person", person.Number).Set("limit", limit).Each(r =>
        {
            var head = new VersionHead(person, r.GetInt64(0), r.GetInt16(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4), r.GetInt64(5), r.GetInt32(6) != 0);
            found.Add((head, r.GetString(7)));
            return head.At >= from;
        });
        return found;
    }

    public static VersionRow? Find(Session session, PersonKey person, long row) =>
        session.Statement(SelectOne).Set("part", person.Part).Set("person", person.Number).Set("row_no", row).First(Row, none: null);

    /// <summary>Versions of a person, in the order asked. Many are read in one go from the first to the last, passing over those between.</summary>
    public static List<VersionRow> Some(Session session, PersonKey person, IReadOnlyList<long> rows)
    {
        if (rows.Count < Few)
        {
            return [.. rows.Select(row => Find(session, person, row)!)];
        }

        var places = new Dictionary<long, int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            places[rows[i]] = i;
        }

        var found = new VersionRow[rows.Count];
        session.Statement(SelectSpan).Set("part", person.Part).Set("person", person.Number).Set("first", rows.Min()).Set("last", rows.Max()).Each(r =>
        {
            if (places.TryGetValue(r.GetInt64(2), out var place))
            {
                found[place] = Row(r)!;
            }

            return true;
        });
        return [.. found];
    }

    /// <summary>All versions of a person of which the source and the type are chosen.</summary>
    public static List<long> RowsOf(Session session, PersonKey person, Func<string, short, bool> chosen)
    {
        var rows = new List<long>();
        session.Statement(SelectSources).Set("part", person.Part).Set("person", person.Number).Each(r =>
        {
            if (chosen(r.GetString(1), r.GetInt16(2)))
            {
                rows.Add(r.GetInt64(0));
            }

            return true;
        });
        return rows;
    }

    /// <summary>The version of a resource that stood at a commit of the person's part; null when there was none yet.</summary>
    public static VersionRow? At(Session session, PersonKey person, short type, string id, long commit)
    {
        for (var row = KeyTable.Find(session, person, type, id)?.Row ?? 0; row != 0;)
        {
            var version = Find(session, person, row)!;
            if (version.Commit <= commit)
            {
                return version;
            }

            row = version.Prior;
        }

        return null;
    }

    /// <summary>Everything current of one person, oldest row first.</summary>
    public static List<VersionRow> Current(Session session, PersonKey person) =>
        session.Statement(SelectCurrent).Set("part", person.Part).Set("person", person.Number).List(r => Row(r)!);

    /// <summary>Every current resource, a person's together; stops when <paramref name="each"/> answers false.</summary>
    public static void EachCurrent(Session session, Func<short, byte[], bool> each) =>
        session.Statement(SelectEveryCurrent).Each(r => each(r.GetInt16(0), Shown(r, 1, 2)!));

    /// <summary>What was current in a part at a commit, a person's together; stops when <paramref name="each"/> answers false.</summary>
    public static void EachAt(Session session, int part, long commit, Func<short, byte[], bool> each)
    {
        var superseded = session.Statement(SelectSuperseded).Set("part", part).Set("commit", commit).List(r => r.GetInt64(0)).ToHashSet();
        session.Statement(SelectUpTo).Set("part", part).Set("commit", commit).Each(r => superseded.Contains(r.GetInt64(0)) || each(r.GetInt16(1), Shown(r, 2, 3)!));
    }

    /// <summary>How many of a part's commits after one and up to another wrote a resource.</summary>
    public static long CommitsBetween(Session session, int part, long after, long until) =>
        session.Statement(CountCommits).Set("part", part).Set("after", after).Set("until", until).List(r => r.GetInt64(0))[0];

    /// <summary>What was written to a part after one commit and up to another.</summary>
    public static List<VersionRow> Between(Session session, int part, long after, long until, int limit) =>
        session.Statement(SelectAfter).Set("part", part).Set("after", after).Set("until", until).Set("limit", limit).List(r => Row(r)!);

    /// <summary>What was written to a part up to a row of a commit and without it, newest first.</summary>
    public static List<VersionHead> Before(Session session, int part, long commit, long row, short? type, int limit)
    {
        var statement = session.Statement(type is null ? SelectBefore : SelectBeforeOfType).Set("part", part).Set("commit", commit).Set("row", row).Set("limit", limit);
        return (type is { } only ? statement.Set("type", only) : statement).List(r => new VersionHead(
            new PersonKey(part, r.GetInt64(0)), r.GetInt64(1), r.GetInt16(2), r.GetString(3), r.GetInt32(4), r.GetInt64(5), r.GetInt64(6), r.GetInt32(7) != 0));
    }

    /// <summary>Adds to a hash what a commit wrote: the same bytes as <see cref="Content"/> gave when it was written.</summary>
    public static void AddContent(Session session, int part, long commit, IncrementalHash into) =>
        session.Statement(SelectCommit).Set("part", part).Set("commit_no", commit).Each(r =>
        {
            into.AppendData(Content(Row(r)!));
            return true;
        });

    /// <summary>The bytes of a row that the journal's hash covers: every column, each text with its length.</summary>
    public static byte[] Content(VersionRow row)
    {
        var texts = Encoding.UTF8.GetBytes($"{row.Id}\n{row.Source}\n");
        Span<byte> numbers = stackalloc byte[7 * sizeof(long)];
        ReadOnlySpan<long> values = [row.Person.Number, row.Row, row.Type, row.Version, row.At, row.Prior, row.Whole?.Length ?? -1];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(numbers[(i * sizeof(long))..], values[i]);
        }

        return [.. numbers, .. texts, .. row.Whole ?? []];
    }

    /// <summary>What a row's body shows: its places are left out where the mark says so.</summary>
    public static byte[]? Shown(Row r, int body, int mark) => r.IsDBNull(body) ? null : r.GetInt32(mark) == 0 ? r.GetBytes(body) : Whereabouts.Hide(r.GetBytes(body));

    private static VersionRow? Row(Row r)
    {
        var row = new VersionRow(
            new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetInt64(2), r.GetInt16(3), r.GetString(4), r.GetInt32(5),
            r.GetInt64(6), r.GetInt64(7), r.GetString(8), r.GetInt64(9), r.IsDBNull(10) ? null : r.GetBytes(10));
        return r.GetInt32(11) == 0 || row.Body is null ? row : row with { Body = Whereabouts.Hide(row.Body) };
    }
}
