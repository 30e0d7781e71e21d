using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Storage;

/// <summary>How far one part is.</summary>
internal sealed record IndexPart(long Generation, long Making, long Reached);

/// <summary>An added parameter that the index holds, or has held.</summary>
internal sealed record IndexParameter(long Row, ushort Number, long Since, long Until);

/// <summary>How far the index is.</summary>
/// <param name="Generation">The generation that is wanted.</param>
/// <param name="Whole">The last that was asked for whole, not for the sake of a parameter.</param>
/// <param name="Parameters">The added parameters.</param>
/// <param name="Parts">The parts that are beyond generation 0, or on the way.</param>
internal sealed record IndexState(long Generation, long Whole, IReadOnlyList<IndexParameter> Parameters, IReadOnlyDictionary<int, IndexPart> Parts)
{
    public const int AllParts = Part.Count + 1;

    /// <summary>The generation that every row of the store is of, at least.</summary>
    public long Complete => Parts.Count < AllParts ? 0 : Parts.Values.Min(p => p.Generation);

    /// <summary>How many parts are of a generation, or beyond.</summary>
    public int Done(long generation) => generation == 0 ? AllParts : Parts.Values.Count(p => p.Generation >= generation);

    public bool Holds(IndexParameter parameter) => parameter.Until == 0 && parameter.Since <= Complete;
}

internal static class IndexWorkTable
{
    private const string Name = "index";

    private const string Insert = "insert into fhir_index_work (work, generation, whole, holder, held_until) values (@work, 0, 0, '', 0) on conflict (work) do nothing";

    private const string Select = "select generation, whole, holder, held_until from fhir_index_work where work = @work";

    private const string Want = "update fhir_index_work set generation = @generation, whole = @whole where work = @work";

    private const string Hold = "update fhir_index_work set holder = @holder, held_until = @until where work = @work";

    private const string SelectParameters = "select row_no, number, since, until from fhir_index_parameter order by row_no";

    private const string InsertParameter = "insert into fhir_index_parameter (row_no, number, since, until) values (@row_no, @number, @since, 0)";

    private const string EndParameter = "update fhir_index_parameter set until = @until where row_no = @row_no and until = 0";

    private const string DeleteParameters = "delete from fhir_index_parameter where until > 0 and until <= @complete";

    private const string SelectParts = "select part, generation, making, reached from fhir_index_part";

    private const string UpsertPart = """
        insert into fhir_index_part (part, generation, making, reached) values (@part, @generation, @making, @reached)
        on conflict (part) do update set generation = excluded.generation, making = excluded.making, reached = excluded.reached
        """;

    /// <summary>All of it. The generation is read first: what is known besides may be of a later one, never of an earlier.</summary>
    public static IndexState State(Session session)
    {
        var (generation, whole) = session.Statement(Select).Set("work", Name).First(r => (r.GetInt64(0), r.GetInt64(1)), none: (0, 0));
        var parameters = session.Statement(SelectParameters).List(r => new IndexParameter(r.GetInt64(0), (ushort)r.GetInt32(1), r.GetInt64(2), r.GetInt64(3)));
        var parts = new Dictionary<int, IndexPart>();
        session.Statement(SelectParts).Each(r => parts.TryAdd(r.GetInt32(0), new IndexPart(r.GetInt64(1), r.GetInt64(2), r.GetInt64(3))));
        return new IndexState(generation, whole, parameters, parts);
    }

    /// <summary>The same, with nobody else changing what is wanted until the transaction ends.</summary>
    public static IndexState Lock(Session session)
    {
        Row(session);
        return State(session);
    }

    public static void SetWanted(Session session, long generation, long whole) =>
        session.Statement(Want).Set("work", Name).Set("generation", generation).Set("whole", whole).Execute();

    public static void Add(Session session, long row, ushort number, long since) =>
        session.Statement(InsertParameter).Set("row_no", row).Set("number", number).Set("since", since).Execute();

    public static void End(Session session, long row, long until) => session.Statement(EndParameter).Set("row_no", row).Set("until", until).Execute();

    /// <summary>Forgets those whose values are in no row any more, so that their numbers may be given again.</summary>
    public static void Forget(Session session, long complete) => session.Statement(DeleteParameters).Set("complete", complete).Execute();

    public static void Put(Session session, int part, IndexPart state) =>
        session.Statement(UpsertPart)
            .Set("part", part).Set("generation", state.Generation).Set("making", state.Making).Set("reached", state.Reached)
            .Execute();

    /// <summary>Takes or keeps the work for one who does it, until a time; false while another has it.</summary>
    public static bool Take(Session session, string holder, long now, long until, bool always)
    {
        var (current, held) = Row(session);
        if (!always && current != holder && held > now)
        {
            return false;
        }

        session.Statement(Hold).Set("work", Name).Set("holder", holder).Set("until", until).Execute();
        return true;
    }

    private static (string Holder, long HeldUntil) Row(Session session)
    {
        session.Statement(Insert).Set("work", Name).Execute();
        return session.Statement(Select + session.Dialect.ForUpdate).Set("work", Name).First(r => (r.GetString(2), r.GetInt64(3)), none: ("", 0));
    }
}
