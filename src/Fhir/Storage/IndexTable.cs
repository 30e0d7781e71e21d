using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>A version that can be found, with all its search values.</summary>
internal sealed record IndexedRow(PersonKey Person, short Type, long Lead, long Newest, long Row, byte[] Packed);

/// <summary>An index row where it lies, looked at before it is worth keeping. Good until the next row is read.</summary>
internal readonly struct IndexLook(Row row)
{
    public long Newest => row.GetInt64(4);

    public long Row => row.GetInt64(5);

    public ReadOnlySpan<byte> Packed => row.Bytes(6);

    public IndexedRow Keep() => new(
        new PersonKey(row.GetInt32(0), row.GetInt64(1)), row.GetInt16(2), row.GetInt64(3), Newest, Row, row.GetBytes(6));
}

/// <summary>A version that can be found.</summary>
internal readonly record struct IndexHead(short Type, long Newest, long Row);

/// <summary>A place in the order of a person's index rows of one lead code.</summary>
internal readonly record struct IndexPlace(PersonKey Person, short Type, long Lead, long Newest, long Row);

internal static class IndexTable
{
    private const string Columns = "part, person, type, lead, newest, row_no, packed";

    private const string Insert = """
        insert into fhir_index (part, person, type, lead, newest, row_no, further, born, died, packed)
        values (@part, @person, @type, @lead, @newest, @row_no, @further, @born, @died, @packed)
        """;

    private const string Close = """
        update fhir_index set died = @died
        where part = @part and person = @person and type = @type and lead = @lead and newest = @newest and row_no = @row_no
        """;

    private const string SelectType = $"""
        select {Columns} from fhir_index
        where part = @part and person = @person and type = @type and further = 0 and born <= @at and died > @at
        """;

    private const string SelectLead = $"""
        select {Columns} from fhir_index
        where part = @part and person = @person and type = @type and lead = @lead and born <= @at and died > @at
        """;

    private const string SelectLeadAfter = $"""
        select {Columns} from fhir_index
        where part = @part and person = @person and type = @type and lead = @lead
            and (newest > @newest or (newest = @newest and row_no > @row_no)) and born <= @at and died > @at
        order by newest, row_no
        limit @limit
        """;

    private const string SelectRowsOfType = """
        select row_no from fhir_index
        where part = @part and person = @person and type = @type and further = 0 and born <= @at and died > @at
        """;

    private const string SelectRowsOfLead = """
        select row_no from fhir_index
        where part = @part and person = @person and type = @type and lead = @lead and born <= @at and died > @at
        order by newest, row_no
        limit @limit
        """;

    private const string SelectBefore = """
        select row_no from fhir_index
        where part = @part and person = @person and type = @type and further = 0 and died = @alive and newest >= @moment
        order by newest, row_no
        limit @limit
        """;

    private const string SelectAfter = """
        select row_no from fhir_index
        where part = @part and person = @person and type = @type and further = 0 and died = @alive and newest < @moment
        order by newest desc, row_no
        limit @limit
        """;

    private const string SelectNextType = """
        select type from fhir_index where part = @part and person = @person and type > @type order by type limit 1
        """;

    private const string SelectFirstLead = """
        select lead from fhir_index where part = @part and person = @person and type = @type order by lead limit 1
        """;

    private const string SelectNextLead = """
        select lead from fhir_index where part = @part and person = @person and type = @type and lead > @lead order by lead limit 1
        """;

    private const string SelectPerson = """
        select type, newest, row_no from fhir_index
        where part = @part and person = @person and further = 0 and born <= @at and died > @at
        order by type, lead, newest, row_no
        """;

    private const string SelectOne = $"""
        select {Columns} from fhir_index
        where part = @part and person = @person and type = @type and lead = @lead and newest = @newest and row_no = @row_no
            and born <= @at and died > @at
        """;

    // Every part, on purpose: some at a time, for a question across people that has no lookup.
    private const string SelectParts = $"""
        select {Columns}, born, died from fhir_index
        where part >= @from and part < @until and type = @type and further = 0
        order by part, person, lead, newest, row_no
        """;

    /// <summary>What <c>died</c> is while a version is current.</summary>
    public const long Alive = long.MaxValue;

    public static void Add(Session session, PersonKey person, short type, long row, long commit, Search.IndexValues values)
    {
        var further = 0;
        foreach (var lead in values.Leads)
        {
            session.Statement(Insert)
                .Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("lead", lead)
                .Set("newest", values.Newest).Set("row_no", row).Set("further", (short)further).Set("born", commit)
                .Set("died", Alive).Set("packed", values.Packed)
                .Execute();
            further = 1;
        }
    }

