using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>A version of a file that was loaded.</summary>
/// <param name="Number">Its number: rows of the tables carry it, and an extract can name it.</param>
/// <param name="Slot">What a newer version replaces.</param>
/// <param name="Layout">What it is, in words.</param>
/// <param name="Source">Whose it is: "published", or a name that was given.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Digest">SHA-256 of its unpacked content, in hexadecimal.</param>
/// <param name="Edition">The edition of areas that its header names, such as 2024; 0 where it names none.</param>
/// <param name="LoadedAt">When.</param>
/// <param name="LoadedBy">By whom.</param>
/// <param name="Rows">Rows that were kept.</param>
/// <param name="Refused">Rows that were refused.</param>
/// <param name="ReplacedAt">When a newer version took its place; null for the one in use.</param>
public sealed record ReferenceSet(
    long Number, string Slot, string Layout, string Source, string File, string Digest, int Edition, DateTimeOffset LoadedAt, string LoadedBy, long Rows, long Refused, DateTimeOffset? ReplacedAt);

internal static class ReferenceSetTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string Insert = """
        insert into population_reference_set (set_number, slot, layout, source, file, digest, edition, loaded_at, loaded_by, row_count, refused, replaced_at)
        values (@set_number, @slot, @layout, @source, @file, @digest, @edition, @loaded_at, @loaded_by, @row_count, @refused, 0)
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string Replace = "update population_reference_set set replaced_at = @replaced_at where slot = @slot and source = @source and replaced_at = 0";

    private const string SelectAll = """
        select set_number, slot, layout, source, file, digest, edition, loaded_at, loaded_by, row_count, refused, replaced_at from population_reference_set order by slot, source, set_number
        """;

    private const string SelectLast = "select coalesce(max(set_number), 0) from population_reference_set";

    // On every machine, and rare: when a published file is loaded.
    private const string UpsertName = """
        insert into population_area_name (kind, area, name, ods) values (@kind, @area, @name, @ods)
        on conflict (kind, area) do update set name = excluded.name, ods = case when excluded.ods = '' then population_area_name.ods else excluded.ods end
        """;

    private const string SelectNames = "select kind, area, name, ods from population_area_name order by kind, area";

    public static void Add(Session session, ReferenceSet set)
    {
        session.Statement(Replace).Set("replaced_at", set.LoadedAt.ToUnixTimeMilliseconds()).Set("slot", set.Slot).Set("source", set.Source).Execute();
        session.Statement(Insert).Set("set_number", set.Number).Set("slot", set.Slot).Set("layout", set.Layout).Set("source", set.Source).Set("file", set.File).Set("digest", set.Digest).Set("edition", set.Edition)
            .Set("loaded_at", set.LoadedAt.ToUnixTimeMilliseconds()).Set("loaded_by", set.LoadedBy).Set("row_count", set.Rows).Set("refused", set.Refused).Execute();
    }

    public static List<ReferenceSet> All(Session session) => session.Statement(SelectAll).List(r => new ReferenceSet(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetInt32(6), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(7)), r.GetString(8),
        r.GetInt64(9), r.GetInt64(10), r.GetInt64(11) == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(11))));

    /// <summary>The number of the set loaded last; 0 when there is none. It grows with every change of the reference data.</summary>
    public static long Last(Session session) => session.Statement(SelectLast).First(r => r.GetInt64(0), 0);

    public static void PutName(Session session, AreaName name) =>
        session.Statement(UpsertName).Set("kind", name.Kind.Code()).Set("area", name.Area).Set("name", name.Name).Set("ods", name.Ods).Execute();

    public static List<AreaName> Names(Session session) => session.Statement(SelectNames).List(r => new AreaName(AreaKinds.Of(r.GetString(0)), r.GetString(1), r.GetString(2), r.GetString(3)));
}
