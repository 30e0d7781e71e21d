using Goldthread.Fhir.Search;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>A whole row of the index.</summary>
internal sealed record IndexRow(PersonKey Person, short Type, long Lead, long Newest, long Row, short Further, long Born, long Died, byte[] Packed)
{
    /// <summary>Where it stands among the person's.</summary>
    public (short Type, long Lead, long Newest, long Row) Place => (Type, Lead, Newest, Row);
}

/// <summary>A version as the index sees it: from which commit until which it was the current one.</summary>
internal sealed record IndexedVersion(VersionRow Version, long Died);

/// <summary>The statements of those who make the index anew.</summary>
internal static class IndexRowTable
{
    private const string SelectPerson = """
        select type, lead, newest, row_no, further, born, died, packed from fhir_index where part = @part and person = @person
        """;

    private const string Insert = """
        insert into fhir_index (part, person, type, lead, newest, row_no, further, born, died, packed)
        values (@part, @person, @type, @lead, @newest, @row_no, @further, @born, @died, @packed)
        """;

    private const string Delete = """
        delete from fhir_index
        where part = @part and person = @person and type = @type and lead = @lead and newest = @newest and row_no = @row_no
        """;

    private const string Repack = """
        update fhir_index set packed = @packed
        where part = @part and person = @person and type = @type and lead = @lead and newest = @newest and row_no = @row_no
        """;

    private const string UpsertLookup = """
        insert into fhir_lookup (lookup, value, part, row_no, person, lead, newest)
        values (@lookup, @value, @part, @row_no, @person, @lead, @newest)
        on conflict (lookup, value, part, row_no) do update set lead = excluded.lead, newest = excluded.newest
        """;

    private const string SelectPeople = """
        select distinct person from fhir_key where part = @part and person > @after order by person limit @limit
        """;

    private const string SelectWrittenSince = """
        select distinct person from fhir_version where part = @part and commit_no > @after
        """;

    private const string SelectEnds = """
        select prior, commit_no from fhir_version where part = @part and person = @person and prior > 0
        """;

    private const string SelectVersions = $"""
        select v.row_no, v.type, v.id, v.version, v.commit_no, v.at, v.source, v.prior, v.body, {SensitiveTable.Mark}
        from fhir_version v where v.part = @part and v.person = @person and v.body is not null
        order by v.row_no
        """;

    public static List<IndexRow> Of(Session session, PersonKey person) =>
        session.Statement(SelectPerson).Set("part", person.Part).Set("person", person.Number).List(r => new IndexRow(
            person, r.GetInt16(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt16(4), r.GetInt64(5), r.GetInt64(6), r.GetBytes(7)));

    public static void Add(Session session, IndexRow row) =>
        At(session.Statement(Insert), row).Set("further", row.Further).Set("born", row.Born).Set("died", row.Died).Set("packed", row.Packed).Execute();

    public static void Remove(Session session, IndexRow row) => At(session.Statement(Delete), row).Execute();

    public static void Pack(Session session, IndexRow row) => At(session.Statement(Repack), row).Set("packed", row.Packed).Execute();

    public static void Look(Session session, IndexRow row, LookupValue lookup) =>
        session.Statement(UpsertLookup)
            .Set("lookup", lookup.Lookup).Set("value", lookup.Value).Set("part", row.Person.Part).Set("row_no", row.Row)
            .Set("person", row.Person.Number).Set("lead", row.Lead).Set("newest", row.Newest)
            .Execute();

    /// <summary>Some people of a part, in the order of their numbers.</summary>
    public static List<PersonKey> People(Session session, int part, long after, int limit) =>
        session.Statement(SelectPeople).Set("part", part).Set("after", after).Set("limit", limit).List(r => new PersonKey(part, r.GetInt64(0)));

    /// <summary>Of whom something was written after a commit of their part.</summary>
    public static HashSet<PersonKey> WrittenSince(Session session, int part, long commit) =>
        [.. session.Statement(SelectWrittenSince).Set("part", part).Set("after", commit).List(r => new PersonKey(part, r.GetInt64(0)))];

    /// <summary>Every version of a person that has content, oldest first.</summary>
    public static void Versions(Session session, PersonKey person, Action<IndexedVersion> each)
    {
        var ends = new Dictionary<long, long>();
        session.Statement(SelectEnds).Set("part", person.Part).Set("person", person.Number).Each(r => ends.TryAdd(r.GetInt64(0), r.GetInt64(1)) || true);
        session.Statement(SelectVersions).Set("part", person.Part).Set("person", person.Number).Each(r =>
        {
            var version = new VersionRow(
                person, r.GetInt64(0), r.GetInt16(1), r.GetString(2), r.GetInt32(3), r.GetInt64(4), r.GetInt64(5), r.GetString(6), r.GetInt64(7), VersionTable.Shown(r, 8, 9));
            each(new IndexedVersion(version, ends.GetValueOrDefault(version.Row, IndexTable.Alive)));
            return true;
        });
    }

    private static Statement At(Statement statement, IndexRow row) => statement
        .Set("part", row.Person.Part).Set("person", row.Person.Number).Set("type", row.Type)
        .Set("lead", row.Lead).Set("newest", row.Newest).Set("row_no", row.Row);
}