    /// <summary>Closes the rows of an old version; its values say where they stand, which spares an index on row_no.</summary>
    public static void Die(Session session, PersonKey person, short type, long row, long commit, Search.IndexValues values)
    {
        foreach (var lead in values.Leads)
        {
            session.Statement(Close)
                .Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("lead", lead)
                .Set("newest", values.Newest).Set("row_no", row).Set("died", commit)
                .Execute();
        }
    }

    /// <summary>Rows as they lie, in no order that may be relied on.</summary>
    public static void OfType(Session session, PersonKey person, short type, long at, Func<IndexLook, bool> look) =>
        session.Statement(SelectType).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("at", at)
            .Each(r => look(new IndexLook(r)));

    /// <inheritdoc cref="OfType" />
    public static void OfLead(Session session, PersonKey person, short type, long lead, long at, Func<IndexLook, bool> look) =>
        session.Statement(SelectLead).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("lead", lead).Set("at", at)
            .Each(r => look(new IndexLook(r)));

    /// <summary>Some rows of one lead code, newest first, behind a place.</summary>
    public static List<IndexedRow> OfLeadAfter(Session session, IndexPlace place, long at, int limit) =>
        session.Statement(SelectLeadAfter)
            .Set("part", place.Person.Part).Set("person", place.Person.Number).Set("type", place.Type).Set("lead", place.Lead)
            .Set("newest", place.Newest).Set("row_no", place.Row).Set("at", at).Set("limit", limit)
            .List(Read);

    /// <summary>Rows of a type, in no order that may be relied on.</summary>
    public static List<long> RowsOfType(Session session, PersonKey person, short type, long at) =>
        session.Statement(SelectRowsOfType).Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("at", at).List(r => r.GetInt64(0));

    /// <summary>The newest rows of one lead code.</summary>
    public static List<long> RowsOfLead(Session session, PersonKey person, short type, long lead, long at, int limit) =>
        session.Statement(SelectRowsOfLead)
            .Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("lead", lead).Set("at", at).Set("limit", limit)
            .List(r => r.GetInt64(0));

    /// <summary>The current rows of a type on both sides of a moment, minus seconds since 1970 as in the index; the nearest first.</summary>
    public static (List<long> Before, List<long> After) Around(Session session, PersonKey person, short type, long moment, int limit)
    {
        List<long> Rows(string sql) => session.Statement(sql)
            .Set("part", person.Part).Set("person", person.Number).Set("type", type).Set("alive", Alive).Set("moment", moment).Set("limit", limit)
            .List(r => r.GetInt64(0));
        return (Rows(SelectBefore), Rows(SelectAfter));
    }

    /// <summary>The next type that a person has or had resources of; null when there are no more.</summary>
    public static short? NextType(Session session, PersonKey person, short after) =>
        session.Statement(SelectNextType).Set("part", person.Part).Set("person", person.Number).Set("type", after).First(r => (short?)r.GetInt16(0), none: null);

    /// <summary>The next lead code that a person has rows under; the first after null; null when there are no more.</summary>
    public static long? NextLead(Session session, PersonKey person, short type, long? after)
    {
        var statement = session.Statement(after is null ? SelectFirstLead : SelectNextLead).Set("part", person.Part).Set("person", person.Number).Set("type", type);
        return (after is { } lead ? statement.Set("lead", lead) : statement).First(r => (long?)r.GetInt64(0), none: null);
    }

    /// <summary>What there is of a person, without its values.</summary>
    public static List<IndexHead> OfPerson(Session session, PersonKey person, long at) =>
        session.Statement(SelectPerson).Set("part", person.Part).Set("person", person.Number).Set("at", at)
            .List(r => new IndexHead(r.GetInt16(0), r.GetInt64(1), r.GetInt64(2)));

    public static IndexedRow? One(Session session, LookupRow found, short type, long at) =>
        session.Statement(SelectOne)
            .Set("part", found.Person.Part).Set("person", found.Person.Number).Set("type", type).Set("lead", found.Lead)
            .Set("newest", found.Newest).Set("row_no", found.Row).Set("at", at)
            .First(r => (IndexedRow?)Read(r), none: null);

    /// <summary>The rows of some parts, each part as it stood at its own commit.</summary>
    public static void OfParts(Session session, int from, int until, short type, Func<int, long> at, Func<IndexLook, bool> look) =>
        session.Statement(SelectParts).Set("from", from).Set("until", until).Set("type", type).Each(r =>
        {
            var commit = at(r.GetInt32(0));
            return r.GetInt64(7) > commit || r.GetInt64(8) <= commit || look(new IndexLook(r));
        });

    private static IndexedRow Read(Row r) => new IndexLook(r).Keep();
}
