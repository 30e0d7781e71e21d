using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>A candidate that a lookup names; the index row it leads to says whether it still holds.</summary>
internal sealed record LookupRow(PersonKey Person, long Row, long Lead, long Newest);

internal static class LookupTable
{
    private const string Insert = """
        insert into fhir_lookup (lookup, value, part, row_no, person, lead, newest)
        values (@lookup, @value, @part, @row_no, @person, @lead, @newest)
        on conflict (lookup, value, part, row_no) do nothing
        """;

    private const string SelectRange = """
        select part, person, row_no, lead, newest
        from fhir_lookup
        where lookup = @lookup and value >= @from and value < @until
        order by value, part, row_no
        limit @limit
        """;

    public static void Add(Session session, short lookup, string value, PersonKey person, long row, long lead, long newest) =>
        session.Statement(Insert)
            .Set("lookup", lookup).Set("value", value).Set("part", person.Part).Set("row_no", row)
            .Set("person", person.Number).Set("lead", lead).Set("newest", newest)
            .Execute();

    public static List<LookupRow> Range(Session session, short lookup, string from, string until, int limit) =>
        session.Statement(SelectRange).Set("lookup", lookup).Set("from", from).Set("until", until).Set("limit", limit)
            .List(r => new LookupRow(new PersonKey(r.GetInt32(0), r.GetInt64(1)), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4)));
}
