using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>The outline of an area.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Area">Its code.</param>
/// <param name="Outline">As <see cref="Areas.Outline"/> writes it.</param>
/// <param name="Points">How many points it has.</param>
/// <param name="Tolerance">By how many metres it may lie beside the published line.</param>
internal sealed record BoundaryRow(AreaKind Kind, string Area, string Outline, int Points, int Tolerance);

internal static class BoundaryTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutBoundary = """
        insert into population_boundary (kind, area, outline, points, tolerance, source_set) values (@kind, @area, @outline, @points, @tolerance, @source_set)
        on conflict (kind, area) do update set outline = excluded.outline, points = excluded.points, tolerance = excluded.tolerance, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearBoundary = "delete from population_boundary where source_set = @set";

    private const string SelectOfKind = "select kind, area, outline, points, tolerance from population_boundary where kind = @kind order by area";

    /// <summary>Outlines.</summary>
    public static RowTable<BoundaryRow> All { get; } = new(
        (s, r, set) => s.Statement(PutBoundary).Set("kind", r.Kind.Code()).Set("area", r.Area).Set("outline", r.Outline).Set("points", r.Points).Set("tolerance", r.Tolerance).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearBoundary).Set("set", set).Execute());

    public static List<BoundaryRow> Of(Session session, AreaKind kind) => session.Statement(SelectOfKind).Set("kind", kind.Code())
        .List(r => new BoundaryRow(AreaKinds.Of(r.GetString(0)), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4)));
}
